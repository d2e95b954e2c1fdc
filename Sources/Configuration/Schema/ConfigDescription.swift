/// What a config may contain, found by running its readers on objects that are not there.
///
/// Every question that a reader asks is remembered: what `Fields` reads, what a `ConfigValue` is
/// asked to be, and where reading forks. A reader that is run so must go on where values are
/// missing, and gives no value.
public final class ConfigDescription {
  /// What is described under a name, in the order in which it was met.
  private(set) var definitions: [(name: String, value: ValueDescription)] = []
  /// How a sweep is written, over numbers and over other things.
  private(set) var sweeps: (numbers: ValueDescription, others: ValueDescription)?
  /// What stands under `use`, where objects may be made of shared blocks.
  private(set) var use: ValueDescription?
  /// Mistakes that readers report about what is not there.
  let problems = DiagnosticCollector()
  /// The whole config.
  let root: ValueDescription

  /// Describes a config; `read` is what reads one.
  public init(_ read: (ConfigValue) -> Void) {
    root = ValueDescription(isSwept: false)
    read(ConfigValue(describing: root, in: self, isSwept: false))
  }

  /// Describes how sweeps are written: `read` gets the value and whether numbers are swept, and asks
  /// `sweptElement` of what stands for the swept values.
  public func describeSweep(_ read: (ConfigValue, _ ofNumbers: Bool) -> Void) {
    let descriptions = [true, false].map { ofNumbers in
      let value = ValueDescription(isSwept: false)
      read(ConfigValue(describing: value, in: self, isSwept: false), ofNumbers)
      return value
    }
    sweeps = (descriptions[0], descriptions[1])
  }

  /// Describes how an object names the blocks that it is made of.
  func describeUse() {
    let value = ValueDescription(isSwept: false)
    value.summary = "shared blocks that the object is laid over"
    ConfigValue(describing: value, in: self, isSwept: false).areNames()
    use = value
  }

  /// Where a name is to be described; nil if it is already.
  func definition(_ name: String) -> ValueDescription? {
    if definitions.contains(where: { $0.name == name }) { return nil }
    let value = ValueDescription(isSwept: false)
    definitions.append((name, value))
    return value
  }
}

/// What a reader of one object adds to.
struct Describing {
  let object: ObjectDescription
  let config: ConfigDescription
  /// Whether a sweep may stand in the place of what is read.
  var isSwept: Bool
}
