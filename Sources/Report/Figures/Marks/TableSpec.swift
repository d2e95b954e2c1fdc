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
    if fields.has("rows") {
      let header = TableSpec.texts(fields.requiredNode("header"), reader, fields.problems)
      var rows: [[TextTemplate]] = []
      for node in fields.elements("rows") ?? [] {
        let row = TableSpec.texts(node, reader, fields.problems)
        if row.count != header.count {
          fields.problems.add(
            "expected \(header.count) cells as in the header, found \(row.count)", at: node.range)
        }
        rows.append(row)
      }
      content = .given(header: header, rows: rows)
    } else {
      let selection = reader.selection(&fields)
      var count = 5
      var digits = 4
      fields.read("steps", into: &count, in: 1...60)
      fields.read("digits", into: &digits, in: 1...10)
      let known = selection.map { TableSpec.columns(of: $0.experiment) } ?? []
      let nodes = fields.requiredNode("columns") == nil ? [] : fields.elements("columns") ?? []
      let columns = nodes.compactMap { node -> String? in
        guard case .string(let name) = node.value else {
          fields.problems.add(
            "expected the name of a column, found \(node.described)", at: node.range)
          return nil
        }
        return known.isEmpty
          ? nil
          : Fields.choose(
            name, from: known.map { (name: $0, value: $0) }, kind: "column", at: node.range,
            fields.problems)
      }
      if let selection, !selection.experiment.recordsState,
        let index = columns.firstIndex(where: { !TableSpec.commonColumns.contains($0) })
      {
        fields.problems.add(
          "\"\(columns[index])\" is not recorded by \"\(selection.experiment.name)\"",
          at: nodes[index].range, hints: ["set \"recordState\": true in the experiment"])
      }
      guard let selection else { return nil }
      content = .steps(selection, columns: columns, count: count, digits: digits)
    }
    if fields.problems.all.count > before { return nil }
  }

  private static func texts(
    _ node: Node?, _ reader: MarkReader, _ problems: DiagnosticCollector
  ) -> [TextTemplate] {
    guard let node else { return [] }
    guard case .array(let cells) = node.value else {
      problems.add("expected a list of texts, found \(node.described)", at: node.range)
      return []
    }
    return cells.compactMap { cell in
      guard case .string(let text) = cell.value else {
        problems.add("expected a text, found \(cell.described)", at: cell.range)
        return nil
      }
      return reader.template(text, at: cell.range, problems: problems)
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
