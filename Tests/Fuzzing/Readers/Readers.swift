import Configuration
import Formula
import Graphics
import Prose
import Report
import Typesetting

/// What reads texts that somebody typed. Each must come to an end with any bytes, and without a trap.
public let readers: [(name: String, read: @Sendable ([UInt8]) -> Void)] = [
  ("config", readConfig),
  ("formula", readFormula),
  ("markdown", readMarkdown),
  ("math", readMath),
]

/// Reads, formats and checks a config, but runs nothing.
private func readConfig(_ bytes: [UInt8]) {
  let source = Source(name: "fuzz.json", bytes: bytes)
  if let text = try? ConfigFormatter.formatted(source) {
    let formatted = Source(name: "fuzz.json", bytes: Array(text.utf8))
    let again = try? ConfigFormatter.formatted(formatted)
    precondition(again == text, "a formatted config is formatted in another way:\n\(text)")
  }
  do {
    // The longest sweeps that are allowed take seconds to read.
    let config = try ConfigTree(source, allowance: 0.01)
    _ = try ReportSpec(config, labels: LabelSetter(measuring: FixedPitchMeasurer()))
  } catch {
    _ = error.rendered(in: source, consequence: "nothing was run")
  }
}

/// Compiles a formula and takes its values and derivatives.
private func readFormula(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  for dimension in [nil, 3] {
    guard let formula = try? Formula(text, dimension: dimension) else { continue }
    let count = formula.variables.count
    // A Hessian has the square of their number.
    guard count <= 20 else { continue }
    for value in [0, 0.5, -2e300] {
      let point = [Double](repeating: value, count: count)
      _ = formula.gradient(at: point)
      _ = formula.hessian(at: point)
      _ = formula.kinks(at: point)
    }
    _ = formula.graph(at: [Double](repeating: 0.5, count: count), detail: .full)
  }
}

/// Sets markup with formulas, and writes it for browsers, LaTeX and Pandoc.
private func readMath(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  let setter = LabelSetter(measuring: FixedPitchMeasurer())
  let style = TextStyle(Font(.sansRegular, size: 10), color: Color(0x000000))
  _ = setter.mistakes(in: text, face: .sansRegular)
  _ = setter.label(text, style: style)
  _ = setter.label(text, style: style, width: 100)
  _ = MathML(text, display: .block)
  _ = PlainText.text(of: text)
  _ = LaTeXText.text(of: text)
  _ = PandocText.text(of: text)
}

/// Reads a text in Markdown and numbers what is in it.
private func readMarkdown(_ bytes: [UInt8]) {
  let text = MarkdownText(bytes)
  for mistake in text.mistakes {
    precondition(
      0 <= mistake.range.lowerBound && mistake.range.upperBound <= bytes.count,
      "\(mistake.message) stands at \(mistake.range) of \(bytes.count) bytes")
  }
  _ = Article(title: [], blocks: text.blocks).numbered()
}
