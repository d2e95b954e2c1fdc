import Testing

@testable import Report

/// What panels of a config decide for all of their marks.
@Suite struct PanelSpecTests {
  /// The second of two insets would be left out.
  @Test func aPanelHasOneInset() {
    let inset = #"{ "mark": "inset", "x": [0, 1], "y": [0, 1] }"#
    let text = mistakes(
      in: """
        { "experiments": {},
          "figures": { "f": { "alt": "a", "panels": [[{ "marks": [
            { "mark": "function", "formula": "x", "domain": [0, 2] }, \(inset), \(inset)] }]] } } }
        """)
    #expect(text.contains("error: expected one inset in a panel, found another"), "\(text)")
  }

  /// A turn has four right angles, whatever round numbers would do.
  @Test func turnsAreDividedIntoRightAngles() throws {
    let drawing = try Drawing(
      #""marks": [{ "mark": "directionalDerivative", "of": "it" }]"#,
      of: #""kind": "evaluate", "formula": "x^2 + x*y", "at": [1, 1]"#)
    for angle in ["0", "90", "180", "270", "360"] { #expect(drawing.texts.contains(angle)) }
  }
}
