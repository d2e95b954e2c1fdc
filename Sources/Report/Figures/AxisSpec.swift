import Configuration
import Plot

/// One axis of a panel as the config declares it.
struct AxisSpec: Sendable {
  private let title: TextTemplate?
  private(set) var transform = Scale.Transform.linear
  private(set) var range: ClosedRange<Double>?
  private var lower: Double?
  private var upper: Double?
  private var ticks: [Double]?
  private var countsInPi = false
  private var hasMinorTicks = false
  private var hasGrid: Bool
  private var hasFloorLane = false
  private var sharing: String?

  /// Creates an axis that nothing is said about.
  init() {
    title = nil
    hasGrid = false
  }

  /// Reads `{"title", "scale", "range", "ticks", "grid", "floor", "share"}`.
  init(_ node: Node?, reader: MarkReader, problems: DiagnosticCollector) {
    self.init(node, kind: "an axis", reader: reader, problems: problems)
  }

  private init(
    _ node: Node?, kind: String, reader: MarkReader, problems: DiagnosticCollector
  ) {
    hasGrid = false
    guard let node, var fields = Fields(node, kind, problems: problems) else {
      title = nil
      return
    }
    title = reader.text("title", &fields)
    var threshold = 1.0
    fields.read("threshold", into: &threshold, .positive)
    fields.read(
      "scale", into: &transform,
      from: [
        (name: "linear", value: .linear), ("log", .log10),
        ("symlog", .symlog(threshold: threshold)),
      ])
    readRange(&fields)
    readTicks(&fields)
    fields.read("minorTicks", into: &hasMinorTicks)
    fields.read("grid", into: &hasGrid)
    fields.read("floor", into: &hasFloorLane)
    fields.read("share", into: &sharing)
    fields.finish()
  }

  /// Reads `ticks`: numbers, or "pi".
  private mutating func readTicks(_ fields: inout Fields) {
    guard let node = fields.node("ticks") else { return }
    switch node.value {
    case .string("pi"):
      countsInPi = true
      if transform != .linear { fields.report("only a linear axis counts in pi", at: "ticks") }
    case .array:
      var values: [Double] = []
      fields.read("ticks", into: &values)
      ticks = values
    default: fields.mismatch("ticks", "a list of numbers or \"pi\"", node)
    }
  }

  /// Reads `range`: two numbers, or null where the data decide.
  private mutating func readRange(_ fields: inout Fields) {
    guard let node = fields.node("range") else { return }
    guard case .array(let ends) = node.value, ends.count == 2 else {
      return fields.mismatch("range", "two numbers (null where the data decide)", node)
    }
    let numbers = ends.map { end -> Double? in
      if case .number(let number) = end.value { number } else { nil }
    }
    for (end, number) in zip(ends, numbers) where number == nil && end.value != .null {
      fields.problems.add("expected a number or null, found \(end.described)", at: end.range)
    }
    (lower, upper) = (numbers[0], numbers[1])
    if transform == .log10, numbers.contains(where: { ($0 ?? 1) <= 0 }) {
      fields.report("a log axis must have a range above 0", at: "range")
    }
    guard let lower, let upper else { return }
    if lower < upper {
      range = lower...upper
    } else {
      fields.report("\"range\" must go from a lower to a higher number", at: "range")
    }
  }

  /// The axis with its texts filled.
  func axis(in results: Results) -> Axis {
    var axis = Axis()
    axis.title = results.text(title)
    axis.transform = transform
    axis.lower = lower
    axis.upper = upper
    axis.ticks = ticks
    axis.countsInPi = countsInPi
    axis.hasMinorTicks = hasMinorTicks
    axis.hasGrid = hasGrid
    axis.hasFloorLane = hasFloorLane
    axis.sharing = sharing
    return axis
  }
}
