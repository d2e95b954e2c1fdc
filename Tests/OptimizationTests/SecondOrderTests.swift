import Elementary
import Formula
import TestSupport
import Testing

@testable import Optimization

/// What the rules that look at the Hessian, or guess it, promise (Nocedal & Wright 2006).
@Suite("Second order")
struct SecondOrderTests {
  /// A symmetric matrix of random size with eigenvalues of about `smallest...1` in modulus, a start
  /// and a center.
  static func problem(
    _ seed: Int, isDefinite: Bool
  ) -> (objective: Quadratic, start: [Double]) {
    var random = SplitMix64(seed: UInt64(seed))
    let n = 1 + seed % 5
    func numbers(_ count: Int) -> [Double] {
      (0..<count).map { _ in Double.random(in: -1...1, using: &random) }
    }
    let a = numbers(n * n)
    var hessian = Array(repeating: 0.0, count: n * n)
    for i in 0..<n {
      for j in 0..<n {
        // AAᵀ + I/10, or A + Aᵀ.
        hessian[i * n + j] =
          isDefinite
          ? (0..<n).reduce(i == j ? 0.1 : 0) { $0 + a[i * n + $1] * a[j * n + $1] }
          : a[i * n + j] + a[j * n + i]
      }
    }
    return (Quadratic(hessian, center: numbers(n)), numbers(n).map { 10 * $0 })
  }

  /// The quadratic model is the function, whatever the signs of its curvatures.
  @Test(arguments: 0..<60)
  func newtonSolvesEveryQuadraticInOneStep(_ seed: Int) throws {
    let (f, start) = Self.problem(seed, isDefinite: seed % 2 == 0)
    let run = RuleTests.run(Newton(), on: f, from: start, rate: 1, steps: 1)
    #expect(run.gradientNorms[1] <= 1e-9 * run.gradientNorms[0])
  }

  /// Where the Hessian is positive definite and the whole step falls enough, nothing is damped.
  @Test(arguments: 0..<30)
  func dampedNewtonIsNewtonOnABowl(_ seed: Int) throws {
    let (f, start) = Self.problem(2 * seed, isDefinite: true)
    let run = RuleTests.run(
      DampedNewton(), on: f, from: start, rate: 1, steps: 1, recording: .state)
    #expect(run.gradientNorms[1] <= 1e-9 * run.gradientNorms[0])
    let alphas = try #require(run.state.first { $0.name == "stepFactor" }).values
    #expect(alphas.allSatisfy { $0 == 1 })
  }

  /// Where Newton's method is drawn to the maximizer 0.16994, this one goes down to a minimizer.
  @Test func dampedNewtonLeavesAMaximizer() throws {
    let f = try Formula("x^4 - 3*x^2 + x")
    let run = RuleTests.run(DampedNewton(), on: f, from: [0.4], rate: 1, steps: 30)
    let end = run.coordinate(0)[30]
    #expect(run.gradientNorms[30] < 1e-9 && f.hessian(at: [end])[0] > 0)
    #expect(zip(run.values, run.values.dropFirst()).allSatisfy { $1 <= $0 })
  }

  /// From beside a saddle it goes down on either side; Newton's method goes to the saddle.
  @Test(arguments: [1e-3, -1e-3])
  func dampedNewtonLeavesASaddle(_ offset: Double) throws {
    let f = try objective("boundedSaddle")
    let damped = RuleTests.run(DampedNewton(), on: f, from: [1, offset], rate: 1, steps: 60)
    #expect(abs(damped.coordinate(1)[60] - (offset > 0 ? 1 : -1)) < 1e-9)
    let pure = RuleTests.run(Newton(), on: f, from: [1, offset], rate: 1, steps: 60)
    #expect(abs(pure.coordinate(1)[60]) < 1e-9)
  }

  static let curved = ["beale", "himmelblau", "rosenbrock", "styblinskiTang", "branin"]

  /// f(x + αd) ≤ f(x) + c₁ α g·d and |g⁺·d| ≤ c₂ |g·d|, in every step until rounding rules.
  @Test(arguments: curved, [0.1, 0.9])
  func lbfgsMeetsTheStrongWolfeConditions(_ name: String, _ curvature: Double) throws {
    var random = SplitMix64(seed: 3)
    let f = try objective(name)
    var rule = LBFGS()
    rule.curvature = curvature
    for _ in 0..<10 {
      let start = [0, 1].map { $0 + Double.random(in: -2...2, using: &random) }
      let path = Path(rule, on: f, from: start, steps: 60)
      for t in path.steps.indices where path.norm(t + 1) > 1e-5 {
        let before = dot(path.gradients[t], path.steps[t])
        let after = dot(path.gradients[t + 1], path.steps[t])
        let limit = path.values[t] + 1e-4 * before + 1e-12
        #expect(before < 0 && path.values[t + 1] <= limit, "\(start), step \(t)")
        let bound = curvature * abs(before) * (1 + 1e-9)
        #expect(abs(after) <= bound, "\(start), step \(t)")
      }
    }
  }

  /// The two loops make −Hg of the pairs, as the update of the matrix does that they stand for.
  @Test(arguments: [1, 3, 10])
  func lbfgsFollowsTheMatrixThatItNeverForms(_ memory: Int) throws {
    let path = Path(
      LBFGS(memory: Double(memory)), on: try objective("rosenbrock"), from: [-1.2, 1], steps: 30)
    var pairs: [(s: [Double], y: [Double])] = []
    for t in path.steps.indices where path.norm(t) > 1e-4 {
      let p = Self.inverseHessian(pairs.suffix(memory)).map { dot($0, path.gradients[t]) }
      // The step is along −p: parallel, and not the other way.
      let (s, cross) = (path.steps[t], p[0] * path.steps[t][1] - p[1] * path.steps[t][0])
      let lengths = squareRoot(dot(p, p)) * squareRoot(dot(s, s))
      #expect(abs(cross) <= 1e-7 * lengths && dot(p, s) < 0, "step \(t)")
      pairs.append((s, zip(path.gradients[t + 1], path.gradients[t]).map { $0 - $1 }))
    }
    #expect(pairs.count > 20)
  }

  /// (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ for one pair after the other, from (s·y / y·y) I.
  static func inverseHessian(_ pairs: ArraySlice<(s: [Double], y: [Double])>) -> [[Double]] {
    let scale = pairs.last.map { dot($0.s, $0.y) / dot($0.y, $0.y) } ?? 1
    var h = [[scale, 0], [0, scale]]
    for (s, y) in pairs {
      let rho = 1 / dot(y, s)
      let left = (0..<2).map { i in (0..<2).map { j in (i == j ? 1 : 0) - rho * s[i] * y[j] } }
      let half = (0..<2).map { i in (0..<2).map { j in dot(left[i], [h[0][j], h[1][j]]) } }
      h = (0..<2).map { i in
        (0..<2).map { j in dot(half[i], left[j]) + rho * s[i] * s[j] }
      }
    }
    return h
  }

  /// PyTorch's first step is η min(1, 1/‖g‖₁) along −g, if that meets the conditions.
  @Test func lbfgsStartsCarefully() throws {
    let f = Quadratic([1, 0, 0, 1], center: [0, 0])
    let run = RuleTests.run(LBFGS(), on: f, from: [0.75, 0.5], rate: 1, steps: 1)
    // ‖g‖₁ = 5/4, so that α = 4/5.
    #expect(abs(run.iterates[2] - 0.15) < 1e-15 && abs(run.iterates[3] - 0.1) < 1e-15)
    #expect(run.evaluations == 2)
  }
}

/// A run with its gradients and steps.
private struct Path {
  var gradients: [[Double]] = []
  /// x_{t+1} − x_t
  var steps: [[Double]] = []
  var values: [Double] = []

  init(_ rule: any Optimizer, on f: any Objective, from start: [Double], steps: Int) {
    let run = RuleTests.run(rule, on: f, from: start, rate: 1, steps: steps)
    values = run.values
    for t in 0..<run.count {
      var gradient = start
      var span = gradient.mutableSpan
      _ = f.evaluate(at: Array(run.iterate(t)).span, gradient: &span)
      gradients.append(gradient)
      if t > 0 { self.steps.append(zip(run.iterate(t), run.iterate(t - 1)).map { $0 - $1 }) }
    }
  }

  func norm(_ t: Int) -> Double { squareRoot(dot(gradients[t], gradients[t])) }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}
