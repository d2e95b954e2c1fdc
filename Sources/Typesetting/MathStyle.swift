/// How large a part of a formula is set, and whether its superscripts keep low.
///
/// > D. E. Knuth. *The TeXbook.* Addison-Wesley, 1984, pages 140–141.
struct MathStyle: Hashable, Sendable {
  /// The four sizes; display differs from text in operators, limits and fractions.
  enum Size: Int, Hashable, Sendable { case display, text, script, scriptScript }

  var size: Size
  /// Whether something stands above, as over a denominator.
  var isCramped = false

  static let text = MathStyle(size: .text)

  var isDisplay: Bool { size == .display }
  var isScript: Bool { size.rawValue >= Size.script.rawValue }

  var cramped: MathStyle { MathStyle(size: size, isCramped: true) }
  /// The style of a superscript; a subscript's is cramped as well.
  var script: MathStyle {
    MathStyle(size: isScript ? .scriptScript : .script, isCramped: isCramped)
  }
  /// The style of a numerator; a denominator's is cramped as well.
  var numerator: MathStyle { isDisplay ? with(.text) : script }

  func with(_ size: Size) -> MathStyle { MathStyle(size: size, isCramped: isCramped) }
}
