/// How an encoder writes text.
public enum TextDrawing: Hashable, Sendable {
  /// As filled outlines, which look the same everywhere.
  case outlines
  /// As text that can be selected and searched.
  case selectable
}
