import Configuration
import Formula

/// What can be claimed of a formula at a point.
let evaluationMeasures: [Measure] = [
  Measure("value", "the value of the formula", .evaluate, .real) {
    $0.evaluation.map { .number($0.value) } ?? .nothing("no value")
  },
  Measure("gradient", "the gradient", .evaluate, .vector) {
    $0.evaluation.map { .vector($0.gradient) } ?? .nothing("no gradient")
  },
  Measure("gradientNorm", "the Euclidean norm of the gradient", .evaluate, .real) {
    $0.evaluation.map { .number($0.gradientNorm) } ?? .nothing("no gradient")
  },
  Measure(
    "ascentAngle", "the direction of steepest ascent, in degrees counter-clockwise", .evaluate,
    .real
  ) { $0.evaluation?.ascentAngle.map(Measured.number) ?? .nothing("no two variables") },
  nodeMeasure("forward", "the value of a named node of the graph") { $0.value },
  nodeMeasure("adjoint", "the derivative of the result by a named node") { $0.adjoint },
]

extension Experiment {
  /// The names of the variables and definitions of a formula, in the order of evaluation.
  fileprivate var nodeNames: [String] {
    guard case .evaluate(let evaluation)? = variants.first?.candidates.first?.setting else {
      return []
    }
    return evaluation.run().graph.nodes.compactMap(\.name)
  }
}

private func nodeMeasure(
  _ name: String, _ summary: String, _ find: @escaping @Sendable (ComputationGraph.Node) -> Double
) -> Measure {
  Measure(name, summary, .evaluate, .real, options: ["node"]) { fields, experiment in
    var node = ""
    fields.require("node")
    let names = fields.isDescribed ? [] : experiment.nodeNames
    fields.read(
      "node", into: &node, among: names.map { (name: $0, value: $0) },
      about: "a variable or definition of the formula")
    return perRun { [node] run in
      run.evaluation?.graph.nodes.first { $0.name == node }.map { .number(find($0)) }
        ?? .nothing("no node \"\(node)\"")
    }
  }
}
