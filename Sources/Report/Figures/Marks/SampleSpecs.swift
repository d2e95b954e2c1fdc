import Configuration
import Plot

/// `{"mark": "histogram", "of", "where", "measure", "group", "bins", "height", "label", "style"}`: how
/// often what came of runs lies in each of some intervals.
struct HistogramSpec: MarkSpec {
  private let sample: RunSample
  private var bins: Int?
  private var height = HistogramMark.Measure.count

  /// More histograms on one another cannot be told apart.
  private static let limit = 6

  init?(_ fields: inout Fields, reader: MarkReader) {
    let sample = RunSample(&fields, reader: reader)
    fields.read("bins", into: &bins, in: 1...500, about: "how many intervals")
    fields.read(
      "height", into: &height, from: [(name: "count", value: .count), ("density", .density)],
      about: "what heights are")
    guard let sample, sample.isDrawn(upTo: Self.limit, &fields) else { return nil }
    self.sample = sample
  }

  func marks(in stage: Stage) -> [any Mark] {
    let groups = sample.groups(in: stage)
    return HistogramMark.marks(
      of: groups.map(\.values), among: sample.valuesOfAllFacets(in: stage),
      transform: stage.xTransform, count: bins, measure: height,
      styles: groups.map { sample.style(of: $0, in: stage) },
      names: groups.map { group in
        let name = sample.name(of: group, among: groups.count, in: stage)
        let missing = group.values.count { !$0.isFinite }
        let note = missing > 0 ? "\(missing) of \(group.values.count) \(group.missingName)" : ""
        return [name, note].filter { !$0.isEmpty }.joined(separator: ", ")
      })
  }
}

/// `{"mark": "ecdf", "of", "where", "measure", "group", "label", "style"}`: which part of the runs has
/// come to a number or less. A curve that ends below 1 says which part never gets there.
struct ECDFSpec: MarkSpec {
  private let sample: RunSample

  private static let limit = 12

  init?(_ fields: inout Fields, reader: MarkReader) {
    guard let sample = RunSample(&fields, reader: reader), sample.isDrawn(upTo: Self.limit, &fields)
    else { return nil }
    self.sample = sample
  }

  func marks(in stage: Stage) -> [any Mark] {
    let groups = sample.groups(in: stage)
    return groups.map { group in
      let values = group.values.filter(\.isFinite).sorted()
      let name = sample.name(of: group, among: groups.count, in: stage)
      let style = sample.style(of: group, in: stage)
      let parts = values.indices.map { Double($0 + 1) / Double(group.values.count) }
      var extent = Extent(x: values, y: [0, 1])
      extent.countsX = nil
      var mark = DeferredMark(
        extent: extent, keys: name.isEmpty ? [] : [LegendKey(name, sample: .line(style))]
      ) { frame in
        guard group.isKnown else { return LineMark(x: [], y: [], style: style, name: name) }
        // From nothing at the left edge, and on to the right one.
        let (low, high) = (frame.x.domain.lowerBound, frame.x.domain.upperBound)
        let start = min(low, values.first ?? low)
        return LineMark(
          x: [start] + values + [max(high, values.last ?? high)],
          y: [0] + parts + [parts.last ?? 0], style: style, name: name, shape: .step)
      }
      mark.sentence = ECDFSpec.sentence(name, group)
      return mark
    }
  }

  /// What the curve of a group says.
  private static func sentence(_ name: String, _ group: RunSample.Group) -> String {
    let values = group.values.filter(\.isFinite).sorted()
    let count = group.values.count
    let number = PanelDescription.number
    let curve = quoted("The curve", name)
    let missingName = group.missingName.replacing("never", with: "never get there")
    guard let first = values.first, let last = values.last else {
      return "\(curve) stays at 0: \(count) of \(count) \(missingName)"
    }
    let half = (count + 1) / 2
    var text = "\(curve) tells which part of \(count) runs has come to a number or less: "
    text += "the first at \(number(first))"
    if half <= values.count { text += ", half by \(number(values[half - 1]))" }
    let missing = count - values.count
    text += ", \(missing == 0 ? "all" : "\(values.count)") by \(number(last))"
    return missing == 0 ? text : "\(text); \(missing) \(missingName)"
  }
}

/// `{"mark": "distribution", "of", "where", "measure", "group", "shape", "direction", "label",
/// "style"}`: how what came of runs is spread, one lane for each setting.
struct DistributionSpec: MarkSpec {
  private let sample: RunSample
  private var shape = DistributionMark.Shape.violin
  private var direction = BarMark.Direction.horizontal

  init?(_ fields: inout Fields, reader: MarkReader) {
    let sample = RunSample(&fields, reader: reader)
    fields.read(
      "shape", into: &shape,
      from: [(name: "violin", value: .violin), ("strip", .strip), ("box", .box)],
      about: "how it is drawn")
    fields.read(
      "direction", into: &direction,
      from: [(name: "horizontal", value: .horizontal), ("vertical", .vertical)],
      about: "where numbers go")
    guard let sample, sample.isDrawn(upTo: BarSpec.limit, &fields) else { return nil }
    self.sample = sample
  }

  func marks(in stage: Stage) -> [any Mark] {
    let groups = sample.groups(in: stage)
    let categories = stage.categories(groups.map { sample.fullName(of: $0, in: stage) })
    return [
      DistributionMark(
        zip(groups, categories).map { group, category in
          DistributionMark.Group(
            category, values: group.values, style: sample.style(of: group, in: stage),
            missingName: group.missingName)
        }, shape: shape, direction: direction)
    ]
  }
}
