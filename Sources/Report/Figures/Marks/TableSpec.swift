import Configuration
import Optimization
import Plot

/// `{"mark": "table", "of", "where", "columns", "steps"}`: what an optimizer computed, a row for each
/// of the first steps; or `{"mark": "table", "header", "rows"}`: texts with results in them.
struct TableSpec: MarkSpec {
  private enum Content: Sendable {
    case steps(RunSelection, columns: [String], count: Int, digits: Int)
    case given(header: [TextTemplate], rows: [[TextTemplate]])
  }
  private let content: Content

  static var isBlank: Bool { true }

  /// Columns that every optimizer has; the rest is its state.
  private static let commonColumns = ["step", "delta", "iterate", "loss"]

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
    let columns = elements.compactMap { element -> String? in
      var element = element
      let names = element.isDescribed ? commonColumns + ["gradient"] : known
      if names.isEmpty, case .string = element.node.value { return nil }
      let column = element.name(among: names.map { (name: $0, value: $0) }, kind: "column")
      element.otherwise("expected the name of a column, found \(element.node.described)")
      return column
    }
    if let selection, !selection.experiment.recordsState,
      let index = columns.firstIndex(where: { !TableSpec.commonColumns.contains($0) })
    {
      fields.problems.add(
        "\"\(columns[index])\" is not recorded by \"\(selection.experiment.name)\"",
        at: elements[index].node.range, hints: ["set \"recordState\": true in the experiment"])
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
  private static func columns(of experiment: Experiment) -> [String] {
    guard case .minimize(let minimization)? = experiment.variants.first?.candidates.first?.setting
    else { return commonColumns }
    return commonColumns + ["gradient"] + minimization.optimizer.preset.stateNames
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
      let format = NumberFormat(digits: digits)
      let cells = columns.map { column in
        (1...max(1, last)).map { step in
          step > last ? "" : TableSpec.cell(column, step, trajectory).map(format.text) ?? ""
        }
      }
      return (
        columns.map { TableSpec.header($0, trajectory) },
        (0..<last).map { row in cells.map { $0[row] } },
        columns.map { $0 == "step" ? .right : $0 == "loss" ? .decimal : .center }
      )
    }
  }

  private static func header(_ column: String, _ trajectory: Trajectory) -> String {
    switch column {
    case "step": return "$t$"
    case "delta": return "$\\Delta\\theta_t$"
    case "iterate": return "$\\theta_t$"
    case "loss": return "$L(\\theta_t)$"
    default:
      let symbol = trajectory.state.first { $0.name == column }?.symbol ?? column
      return "$\(symbol)_t$"
    }
  }

  /// What a column says about the step from the iterate before to this one.
  private static func cell(_ column: String, _ step: Int, _ trajectory: Trajectory) -> [Double]? {
    let iterate = trajectory.iterate(step)
    switch column {
    case "step": return [Double(step)]
    case "iterate": return Array(iterate)
    case "delta": return zip(iterate, trajectory.iterate(step - 1)).map { $0 - $1 }
    case "loss": return [trajectory.values[step]]
    default:
      let n = trajectory.dimension
      return trajectory.state.first { $0.name == column }
        .map { Array($0.values[(step - 1) * n..<step * n]) }
    }
  }
}
