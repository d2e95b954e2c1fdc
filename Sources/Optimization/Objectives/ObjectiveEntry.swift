/// One row of the library of objectives: a formula and what is known about it.
public struct ObjectiveEntry: Sendable {
  /// The name used in configurations.
  public let name: String
  /// The name printed in figures.
  public let title: String
  /// f, as the `Formula` target reads it.
  public let formula: String
  /// The names of the n coordinates, in order.
  public let variables: [String]
  /// The box usually studied, n ranges.
  public let region: [ClosedRange<Double>]
  /// The global minimizers, each of length n; empty if there are none. Where they fill a curve, some
  /// of them.
  public let minimizers: [[Double]]
  /// The global minimum; nil if f is unbounded below or does not reach its infimum.
  public let minimum: Double?
  /// The saddle points in the region, each of length n.
  public let saddles: [[Double]]
  /// Whether f is differentiable at its minimizers, and its gradient vanishes there.
  public let isSmoothAtMinimizers: Bool
  /// Whether the Hessian is singular at a minimizer.
  public let isFlatAtMinimizers: Bool
  /// The same function in any number of dimensions; nil if there is none.
  public let general: GeneralForm?
  /// What it is good for in a lecture, in a sentence.
  public let lesson: String
  /// Where the function comes from; nil for one that needs no source.
  public let citation: String?

  init(
    _ name: String, _ title: String, _ formula: String, variables: [String] = ["x", "y"],
    region: [ClosedRange<Double>], minimizers: [[Double]], minimum: Double?,
    saddles: [[Double]] = [], isSmoothAtMinimizers: Bool = true, isFlatAtMinimizers: Bool = false,
    general: GeneralForm? = nil, lesson: String, citation: String? = nil
  ) {
    self.name = name
    self.title = title
    self.formula = formula
    self.variables = variables
    self.region = region
    self.minimizers = minimizers
    self.minimum = minimum
    self.saddles = saddles
    self.isSmoothAtMinimizers = isSmoothAtMinimizers
    self.isFlatAtMinimizers = isFlatAtMinimizers
    self.general = general
    self.lesson = lesson
    self.citation = citation
  }

  /// A function for n ≥ 2 coordinates x1 … xn, whose minimizer has equal coordinates.
  public struct GeneralForm: Hashable, Sendable {
    /// f, with `n` for the number of coordinates.
    public let formula: String
    /// Every coordinate of the minimizer.
    public let coordinate: Double
    /// The minimum divided by n.
    public let minimumPerDimension: Double

    init(_ formula: String, coordinate: Double, minimumPerDimension: Double) {
      self.formula = formula
      self.coordinate = coordinate
      self.minimumPerDimension = minimumPerDimension
    }
  }

  /// The entry for n ≥ 1 coordinates; nil if the function is not made for as many.
  public func inDimensions(_ n: Int) -> ObjectiveEntry? {
    if n == variables.count { return self }
    guard let general, n > variables.count else { return nil }
    return ObjectiveEntry(
      name, title, general.formula, variables: (1...n).map { "x\($0)" },
      region: Array(repeating: region[0], count: n),
      minimizers: [Array(repeating: general.coordinate, count: n)],
      minimum: general.minimumPerDimension * Double(n),
      isSmoothAtMinimizers: isSmoothAtMinimizers, isFlatAtMinimizers: isFlatAtMinimizers,
      general: general, lesson: lesson, citation: citation)
  }
}
