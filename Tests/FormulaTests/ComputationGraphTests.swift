import Testing

@testable import Formula

struct ComputationGraphTests {
  /// The chain of the chain-rule lesson: 3 → 7 → 49, and back 1 → 14 → 28.
  @Test func showsTheChainRule() throws {
    let graph = try Formula("u = 2*x + 1; f = u^2").graph(at: [3], detail: .named)
    #expect(graph.nodes.map(\.name) == ["x", "u", "f"])
    #expect(graph.nodes.map(\.expression) == ["x", "2·x + 1", "u²"])
    #expect(graph.nodes.map(\.value) == [3, 7, 49])
    #expect(graph.nodes.map(\.adjoint) == [28, 14, 1])
    #expect(graph.nodes.map(\.isInput) == [true, false, false])
    #expect(graph.edges.map(\.derivative) == [2, 14])
    #expect(graph.edges.map(\.expression) == ["2", "2·u"])
    #expect(graph.output == 2)
  }

  /// Where f has no value no derivative is one.
  @Test func hasNoDerivativesWithoutAValue() throws {
    let graph = try Formula("u = log(x); u + 1/(y - 1)").graph(at: [-1, 2], detail: .named)
    #expect(graph.nodes[graph.output].value.isNaN)
    #expect(graph.nodes.allSatisfy { $0.adjoint.isNaN })
    #expect(graph.edges.filter { $0.to == graph.output }.allSatisfy { $0.derivative.isNaN })
  }

  /// f = x·u with u = x + 1: the adjoint of x is the sum over both ways, 2x + 1.
  @Test func addsOverTheUsesOfASharedNode() throws {
    let graph = try Formula("u = x + 1; x*u").graph(at: [3], detail: .named)
    #expect(graph.nodes.map(\.name) == ["x", "u", nil])
    #expect(graph.edges.map { [$0.from, $0.to] } == [[0, 1], [0, 2], [1, 2]])
    #expect(graph.edges.map(\.derivative) == [1, 4, 3])
    #expect(graph.edges.map(\.expression) == ["1", "u", "x"])
    #expect(graph.nodes.map(\.adjoint) == [7, 3, 1])
  }

  @Test func showsEveryOperationInFull() throws {
    let graph = try Formula("u = 2*x + 1; u^2*sin(x)").graph(at: [0.5], detail: .full)
    #expect(graph.nodes.map(\.name) == ["x", "v1", "u", "v2", "v3", nil])
    #expect(
      graph.nodes.map(\.expression) == ["x", "2·x", "v1 + 1", "u²", "sin(x)", "v2·v3"])
  }

  /// u names an operation that is used without the name as well.
  @Test func keepsADefinitionApartFromItsOperation() throws {
    let graph = try Formula("u = x + 1; u*(x + 1)").graph(at: [3], detail: .full)
    #expect(graph.nodes.map(\.name) == ["x", "v1", "u", nil])
    #expect(graph.nodes.map(\.expression) == ["x", "x + 1", "x + 1", "u·v1"])
    #expect(graph.nodes.map(\.adjoint) == [8, 4, 4, 1])
  }

  @Test(arguments: [
    ("x", ["x"]), ("u = x; u", ["x", "x"]), ("u = 2; u*x", ["x", "2", "u·x"]), ("3", ["3"]),
    ("u = 5*x; x^2", ["x", "x²"]),
  ])
  func hasOnlyWhatTheResultNeeds(_ text: String, _ expressions: [String]) throws {
    let formula = try Formula(text)
    let graph = formula.graph(at: formula.variables.map { _ in 2 }, detail: .named)
    #expect(Set(graph.nodes.map(\.expression)) == Set(expressions))
  }

  @Test(arguments: [
    ("-x^2", "−x²"), ("(-x)^2", "(−x)²"), ("x-(y-1)", "x − (y − 1)"), ("x-y-1", "x − y − 1"),
    ("x/(y*2)", "x/(y·2)"), ("2^-x", "2^(−x)"), ("x^-2", "x⁻²"), ("(x+1)*y", "(x + 1)·y"),
    ("x^y^2", "x^y²"), ("(x^y)^2", "(x^y)²"), ("sin(pi*x)", "sin(π·x)"), ("max(x,y)", "max(x, y)"),
    ("log(x)+1e-3", "ln(x) + 0.001"), ("x*-y", "x·(−y)"),
  ])
  func writesFormulasAsPeopleDo(_ text: String, _ expected: String) throws {
    let formula = try Formula(text)
    let graph = formula.graph(at: formula.variables.map { _ in 1 }, detail: .named)
    #expect(graph.nodes[graph.output].expression == expected)
  }

  /// Chains of a thousand operations must not be drawn by recursion.
  @Test func survivesDeepFormulas() throws {
    let formula = try Formula(
      String(repeating: "sin(", count: 500) + "x" + String(repeating: ")", count: 500))
    let graph = formula.graph(at: [1], detail: .full)
    #expect(graph.nodes.count == 501)
    #expect(graph.nodes[0].adjoint == formula.gradient(at: [1]).gradient[0])
  }
}
