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
  /// The global minimizers, each of length n; empty if there are none.
  public let minimizers: [[Double]]
  /// The global minimum; nil if f is unbounded below.
  public let minimum: Double?
  /// The saddle points in the region, each of length n.
  public let saddles: [[Double]]
  /// Where the function comes from; nil for one that needs no source.
  public let citation: String?

  init(
    _ name: String, _ title: String, _ formula: String, variables: [String] = ["x", "y"],
    region: [ClosedRange<Double>], minimizers: [[Double]], minimum: Double?,
    saddles: [[Double]] = [], citation: String? = nil
  ) {
    self.name = name
    self.title = title
    self.formula = formula
    self.variables = variables
    self.region = region
    self.minimizers = minimizers
    self.minimum = minimum
    self.saddles = saddles
    self.citation = citation
  }
}
