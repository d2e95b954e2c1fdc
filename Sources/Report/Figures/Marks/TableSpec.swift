import Configuration
import Optimization
import Plot

/// `{"mark": "table", "of", "where", "columns", "steps"}`: what an optimizer computed, a row for each
/// of the first steps; or `{"mark": "table", "header", "rows"}`: texts with results in them.
struct TableSpec: MarkSpec {
  private enum Content: Sendable {
    case steps(RunSelection, columns: [TableColumn], count: Int, digits: Int)
    case given(header: [TextTemplate], rows: [[TextTemplate]])
  }
  private let content: Content

  static var isBlank: Bool { true }

  init?(_ fields: inout Fields, reader: MarkReader) {
    let before = fields.problems.all.count
    let content = fields.fork(has: "rows") { areGiven, fields in
      areGiven
        ? TableSpec.given(&fields, reader: reader) : TableSpec.steps(&fields, reader: reader)
    }
    guard let content, fields.problems.all.count == before else { return nil }
    self.content = content
  }

  private static func given(_ fields: inout Fields, reader: MarkReader) -> Content? {
    let header = texts(
      fields.requiredValue("header", about: "what stands above the columns"), reader)
    var rows: [[TextTemplate]] = []
    for value in fields.elements("rows", about: "the cells, row by row") ?? [] {
      let row = texts(value, reader)
      if row.count != header.count {
        fields.problems.add(
          "expected \(header.count) cells as in the header, found \(row.count)",
          at: value.node.range)
      }
      rows.append(row)
    }
    return .given(header: header, rows: rows)
  }

  private static func steps(_ fields: inout Fields, reader: MarkReader) -> Content? {
    let selection = reader.selection(&fields)
    var count = 5
    var digits = 4
    fields.read("steps", into: &count, in: 1...60, about: "how many steps have a row")
    fields.read("digits", into: &digits, in: 1...10, about: "significant digits of the numbers")
    let known = selection.map { TableSpec.columns(of: $0.experiment) } ?? []
    fields.require("columns")
    let elements = fields.elements("columns", about: "what the columns show") ?? []
    let columns = elements.compactMap { element -> TableColumn? in
      var element = element
      let sample = TableColumn.common + [("gradient", .state("gradient"))]
      let choices = element.isDescribed ? sample : known
      if choices.isEmpty, case .string = element.node.value { return nil }
      let column = element.name(among: choices, kind: "column")
      element.otherwise("expected the name of a column, found \(element.node.described)")
      if let selection, case .state(let name)? = column, !selection.experiment.recordsState {
        fields.problems.add(
          "\"\(name)\" is not recorded by \"\(selection.experiment.name)\"",
          at: element.node.range, hints: ["set \"recordState\": true in the experiment"])
      }
      return column
    }
    return selection.map { .steps($0, columns: columns, count: count, digits: digits) }
  }

  private static func texts(_ value: ConfigValue?, _ reader: MarkReader) -> [TextTemplate] {
    guard var value else { return [] }
    let cells = value.elements()
    value.otherwise("expected a list of texts, found \(value.node.described)")
    return (cells ?? []).compactMap { cell in
      var cell = cell
      let text = cell.string()
      cell.otherwise("expected a text, found \(cell.node.described)")
      return text.flatMap {
        reader.template($0, at: cell.node.range, problems: cell.problems)
      }
    }
  }

  /// The columns that a table of the experiment can have.
  private static func columns(of experiment: Experiment) -> [(name: String, value: TableColumn)] {
    guard case .minimize(let minimization)? = experiment.variants.first?.candidates.first?.setting
    else { return TableColumn.common }
    let state = ["gradient"] + minimization.optimizer.preset.stateNames
    return TableColumn.common + state.map { ($0, .state($0)) }
  }

  func marks(in stage: Stage) -> [any Mark] {
    let table = table(of: stage.results)
    if table.rows.isEmpty, case .steps = content { return [] }
    return [TableMark(header: table.header, rows: table.rows, alignments: table.alignments)]
  }

  /// Whether the cells are numbers from a run.
  var isComputed: Bool { if case .steps = content { true } else { false } }

  /// The cells, in markup.
  func table(
    of results: Results
  ) -> (header: [String], rows: [[String]], alignments: [TableMark.Alignment]) {
    switch content {
    case .given(let header, let rows):
      return (
        header.map { results.text($0) }, rows.map { $0.map { results.text($0) } },
        header.indices.map { $0 == 0 ? .left : .decimal }
      )
    case .steps(let selection, let columns, let count, let digits):
      guard let run = selection.runs(in: results).first, let trajectory = run.trajectory
      else { return ([], [], []) }
      let last = max(0, min(count, trajectory.count - 1))
      let format = NumberFormat(digits: digits, keepsZeros: true)
      let cells = columns.map { column in
        last == 0
          ? [] : column.cells(1...last, of: run, trajectory).map { $0.map(format.text) ?? "" }
      }
      return (
        columns.map { $0.header(trajectory) }, (0..<last).map { row in cells.map { $0[row] } },
        columns.map(\.alignment)
      )
    }
  }
}
