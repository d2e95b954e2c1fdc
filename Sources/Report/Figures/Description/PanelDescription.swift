import Elementary
import Graphics
import Plot
import Typesetting

/// What a panel shows, in sentences for those who cannot see it.
struct PanelDescription {
  /// The panel.
  var panel: Panel
  /// Its marks, in the order of the config, those of one entry together.
  let groups: [(entry: MarkEntry, marks: [any Mark])]
  /// What its axes show of the data; nil if no other panel has a say in it.
  var ranges: PanelRanges?
  /// Whether the panel only keeps the place of one.
  var isPlaceholder = false
  /// What is on the axes, where a panel beside it says so.
  var titles = (x: "", y: "")

  /// So many marks of one kind are told apart; of more the rest is counted.
  static let sentenceLimit = 12

  var extent: Extent {
    groups.flatMap(\.marks).reduce(Extent()) { $0.union($1.extent) }
  }

  /// The ends that an axis was given, the lower one first wherever it lies.
  static func ends(of axis: Axis) -> (low: Double?, high: Double?) {
    guard let lower = axis.lower, let upper = axis.upper else { return (axis.lower, axis.upper) }
    return (min(lower, upper), max(lower, upper))
  }

  /// Whether some of a box can be seen.
  func shows(x: ClosedRange<Double>, y: ClosedRange<Double>) -> Bool {
    func overlaps(_ box: ClosedRange<Double>, _ axis: Axis, _ data: ClosedRange<Double>?) -> Bool {
      let ends = PanelDescription.ends(of: axis)
      guard let low = ends.low ?? data?.lowerBound, let high = ends.high ?? data?.upperBound
      else { return false }
      return box.lowerBound <= high && box.upperBound >= low
    }
    return overlaps(x, panel.x, extent.x) && overlaps(y, panel.y, extent.y)
  }

  /// The points that the axes show: within the ranges that they were given, and on a logarithmic axis
  /// none below zero.
  func shown(_ x: [Double], _ y: [Double]) -> [(x: Double, y: Double)] {
    func shows(_ value: Double, _ axis: Axis) -> Bool {
      value.isFinite && (axis.transform != .log10 || value >= 0)
    }
    let (low, high) = PanelDescription.ends(of: panel.x)
    let along = (low ?? -.infinity)...(high ?? .infinity)
    return zip(x, y).filter { along.contains($0) && shows($0, panel.x) && shows($1, panel.y) }
      .map { (x: $0, y: $1) }
  }

  /// Whether a height lies outside of the range that the vertical axis was given.
  func isBeyondRange(_ y: Double) -> Bool {
    let (low, high) = PanelDescription.ends(of: panel.y)
    return y < low ?? -.infinity && y != 0 || y > high ?? .infinity
  }

  /// Whether steps or other counts stand on the horizontal axis.
  var countsX: Bool { extent.countsX ?? false }

  /// The heights of the horizontal reference lines.
  var thresholds: [Double] {
    groups.flatMap(\.marks).compactMap { mark in
      if case .y(let value)? = (mark as? RuleMark)?.position { value } else { nil }
    }
  }

  /// Whether pairs of swept numbers are compared.
  var isHeatmap: Bool { groups.contains { $0.marks.contains { $0 is HeatmapMark } } }

  /// The sentences in order: title, axes, marks.
  var sentences: [String] {
    let title = PlainText.text(of: panel.title)
    let name = [panel.letter.isEmpty ? "" : "Panel \(panel.letter)", title]
      .filter { !$0.isEmpty }.joined(separator: ": ")
    let body = axes + groups.flatMap(sentences)
    return (name.isEmpty ? [] : [name]) + (groups.isEmpty ? ["Nothing is drawn"] : body)
  }

  // MARK: Marks

  private func sentences(_ group: (entry: MarkEntry, marks: [any Mark])) -> [String] {
    let all = series(of: group.marks)
    let told = all.prefix(PanelDescription.sentenceLimit)
    var sentences = told.map { marks in
      let suffix = marks.allSatisfy(isOutside) ? ", outside of the axes" : ""
      guard let first = marks.first as? any DescribedMark else {
        return (marks.first.map { plainSentence(group.entry, $0) } ?? "") + suffix
      }
      let sentence = sentence(of: first, with: marks.dropFirst())
      return suffix.isEmpty
        ? sentence : sentence.replacing(", partly outside of the axes", with: "") + suffix
    }
    let rest = all.dropFirst(told.count).reduce(0) { $0 + $1.count }
    if rest > 0 { sentences.append("There \(rest == 1 ? "is" : "are") \(rest) more of this kind") }
    return sentences
  }

  /// Whether nothing of a mark is within the ranges that the axes were given.
  private func isOutside(_ mark: any Mark) -> Bool {
    func misses(_ data: ClosedRange<Double>?, _ axis: Axis) -> Bool {
      guard let data else { return false }
      let (low, high) = PanelDescription.ends(of: axis)
      return data.upperBound < low ?? -.infinity || data.lowerBound > high ?? .infinity
    }
    // Of some paths only the start has to be seen, and of some curves not all.
    let extent = mark.extent
    return !(mark is TrajectoryMark)
      && (misses(extent.x, panel.x)
        || misses(Extent.join(extent.y, extent.leavingY), panel.y))
  }

  private func sentence<M: DescribedMark>(of mark: M, with others: ArraySlice<any Mark>) -> String {
    let others = others.compactMap { $0 as? M }
    return others.isEmpty ? mark.sentence(in: self) : mark.sentence(with: others, in: self)
  }

  /// The marks, those of one name together; what has no name belongs to what comes before.
  private func series(of marks: [any Mark]) -> [[any Mark]] {
    var series: [[any Mark]] = []
    var places: [String: Int] = [:]
    var last: Int?
    for mark in marks {
      guard let name = (mark as? any DescribedMark)?.seriesName else {
        series.append([mark])
        last = nil
        continue
      }
      if let place = name.isEmpty ? last : places[name] {
        series[place].append(mark)
        last = place
      } else {
        last = series.count
        if !name.isEmpty { places[name] = series.count }
        series.append([mark])
      }
    }
    return series
  }

  /// What its colors mean, or what the registry says of the mark, and its names.
  private func plainSentence(_ entry: MarkEntry, _ mark: any Mark) -> String {
    var text = "Shown: \(entry.summary)"
    if let bar = mark.colorBar, let low = bar.boundaries.first, let high = bar.boundaries.last {
      let title = PlainText.text(of: bar.title)
      text = "Colors stand for \(title.isEmpty ? "values" : title)"
      text += " from \(PanelDescription.number(low)) to \(PanelDescription.number(high))"
    }
    let names = mark.keys.map { "“\(PlainText.text(of: $0.text))”" }
    return names.isEmpty ? text : "\(text): \(names.joined(separator: ", "))"
  }
}

// MARK: - Numbers

extension PanelDescription {
  /// A number in words for a text without markup.
  static func number(_ value: Double) -> String { words(value, digits: 3) }

  /// A number with so many digits.
  static func words(_ value: Double, digits: Int) -> String {
    PlainText.text(of: NumberFormat(digits: digits).text(value))
  }

  /// Two numbers in words, with enough digits to tell them apart and by how much they differ.
  static func pair(_ first: Double, _ second: Double) -> (String, String) {
    let digits = digits(first, second)
    return (words(first, digits: digits), words(second, digits: digits))
  }

  /// How many digits tell two numbers apart, and by how much they differ.
  static func digits(_ first: Double, _ second: Double) -> Int {
    // What differs by rounding alone is the same.
    if abs(first - second) <= 1e-12 * max(abs(first), abs(second)) { return 3 }
    func areTold(_ digits: Int) -> Bool {
      words(first, digits: digits) != words(second, digits: digits)
    }
    // 100 and 100.5 are not 100 and 101.
    func isMisled(_ digits: Int) -> Bool {
      let told = rounded(first, digits: digits) - rounded(second, digits: digits)
      return abs(told - (first - second)) > 0.25 * abs(first - second)
    }
    if areTold(3) { return (3...15).first { !isMisled($0) } ?? 15 }
    // One digit of the difference may be a rounded one.
    return ((4...15).first(where: areTold) ?? 15) + 2
  }

  /// The number that a text with so many digits tells.
  private static func rounded(_ value: Double, digits: Int) -> Double {
    guard value.isFinite, value != value.rounded() || abs(value) >= 1e6 else { return value }
    let (mantissa, exponent) = NumberFormat.decimal(abs(value), digits: digits)
    let text = mantissa.map(String.init).joined() + "e\(exponent - mantissa.count + 1)"
    return (value < 0 ? -1 : 1) * (Double(text) ?? .nan)
  }

  /// The numbers in words: "from 1 to 3", or "with 2" where they are all the same.
  static func range(of values: [Double]) -> String {
    guard let low = values.min(), let high = values.max() else { return "without numbers" }
    let (first, last) = pair(low, high)
    return first == last ? "with \(first)" : "from \(first) to \(last)"
  }

  /// Which of so many parts are told: the last one, and the first ones up to the limit.
  static func told(of count: Int) -> [Int] {
    count <= sentenceLimit ? Array(0..<count) : Array(0..<sentenceLimit - 1) + [count - 1]
  }

  /// A vector: "(3, −1)".
  static func vector(_ x: Double, _ y: Double) -> String { "(\(number(x)), \(number(y)))" }

  /// A point, as far as places in the panel differ: "(3, −1)".
  func point(_ x: Double, _ y: Double) -> String { "(\(number(x: x)), \(number(y: y)))" }

  /// A number on the horizontal axis, as far as its numbers differ.
  func number(x value: Double) -> String {
    PanelDescription.number(value, on: panel.x, showing: ranges?.x)
  }

  /// A number on the vertical axis, as far as its numbers differ.
  func number(y value: Double) -> String {
    PanelDescription.number(value, on: panel.y, showing: ranges?.y)
  }

  /// Far from zero a number has more digits, and what rounding leaves of zero is zero.
  private static func number(
    _ value: Double, on axis: Axis, showing range: ClosedRange<Double>?
  ) -> String {
    guard let range, axis.transform == .linear else { return number(value) }
    let span = range.upperBound - range.lowerBound
    let size = max(abs(range.lowerBound), abs(range.upperBound))
    guard span > 0, span.isFinite else { return number(value) }
    if abs(value) < 1e-9 * span { return "0" }
    let more = min(max(decimalLogarithm(size / span), 0), 14)
    return PlainText.text(of: NumberFormat(digits: 3 + Int(more)).text(value))
  }

  /// A place on the horizontal axis: "step 40", "learning rate η = 0.1".
  func place(_ x: Double) -> String {
    let title = PlainText.text(of: titles.x.isEmpty ? panel.x.title : titles.x)
    let value = number(x: x)
    if title.isEmpty { return value }
    if countsX, !title.contains(" ") { return "\(title) \(value)" }
    // A unit stands behind the number.
    guard let unit = title.firstRange(of: " in ") else { return "\(title) = \(value)" }
    return "\(title[..<unit.lowerBound]) = \(value) \(title[unit.upperBound...])"
  }
}
