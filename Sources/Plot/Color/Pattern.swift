/// What is drawn over areas that colors alone would not tell apart: where all colors are greys.
public enum Pattern: Hashable, Sendable, CaseIterable {
  /// Lines that rise to the right: nothing finite came out.
  case rising
  /// Lines that fall to the right.
  case falling
  /// Level lines.
  case level
  /// Upright lines.
  case upright
  /// Level and upright lines.
  case grid
  /// Rising and falling lines.
  case crossed
  /// Dots: there is no number.
  case dots

  /// Those of areas that stand side by side, in order; the first has none.
  static let areas: [Pattern?] = [nil, .level, .upright, .falling, .grid, .crossed]

  /// The lines that make it.
  var lines: [Pattern] {
    switch self {
    case .grid: [.level, .upright]
    case .crossed: [.rising, .falling]
    default: [self]
    }
  }
}
