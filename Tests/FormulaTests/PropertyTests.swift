import Testing

@testable import Formula

/// What holds for every formula, tried on formulas from a seeded generator.
struct PropertyTests {
  static let seeds = 0..<200

  @Test(arguments: seeds)
  func gradientIsTheLimitOfCentralDifferences(seed: Int) throws {
    var random = RandomFormula(seed: seed)
    let formula = try Formula(random.text(depth: 4), variables: ["x", "y"])
    let point = [random.coordinate(), random.coordinate()]
    let (value, gradient) = formula.gradient(at: point)
    #expect(value.bitPattern == formula.value(at: point).bitPattern, "\(formula.text)")
    for coordinate in 0..<2 {
      // Two steps: where they disagree, the difference is not to be trusted.
      let wide = formula.difference(.central, at: point, coordinate: coordinate, step: 2e-5)
      let near = formula.difference(.central, at: point, coordinate: coordinate, step: 1e-5)
      let scale = 1 + abs(near) + abs(value)
      guard abs(wide - near) < 1e-7 * scale else { continue }
      #expect(abs(gradient[coordinate] - near) < 1e-6 * scale, "\(formula.text) at \(point)")
    }
  }

  @Test(arguments: seeds)
  func hessianIsTheLimitOfDifferencesOfGradients(seed: Int) throws {
    var random = RandomFormula(seed: seed)
    let formula = try Formula(random.text(depth: 3), variables: ["x", "y"])
    let point = [random.coordinate(), random.coordinate()]
    let hessian = formula.hessian(at: point)
    for j in 0..<2 {
      func difference(_ h: Double) -> [Double] {
        var (ahead, behind) = (point, point)
        ahead[j] += h
        behind[j] -= h
        return zip(formula.gradient(at: ahead).gradient, formula.gradient(at: behind).gradient)
          .map { ($0 - $1) / (2 * h) }
      }
      for (i, (wide, near)) in zip(difference(2e-5), difference(1e-5)).enumerated() {
        let scale = 1 + abs(near)
        guard abs(wide - near) < 1e-7 * scale else { continue }
        #expect(abs(hessian[2 * i + j] - near) < 1e-5 * scale, "\(formula.text) at \(point)")
      }
    }
  }

  @Test(arguments: seeds)
  func rowsHaveTheBitsOfSingleValues(seed: Int) throws {
    var random = RandomFormula(seed: seed)
    let formula = try Formula(random.text(depth: 4), variables: ["x", "y"])
    let x = (0..<131).map { _ in random.coordinate() }
    let y = random.coordinate()
    var row = Array(repeating: 0.0, count: x.count)
    var span = row.mutableSpan
    formula.values(x: x.span, y: y, into: &span)
    for i in x.indices {
      let value = formula.value(at: [x[i], y])
      #expect(
        row[i].bitPattern == value.bitPattern || row[i].isNaN && value.isNaN, "\(formula.text)")
    }
  }

  @Test func rowsInOneVariableMayHaveAnyLength() throws {
    let formula = try Formula("sin(x)^2 + 1")
    for count in [0, 1, 127, 128, 129, 300] {
      let x = (0..<count).map { Double($0) / 10 }
      var row = x
      var span = row.mutableSpan
      formula.values(x: x.span, into: &span)
      #expect(row == x.map { formula.value(at: [$0]) })
    }
  }

  /// The adjoints of a graph are the gradient, however much of the formula it shows.
  @Test(arguments: seeds)
  func graphsCarryTheGradient(seed: Int) throws {
    var random = RandomFormula(seed: seed)
    let inner = random.text(depth: 2)
    let formula = try Formula("u = \(inner); u*\(random.text(depth: 2))", variables: ["x", "y"])
    let point = [random.coordinate(), random.coordinate()]
    let (value, gradient) = formula.gradient(at: point)
    for detail in [GraphDetail.named, .full] {
      let graph = formula.graph(at: point, detail: detail)
      #expect(isNear(graph.nodes[graph.output].value, value), "\(formula.text)")
      for node in graph.nodes where node.isInput {
        let coordinate = node.name == "x" ? 0 : 1
        #expect(isNear(node.adjoint, gradient[coordinate]), "\(formula.text) at \(point)")
      }
    }
  }

  private func isNear(_ a: Double, _ b: Double) -> Bool {
    a == b || !a.isFinite || !b.isFinite || abs(a - b) <= 1e-9 * (1 + abs(b))
  }
}

/// Random formulas in x and y.
struct RandomFormula {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 }

  /// SplitMix64.
  private mutating func next(below count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(count))
  }

  mutating func coordinate() -> Double { Double(next(below: 4001)) / 1000 - 2 }

  mutating func text(depth: Int) -> String {
    guard depth > 0 else { return ["x", "y", "2", "0.5", "pi", "3"][next(below: 6)] }
    let a = text(depth: depth - 1)
    let b = text(depth: next(below: depth))
    switch next(below: 8) {
    case 0: return "(\(a) + \(b))"
    case 1: return "(\(a) - \(b))"
    case 2, 3: return "\(a)*\(b)"
    case 4: return "(\(a))/(1 + (\(b))^2)"
    case 5: return "(\(a))^\(["2", "3", "-1", "1.5", "-2", "4"][next(below: 6)])"
    case 6: return "-\(a)"
    default:
      let function = functions[next(below: functions.count)]
      let rest = ["", ", \(b)", ", \(b), 2"][(function.argumentCount ?? 2) - 1]
      return "\(function.name)(\(a)\(rest))"
    }
  }
}
