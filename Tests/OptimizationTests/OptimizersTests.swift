import Elementary
import Testing

@testable import Optimization

/// A rule for each entry of the registry, with momentum where it must be given.
func rule(
  _ name: String, _ convention: Convention? = nil, momentum: Double = 0.9
) throws -> any Optimizer {
  let entry = try #require(optimizers.first { $0.name == name })
  let preset = try #require(entry.preset(convention))
  return preset.make(preset.hyperparameters.map { $0.defaultValue ?? momentum })
}

@Suite("Optimizers")
struct OptimizersTests {
  static let names = optimizers.map(\.name)
  /// Every rule in every convention.
  static let all = optimizers.flatMap { entry in
    entry.presets.map { (entry.name, $0.convention) }
  }
  /// The rules that are written for one coordinate.
  static let elementwise = optimizers.filter { entry in
    !["backtracking", "dampedNewton", "exactLineSearch", "lbfgs", "newton", "polyakStep"]
      .contains(entry.name)
  }.map(\.name)

  @Test func areSortedByNameAndAllDifferent() {
    #expect(Self.names == Self.names.sorted())
    #expect(Set(Self.names).count == Self.names.count)
  }

  // The defaults of the libraries where they differ from each other.
  static let defaults: [(String, Convention, String, Double?)] = [
    ("adabelief", .optax, "epsilon", 1e-16), ("adabelief", .paper, "epsilon", 1e-8),
    ("adadelta", .torch, "decay", 0.9), ("adadelta", .paper, "decay", 0.95),
    ("adamax", .torch, "epsilon", 1e-8), ("adamax", .paper, "epsilon", 0),
    ("adagrad", .torch, "epsilon", 1e-10), ("adagrad", .torch, "initialAccumulator", 0),
    ("adagrad", .optax, "epsilon", 1e-7), ("adagrad", .optax, "initialAccumulator", 0.1),
    ("adan", .paper, "epsilonRoot", 0), ("adan", .optax, "epsilonRoot", 1e-8),
    ("heavyBall", .torch, "momentum", nil), ("heavyBall", .torch, "dampening", 0),
    ("lbfgs", .torch, "memory", 100), ("lbfgs", .optax, "memory", 10),
    ("nesterov", .paper, "momentum", nil),
    ("rmsprop", .torch, "decay", 0.99), ("rmsprop", .optax, "decay", 0.9),
    ("rmsprop", .torch, "momentum", 0), ("yogi", .optax, "epsilon", 1e-3),
  ]
  @Test(arguments: defaults)
  func declareTheirDefaults(
    _ name: String, _ convention: Convention, _ hyperparameter: String, _ value: Double?
  ) throws {
    let entry = try #require(optimizers.first { $0.name == name })
    let preset = try #require(entry.preset(convention))
    let declared = try #require(preset.hyperparameters.first { $0.name == hyperparameter })
    #expect(declared.defaultValue == value)
  }

  static let rates: [(String, Convention, Double?)] = [
    ("adam", .torch, 1e-3), ("adam", .optax, nil), ("nadam", .torch, 2e-3), ("gd", .torch, nil),
    ("adadelta", .torch, 1), ("rprop", .torch, 0.01), ("newton", .paper, 1),
  ]
  @Test(arguments: rates)
  func haveALearningRateWhereTheirLibraryHas(
    _ name: String, _ convention: Convention, _ rate: Double?
  ) throws {
    let entry = try #require(optimizers.first { $0.name == name })
    #expect(try #require(entry.preset(convention)).learningRate == rate)
  }

  /// What a rule does if nothing is said lies within what may be said.
  @Test func defaultsAreWithinTheirBounds() {
    for entry in optimizers {
      #expect(Set(entry.presets.map(\.convention)).count == entry.presets.count)
      for preset in entry.presets {
        #expect(!preset.explanation.formulas.isEmpty && !preset.explanation.sources.isEmpty)
        #expect(!preset.explanation.pitfalls.isEmpty, "\(entry.name)")
        for declared in preset.hyperparameters {
          #expect(declared.defaultValue.map(declared.bounds.contains) ?? true)
        }
      }
    }
  }

  @Test func areMadeFromValuesInTheOrderOfTheHyperparameters() throws {
    let adam = try #require(
      optimizers.first { $0.name == "adam" }?.presets[0].make([0.8, 0.99, 1e-4, 0]) as? Adam)
    #expect(adam.beta1 == 0.8 && adam.beta2 == 0.99 && adam.epsilon == 1e-4)
  }

  /// The first step is η·sign(g) for any gradient: both corrections cancel (Kingma & Ba, §2.1).
  @Test(arguments: [-1e6, -1, 1e-3, 1, 1e6])
  func adamStartsWithTheLearningRate(_ g: Double) {
    let adam = Adam()
    var slot = adam.initialSlot
    var shared = adam.initialShared
    adam.prepare(&shared)
    let delta = adam.delta(g, slot: &slot, shared: shared, learningRate: 0.1)
    #expect(isNear(delta, g > 0 ? 0.1 : -0.1, relative: 1.1e-5))
  }

  /// The first buffer is the whole gradient, whatever the dampening.
  @Test func dampeningStartsAtTheSecondStep() {
    var heavyBall = HeavyBall()
    heavyBall.momentum = 0.5
    heavyBall.dampening = 0.75
    var slot = heavyBall.initialSlot
    var shared = heavyBall.initialShared
    heavyBall.prepare(&shared)
    #expect(heavyBall.delta(8, slot: &slot, shared: shared, learningRate: 1) == 8)
    heavyBall.prepare(&shared)
    #expect(heavyBall.delta(8, slot: &slot, shared: shared, learningRate: 1) == 0.5 * 8 + 0.25 * 8)
  }

  /// Without bias correction the first step is 1/√(1 − ρ) times the learning rate.
  @Test func rmspropStartsLong() {
    let rmsprop = RMSProp()
    var slot = rmsprop.initialSlot
    let shared = rmsprop.initialShared
    let delta = rmsprop.delta(3, slot: &slot, shared: shared, learningRate: 0.01)
    #expect(isNear(delta, 0.1, relative: 1e-7))
  }

  /// Yogi's first mean is 10⁻⁶, not 0.
  @Test(arguments: all.filter { $0.0 != "yogi" })
  func aZeroGradientMovesNothing(_ name: String, _ convention: Convention) throws {
    let flat = Quadratic([0, 0, 0, 0], center: [0, 0])
    let run = minimize(
      flat, using: try rule(name, convention), schedule: ConstantSchedule(0.1), from: [1, -2],
      steps: 5)
    #expect(run.outcome == .stepLimit)
    #expect(run.stays(0, at: 1) && run.stays(1, at: -2))
  }

  /// Coordinates do not know their place.
  @Test(arguments: all.filter { elementwise.contains($0.0) })
  func commuteWithAPermutationOfTheCoordinates(
    _ name: String, _ convention: Convention
  ) throws {
    let permutation = [3, 0, 4, 1, 2]
    let curvatures = [1, 3, 0.5, 10, 7.5]
    let start = [1, -2, 0.25, 3, -0.125]
    func run(_ order: [Int]) throws -> Trajectory {
      var hessian = Array(repeating: 0.0, count: 25)
      for (i, j) in order.enumerated() { hessian[i * 6] = curvatures[j] }
      return minimize(
        Quadratic(hessian, center: [0, 0, 0, 0, 0]), using: try rule(name, convention),
        schedule: ConstantSchedule(0.01), from: order.map { start[$0] }, steps: 50)
    }
    let (plain, permuted) = (try run([0, 1, 2, 3, 4]), try run(permutation))
    for (i, j) in permutation.enumerated() {
      #expect(permuted.coordinate(i) == plain.coordinate(j))
    }
  }

  static let bounds: [(Bounds, Double, Bool)] = [
    (Bounds(0..<1), 0, true), (Bounds(0..<1), 1, false), (Bounds(0..<1), -0.1, false),
    (Bounds(0...1), 1, true), (Bounds(0...1), 1.1, false), (Bounds(0...1), .nan, false),
    (.positive, 0, false), (.positive, 1e-300, true), (.positive, .infinity, false),
    (.whole(1...3), 1, true), (.whole(1...3), 2.5, false), (.whole(1...3), 4, false),
    (.whole(1...3), .nan, false), (.nonNegative, 0, true), (.nonNegative, .infinity, false),
    (.nonNegative, .nan, false),
  ]
  @Test(arguments: bounds)
  func boundsKnowWhatTheyContain(_ bounds: Bounds, _ value: Double, _ expected: Bool) {
    #expect(bounds.contains(value) == expected)
  }

  static let descriptions: [(Bounds, String)] = [
    (Bounds(0..<1), "[0, 1)"), (Bounds(-0.5...1), "[-0.5, 1]"), (.positive, "(0, ∞)"),
    (.whole(1...100), "{1, 2, …, 100}"),
  ]
  @Test(arguments: descriptions)
  func boundsReadAsMathematics(_ bounds: Bounds, _ text: String) {
    #expect(bounds.description == text)
  }
}
