/// A labelled or unlabelled position of an axis.
public struct Tick: Hashable, Sendable {
  /// The value that it stands at.
  public var value: Double
  /// Markup of the label; empty for a minor tick.
  public var label: String
  /// Whether the tick is long and labelled.
  public var isMajor: Bool { !label.isEmpty }

  /// Creates a tick; without a label it is a minor one.
  public init(_ value: Double, label: String = "") {
    self.value = value
    self.label = label
  }
}
