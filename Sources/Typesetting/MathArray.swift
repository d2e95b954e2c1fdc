/// Cells in rows and columns: a matrix, cases, aligned equations.
struct MathArray: Hashable, Sendable {
  /// Where the cells of a column are flush.
  enum Alignment: Hashable, Sendable { case left, center, right }

  /// What `\begin` names.
  struct Environment: Hashable, Sendable {
    /// The alignments of the first columns; the last of them goes on, or all of them in turn.
    var alignments: [Alignment] = [.center]
    /// Whether every second column begins with a relation and touches the one before.
    var isAligned = false
    var left: Character?
    var right: Character?
    /// Size of the cells.
    var size = MathStyle.Size.text
    /// White between columns in ems.
    var columnGap = 1.0
    /// Distance of baselines in ems.
    var leading = 1.2
  }

  var environment: Environment
  var rows: [[[MathAtom]]]

  /// The environments there are.
  static let environments: [String: Environment] = [
    "Bmatrix": Environment(left: "{", right: "}"),
    "Vmatrix": Environment(left: "‖", right: "‖"),
    "aligned": Environment(
      alignments: [.right, .left], isAligned: true, size: .display, leading: 1.5),
    "array": Environment(),
    "bmatrix": Environment(left: "[", right: "]"),
    "cases": Environment(alignments: [.left], left: "{", leading: 1.44),
    "gathered": Environment(size: .display, leading: 1.5),
    "matrix": Environment(),
    "pmatrix": Environment(left: "(", right: ")"),
    "smallmatrix": Environment(size: .script, columnGap: 0.4, leading: 0.85),
    "vmatrix": Environment(left: "|", right: "|"),
  ]

  /// Lines above each other under a sum.
  static let substack = Environment(size: .script, columnGap: 0, leading: 0.85)

  func alignment(ofColumn column: Int) -> Alignment {
    let all = environment.alignments
    if environment.isAligned { return all[column % all.count] }
    return all[min(column, all.count - 1)]
  }
}
