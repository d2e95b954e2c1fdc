import Configuration
import Formula
import Plot

/// `{"mark": "computationGraph", "of", "detail"}`: how a value came about and how its derivatives
/// flow back, from the formula's own tape.
struct GraphSpec: MarkSpec {
  private let selection: RunSelection
  private var detail = GraphDetail.named
  private var hasLegend = true

  static var isBlank: Bool { true }

  init?(_ fields: inout Fields, reader: MarkReader) {
    let selection = reader.selection(&fields, kinds: [.evaluate])
    fields.read(
      "detail", into: &detail, from: [(name: "named", value: .named), ("full", .full)],
      about: "which steps of the computation are nodes",
      summaries: ["those with a name in the formula", "all"])
    fields.read("key", into: &hasLegend, about: "whether colors are explained")
    guard let selection else { return nil }
    self.selection = selection
    guard
      case .evaluate(let evaluation)? =
        selection.experiment.variants.first?.candidates.first?.setting
    else { return }
    let count = evaluation.formula.graph(at: evaluation.point, detail: detail).nodes.count
    guard count > GraphSpec.nodeLimit else { return }
    let hint =
      detail == .full
      ? "\"detail\": \"named\" shows the steps that have names" : "give fewer steps a name"
    fields.report(
      "expected a graph of at most \(GraphSpec.nodeLimit) nodes, found \(count)",
      at: fields.has("detail") ? "detail" : "of", hints: [hint])
    return nil
  }

  /// More nodes than this cannot be read on any page.
  private static let nodeLimit = 100

  func marks(in stage: Stage) -> [any Mark] {
    guard let run = selection.runs(in: stage.results).first,
      case .evaluate(let evaluation) = run.setting
    else { return [] }
    let graph = evaluation.formula.graph(at: evaluation.point, detail: detail)
    let format = NumberFormat(medium: .formula)
    func name(_ id: Int) -> String {
      FormulaMarkup.text(graph.nodes[id].name ?? (id == graph.output ? "f" : "v_\(id)"))
    }
    // The result is written f where the formula does not name it.
    let result = name(graph.output)
    let nodes = graph.nodes.enumerated().map { id, node in
      let definition = node.isInput ? "" : " = \(FormulaMarkup.text(node.expression))"
      let symbol = graph.isChain ? "d" : "\\partial "
      let adjoint =
        id == graph.output
        ? "$\(symbol)\(result)/\(symbol)\(result) = \(format.text(node.adjoint))$"
        : "$\(symbol)\(result)/\(symbol)\(name(id)) = \(format.text(node.adjoint))$"
      return ComputationGraphMark.Node(
        "$\(name(id))\(definition)$", value: "$\(format.text(node.value))$", adjoint: adjoint)
    }
    let edges = graph.edges.map { edge in
      let symbol = graph.isChain ? "d" : "\\partial "
      let ratio = "\(symbol)\(name(edge.to))/\(symbol)\(name(edge.from))"
      let local = format.text(edge.derivative)
      // A number is written once, and as other numbers are.
      let expression = edge.expression.flatMap { text in
        FormulaMarkup.number(text) == nil ? FormulaMarkup.text(text) : nil
      }
      let adjoint = format.text(graph.nodes[edge.to].adjoint)
      let backward = format.text(graph.nodes[edge.to].adjoint * edge.derivative)
      return ComputationGraphMark.Edge(
        from: edge.from, to: edge.to,
        derivative: "$\(ratio) = \(expression.map { "\($0) = " } ?? "")\(local)$",
        backward: "$\(adjoint) \\cdot \(local) = \(backward)$", shortDerivative: "$\(local)$",
        shortBackward: "$\(backward)$")
    }
    var mark = ComputationGraphMark(nodes: nodes, edges: edges)
    mark.hasLegend = hasLegend
    return [mark]
  }
}

extension ComputationGraph {
  /// Whether every node has one successor and one predecessor at most: then ∂ may be written d.
  fileprivate var isChain: Bool {
    nodes.indices.allSatisfy { id in
      edges.count { $0.from == id } <= 1 && edges.count { $0.to == id } <= 1
    }
  }
}
