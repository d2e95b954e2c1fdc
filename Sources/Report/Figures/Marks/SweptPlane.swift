import Configuration

/// The runs of an experiment over a plane of two swept numbers.
struct SweptPlane: Sendable {
  /// The runs.
  let selection: RunSelection
  /// The swept number that goes to the right.
  let x: String
  /// The one that goes up.
  let y: String

  /// The runs of each pair, row by row from the lowest y.
  struct Grid {
    var columns: [Double]
    var rows: [Double]
    /// The repetitions of each pair; none where it was not tried.
    var runs: [[Run]]
  }

  /// Reads `x` and `y`, the first two swept numbers unless they are given; nil after a mistake.
  init?(_ fields: inout Fields, of selection: RunSelection?) {
    let before = fields.problems.all.count
    let names = selection?.experiment.sweptNumbers ?? []
    var x = names.first ?? ""
    fields.read(
      "x", into: &x, among: names.map { (name: $0, value: $0) },
      about: "the swept number that goes to the right; the first if absent")
    var y = names.first { $0 != x } ?? x
    fields.read(
      "y", into: &y, among: names.map { (name: $0, value: $0) },
      about: "the swept number that goes up; the next if absent")
    guard let selection, fields.problems.all.count == before else { return nil }
    self.selection = selection
    (self.x, self.y) = (x, y)
    let experiment = selection.experiment
    if x == y {
      let found = names.isEmpty ? "none" : names.joined(separator: ", ")
      fields.report(
        "\(fields.kind) needs two swept numbers for \"x\" and \"y\", \"\(experiment.name)\" has \(found)",
        at: fields.has("y") ? "y" : "of")
      return nil
    }
    let rest = experiment.parameterNames.filter { $0 != x && $0 != y }
    if let name = rest.first(where: { !selection.filter.fixes($0) }) {
      fields.report(
        "\"\(experiment.name)\" sweeps \"\(name)\" as well", at: "of",
        hints: ["\"where\": { \"\(name)\": … } picks one of its values"])
      return nil
    }
  }

  /// The runs at their places.
  func grid(in results: Results) -> Grid {
    let runs = selection.runs(in: results)
    func values(_ name: String) -> [Double] {
      Set(runs.compactMap { $0.number(name) }).sorted()
    }
    func places(of values: [Double]) -> [Double: Int] {
      Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0.element, $0.offset) })
    }
    let (columns, rows) = (values(x), values(y))
    let (columnOf, rowOf) = (places(of: columns), places(of: rows))
    var found: [[Run]] = Array(repeating: [], count: columns.count * rows.count)
    for run in runs {
      guard let column = run.number(x).flatMap({ columnOf[$0] }),
        let row = run.number(y).flatMap({ rowOf[$0] })
      else { continue }
      found[row * columns.count + column].append(run)
    }
    return Grid(columns: columns, rows: rows, runs: found)
  }
}

extension Run {
  /// The swept number of a name; nil if a word was swept, or nothing.
  func number(_ name: String) -> Double? {
    if case .number(let number)? = parameter(name)?.value { number } else { nil }
  }
}
