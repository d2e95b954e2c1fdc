/// A function of n variables, compiled from its text.
///
/// The language has numbers, names, `+ - * / ^`, parentheses, the functions of `functionNames`, the
/// constants `pi` and `e`, definitions: `u = 2*x + 1; u^2`, components of vectors: `x[2]` is the
/// variable x2, and sums and products over them: `sum(i = 1..n-1, (x[i+1] - x[i])^2)`. `^` binds from the right and
/// tighter than a minus on its left, so `-x^2` is -(x²); its exponent may have a sign.
///
/// Outside of its domain a function has the value of IEEE 754: log(-1) is NaN, 1/0 is ∞.
public struct Formula: Hashable, Sendable {
  /// What was typed.
  public let text: String
  /// The names of the variables, in the order of the coordinates.
  public let variables: [String]
  let nodes: [Node]
  let root: Int
  let definitions: [String]
  let places: [Int: Range<Int>]
  let valueProgram: Program
  let gradientProgram: Program
  let hessian: Hessian
  let kinkFinder: LazyKinkFinder

  /// Compiles `text`; without `variables` they are its free names in natural order, x2 before x10.
  ///
  /// With a `dimension` n ≥ 1 the variables are x1 … xn, which are also the components x[1] … x[n]
  /// of a vector, and `n` is their number.
  public init(
    _ text: String, variables: [String]? = nil, dimension: Int? = nil
  ) throws(FormulaError) {
    precondition(dimension ?? 1 >= 1, "\(dimension ?? 0) dimensions")
    var parsed = try Parser(text, variables: variables, dimension: dimension).parse()
    if variables == nil, dimension == nil { parsed.sortVariables() }
    let compiled = Compiled(parsed.expression.nodes, root: parsed.root, leaves: parsed.leaves)
    self.text = text
    self.variables = parsed.variables
    nodes = parsed.expression.nodes
    root = parsed.root
    definitions = parsed.definitions
    places = parsed.places
    valueProgram = compiled.value
    gradientProgram = compiled.gradient
    hessian = Hessian(nodes: nodes, root: root, leaves: parsed.leaves)
    kinkFinder = LazyKinkFinder { [nodes, root, leaves = parsed.leaves, places] in
      KinkFinder(nodes, root: root, leaves: leaves, places: places)
    }
  }

  /// The names of all functions of the language, sorted.
  public static var functionNames: [String] { functions.map(\.name) }

  /// How many operations f and its gradient take together.
  public var operationCount: Int { gradientProgram.instructions.count }

  /// f(x).
  public func value(at x: Span<Double>) -> Double {
    valueProgram.value(at: x)
  }

  /// f(x).
  public func value(at x: [Double]) -> Double { value(at: x.span) }

  /// f(x), and ∇f(x) written to `gradient`.
  public func evaluate(at x: Span<Double>, gradient: inout MutableSpan<Double>) -> Double {
    gradientProgram.evaluate(at: x, rest: &gradient)
  }

  /// f(x) and ∇f(x).
  public func gradient(at x: [Double]) -> (value: Double, gradient: [Double]) {
    var gradient = Array(repeating: 0.0, count: variables.count)
    var span = gradient.mutableSpan
    let value = evaluate(at: x.span, gradient: &span)
    return (value, gradient)
  }

  /// f(x₀), f(x₁), … of a formula in one variable; bit by bit what `value` returns.
  public func values(x: Span<Double>, into row: inout MutableSpan<Double>) {
    valueProgram.run(alongFirst: x, shared: [], into: &row)
  }

  /// f(x₀, y), f(x₁, y), …: one row of a grid, bit by bit what `value` returns.
  public func values(x: Span<Double>, y: Double, into row: inout MutableSpan<Double>) {
    valueProgram.run(alongFirst: x, shared: [y], into: &row)
  }

  /// Whether text and variables are the same.
  public static func == (a: Formula, b: Formula) -> Bool {
    a.text == b.text && a.variables == b.variables
  }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(variables)
  }
}
