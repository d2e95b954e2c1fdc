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
  private(set) var countsInPi = false
  private var hasMinorTicks = false
  private var hasGrid: Bool
  private var hasFloorLane = false
  private var sharing: String?

  /// Creates an axis that nothing is said about.
  init() {
    title = nil
    hasGrid = false
  }

  /// Reads `{"title", "scale", "range", "ticks", "grid", "floor", "share"}`; an axis that nothing is
  /// said about if absent.
  static func read(_ value: ConfigValue?, reader: MarkReader) -> AxisSpec {
    guard var value else { return AxisSpec() }
    let axis = value.defined("axis") { value in
      value.fields("an axis").map { AxisSpec($0, reader: reader) }
    }
    return axis ?? AxisSpec()
  }

  private init(_ opened: Fields, reader: MarkReader) {
    var fields = opened
    hasGrid = false
    title = reader.text("title", &fields, about: "what stands along the axis")
    var threshold = 1.0
    fields.read(
      "threshold", into: &threshold, .positive,
      about: "how far a \"symlog\" axis is linear on both sides of 0")
    fields.read(
      "scale", into: &transform,
      from: [
        (name: "linear", value: .linear), ("log", .log10),
        ("symlog", .symlog(threshold: threshold)),
      ],
      about: "how numbers become lengths",
      summaries: [
        "as they are", "by their logarithms", "linear around 0, by their logarithms beyond",
      ])
    readRange(&fields)
    readTicks(&fields)
    fields.read("minorTicks", into: &hasMinorTicks, about: "whether there are ticks between ticks")
    fields.read("grid", into: &hasGrid, about: "whether lines go through the ticks")
    fields.read(
      "floor", into: &hasFloorLane,
      about: "whether what is 0, which a \"log\" axis cannot show, has a lane below")
    fields.read("share", into: &sharing, about: "axes with the same word have the same range")
    fields.finish()
  }

  /// Reads `ticks`: numbers, or "pi".
  private mutating func readTicks(_ fields: inout Fields) {
    let value = fields.value("ticks", about: "where ticks are, or \"pi\" for multiples of π")
    guard var value else { return }
    countsInPi = value.word("pi")
    if countsInPi, transform != .linear {
      fields.report("only a linear axis counts in pi", at: "ticks")
    }
    ticks = value.numbers()
    value.otherwise(expected: "a list of numbers or \"pi\"")
  }

  /// Reads `range`: two numbers, or null where the data decide.
  private mutating func readRange(_ fields: inout Fields) {
    let value = fields.value(
      "range",
      about:
        "the first and the last number shown (the axis is reversed where the first is higher); "
        + "null where the data decide")
    guard var value else { return }
    let ends = value.elements(count: 2...2)
    value.otherwise(expected: "two numbers (null where the data decide)")
    guard let ends else { return }
    let numbers = ends.map { end -> Double? in
      var end = end
      let number = end.number()
      _ = end.isNull()
      end.otherwise("expected a number or null, found \(end.node.described)")
      return number
    }
    (lower, upper) = (numbers[0], numbers[1])
    if transform == .log10, numbers.contains(where: { ($0 ?? 1) <= 0 }) {
      fields.report("a log axis must have a range above 0", at: "range")
    }
    guard let lower, let upper else { return }
    if lower == upper {
      fields.report("\"range\" must have two different ends", at: "range")
    } else {
      range = min(lower, upper)...max(lower, upper)
    }
  }

  /// Whether only the marks of the panel can say from where to where it goes.
  var isOpen: Bool { (lower == nil || upper == nil) && sharing == nil }

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
