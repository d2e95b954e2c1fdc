/// Two parameters of a schedule or a rule that contradict each other.
public struct ParameterMistake: Hashable, Sendable {
  /// The parameter to point at.
  public let parameter: String
  /// What was expected and found.
  public let message: String

  /// Creates a mistake at a parameter.
  public init(_ message: String, at parameter: String) {
    self.parameter = parameter
    self.message = message
  }
}
