import Configuration
import Optimization
import Plot

/// `{"mark": "bar", "of", "where", "measure", "direction", "quantiles", "digits", "label", "name",
/// "style"}`: a bar for each setting, as long as what came of it; of repetitions the median.
struct BarSpec: MarkSpec {
  private let selection: RunSelection
  private let number: RunNumber
  private var direction = BarMark.Direction.horizontal
  private var levels: [Double] = []
  private var digits = 3
  private let label: RunLabel
  private let name: TextTemplate?
  private let style: StyleChoice

  /// More bars than this in one mark are refused.
  static let limit = 60

  init?(_ fields: inout Fields, reader: MarkReader) {
    let selection = reader.selection(&fields, endsSuffice: true)
    let number = selection.flatMap { RunNumber(&fields, experiment: $0.experiment) }
    fields.read(
      "direction", into: &direction,
      from: [(name: "horizontal", value: .horizontal), ("vertical", .vertical)],
      about: "where lengths go")
    reader.quantiles(&fields, into: &levels)
    fields.read("digits", into: &digits, in: 1...10, about: "significant digits of the numbers")
    label = RunLabel(&fields, reader: reader, of: selection)
    name = reader.text("name", &fields, about: "its name in the legend")
    style = StyleChoice(&fields)
    guard let selection, let number, selection.isDrawn(upTo: BarSpec.limit, &fields) else {
      return nil
    }
    self.selection = selection
    self.number = number
  }

  /// Whether the bars are told from those of other marks by a name, and by no style of the config.
  var isNamedAlone: Bool { name != nil && style == .automatic }

  func marks(in stage: Stage) -> [any Mark] {
    let runs = selection.runs(in: stage.results)
    let numbers = number(runs, in: stage.results)
    let groups = runs.bySetting
    let categories = stage.categories(
      groups.map { label.name(of: runs[$0.lowerBound], results: stage.results) })
    let bars = zip(groups, categories).map { places, category in
      let found = numbers[places]
      // What has no number comes after all that have.
      let sorted = found.map { $0.isNaN ? .infinity : $0 }.sorted()
      let middle = quantile(sorted: sorted, 0.5)
      let text =
        middle.isFinite
        ? NumberFormat(digits: digits).text(middle)
        : 2 * found.count { $0 == .infinity } >= found.count
          ? runs[places].failure : number.absence
      var range: ClosedRange<Double>?
      if levels.count == 2, sorted.count > 1 {
        let ends = levels.map { quantile(sorted: sorted, $0) }
        if ends[0].isFinite, ends[1].isFinite { range = ends[0]...ends[1] }
      }
      return BarMark.Bar(
        category, value: middle, text: text,
        style: style.style(for: runs[places.lowerBound], in: stage), range: range)
    }
    return [BarMark(bars, direction: direction, name: stage.results.text(name))]
  }
}

extension RunSelection {
  /// Whether there are few enough settings for each to have a place of its own; a mistake if not.
  func isDrawn(upTo limit: Int, _ fields: inout Fields) -> Bool {
    let count = experiment.variants.count { filter.admits($0) }
    if count <= limit { return true }
    fields.report(
      "expected at most \(limit) settings side by side, found \(count)", at: "of",
      hints: ["\"where\" picks some"])
    return false
  }
}
