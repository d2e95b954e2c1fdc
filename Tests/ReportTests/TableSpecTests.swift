import Testing

@testable import Report

/// Tables of what an optimizer computed.
@Suite struct TableSpecTests {
  /// x ← ½ x on ½ x²: f(x_t) = 50 · 4⁻ᵗ.
  private static let hops = MarkSpecTests.hops.replacing("[20]", with: "[10]")

  /// A column, its header, and its first cells.
  // swift-format-ignore
  static let columns: [(String, String, [String])] = [
    ("learningRate", "𝜂", ["0.500", "0.500"]),
    ("stepLength", "Δ", ["5", "2.50"]),
    ("loss", "𝐿", ["12.5", "3.13", "0.781", "0.195"]),
    ("gap", "𝐿", ["12.5", "3.13", "0.781", "0.195"]),
    ("relativeLoss", "𝐿", ["0.250", "0.0625", "0.0156"]),
    ("gradientNorm", "𝐿", ["5", "2.50", "1.25", "0.625"]),
    ("distance", "𝜃", ["5", "2.50", "1.25", "0.625"]),
    ("iterate", "𝜃", ["5", "2.50", "1.25", "0.625"]),
  ]

  /// Zeros at the end say how much is known; whole numbers are in full.
  @Test(arguments: columns)
  func showsQuantities(_ column: String, _ header: String, _ cells: [String]) throws {
    let drawing = try Drawing(
      #""marks": [{ "mark": "table", "of": "it", "columns": ["\#(column)"], "steps": 4, "digits": 3 }]"#,
      of: Self.hops)
    #expect(drawing.text.contains(header))
    let text = drawing.texts.joined(separator: "\n")
    for cell in cells { #expect(text.contains(cell), "\(column): \(text)") }
  }
}
