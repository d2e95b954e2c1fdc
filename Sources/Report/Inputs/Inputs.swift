/// What a result is made of, part by part, as canonical text: equal inputs give equal results.
public struct Inputs: Hashable, Sendable {
  /// One part: an experiment, a figure, a setting of the report.
  public struct Part: Hashable, Sendable {
    /// How people call it: "experiment race".
    public let name: String
    /// Its canonical text.
    public let text: String

    /// Names a part.
    public init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  /// The parts, in a fixed order.
  public private(set) var parts: [Part]

  /// Collects parts.
  public init(_ parts: [Part]) { self.parts = parts }

  /// The same with more parts.
  public func adding(_ more: [Part]) -> Inputs { Inputs(parts + more) }

  /// A checksum of all parts and their names.
  public var key: String {
    // Lengths keep apart what joins to the same text.
    Checksum.sha256(
      parts.flatMap {
        Array("\($0.name.utf8.count) \($0.text.utf8.count) \($0.name)\($0.text)".utf8)
      })
  }
}
