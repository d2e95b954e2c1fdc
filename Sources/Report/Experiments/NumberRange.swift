import Configuration
import Elementary

/// Evenly spaced numbers, in value or in logarithm.
struct NumberRange {
  /// The values of a list as they stand, or the numbers of a range, at its place; nil after a
  /// mistake. `purpose` completes "expected values …"; a description has one value, and no range
  /// where the values are no numbers.
  static func values(
    _ value: inout ConfigValue, purpose: String, areNumbers: Bool = true
  ) -> [ConfigValue]? {
    let node = value.node
    let values = value.elements(count: 1...Int.max)
    let range = areNumbers ? value.defined("range") { NumberRange(&$0) } : nil
    if let values { return values }
    if let range {
      return range.values.map {
        ConfigValue(Node(.number($0), at: node.range), purpose, problems: value.problems)
      }
    }
    if node.value == .array([]) {
      value.otherwise("expected values \(purpose), found none")
    } else {
      value.otherwise(
        "expected a list or a range \(purpose), found \(node.described)",
        hints: ["{\"from\": 1e-4, \"to\": 10, \"count\": 41, \"scale\": \"log\"} is a range"])
    }
    return nil
  }

  /// The first number.
  private var from = 0.0
  /// The last number.
  private var to = 0.0
  /// How many, both ends included.
  private(set) var count = 0
  /// Whether the logarithms are evenly spaced.
  private var isLogarithmic = false

  /// Reads `{"from", "to", "count", "scale"}`; nil if it is something else, or after a mistake.
  init?(_ value: inout ConfigValue) {
    guard var fields = value.object("a range") else { return nil }
    let before = value.problems.all.count
    for key in ["from", "to", "count"] { fields.require(key) }
    fields.read(
      "scale", into: &isLogarithmic, from: [(name: "linear", value: false), ("log", true)],
      about: "whether the numbers or their logarithms are evenly spaced")
    let ends = fields.fork(on: "scale", is: "log") { isLogarithmic, fields -> (Double, Double)? in
      var (from, to) = (0.0, 0.0)
      let rule = isLogarithmic ? NumberRule.positive : .any
      fields.read("from", into: &from, rule, about: "the first number")
      fields.read("to", into: &to, rule, about: "the last number")
      return (from, to)
    }
    (from, to) = ends ?? (0, 0)
    fields.read(
      "count", into: &count, from: 2, upTo: Sweep.limit, about: "how many, both ends included")
    fields.finish()
    if !(to - from).isFinite {
      value.problems.add(
        "expected a range narrower than 1.8e308, found a wider one", at: value.node.range)
    }
    if value.problems.all.count > before { return nil }
  }

  /// The numbers from the first to the last.
  var values: [Double] {
    (0..<count).map { index in
      if index == 0 { return from }
      if index == count - 1 { return to }
      let fraction = Double(index) / Double(count - 1)
      guard isLogarithmic else {
        return NumberRange.short(from + fraction * (to - from), scale: max(abs(from), abs(to)))
      }
      let (low, high) = (decimalLogarithm(from), decimalLogarithm(to))
      return NumberRange.powerOfTen(low + fraction * (high - low))
    }
  }

  /// The number that a person means by one with rounding errors: 0.6, not 0.6000000000000001, and
  /// 0 where a range passes through it.
  private static func short(_ number: Double, scale: Double) -> Double {
    if abs(number) < 1e-14 * scale { return 0 }
    let (figures, exponent) = NumberFormat.decimal(abs(number), digits: 15)
    guard figures.count < 13,
      let magnitude = Double(
        "\(figures.map(String.init).joined())e\(exponent + 1 - figures.count)")
    else { return number }
    return number < 0 ? -magnitude : magnitude
  }

  /// 10 to a power; where the power is whole up to rounding, the double nearest to it.
  private static func powerOfTen(_ exponent: Double) -> Double {
    let whole = exponent.rounded()
    guard abs(exponent - whole) < 1e-9, let exact = Double("1e\(Int(whole))") else {
      return power(10, exponent)
    }
    return exact
  }
}
