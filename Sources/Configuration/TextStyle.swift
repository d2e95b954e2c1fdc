/// How a terminal sets the parts of a message off.
public enum TextStyle: Sendable {
  /// Letters alone.
  case plain
  /// Bold letters and colors of ECMA-48, in the shades that the reader's terminal has for them.
  case colored

  /// A part of a message.
  public enum Part: Sendable {
    /// File, line and column.
    case place
    /// "error:", and the caret under its place.
    case severity(Diagnostic.Severity)
    /// What is wrong.
    case message
    /// What stands beside and below a line of a file.
    case frame
    /// What is done already.
    case done
  }

  /// A text as it is shown.
  public func callAsFunction(_ part: Part, _ text: String) -> String {
    if self == .plain || text.isEmpty { return text }
    let parameters =
      switch part {
      case .place, .message: "1"
      case .severity(.error): "1;31"
      case .severity(.warning): "1;33"
      case .severity(.note): "1;36"
      case .frame: "34"
      case .done: "32"
      }
    return "\u{1b}[\(parameters)m\(text)\u{1b}[0m"
  }
}
