import Plot
import Testing

@testable import Report

@Suite struct StylistTests {
  /// Every line of a legend of many runs looks like no other, with its color and without.
  @Test(arguments: [Theme(), .slidesDark, .grey])
  func noTwoOfManyRunsLookTheSame(_ theme: Theme) {
    let stylist = Stylist(theme: theme, optimizers: [])
    let styles = (0..<2 * theme.cycle.count).map(stylist.style)
    for (index, style) in styles.enumerated() {
      for other in styles[..<index] {
        #expect(style.color != other.color || style.dash != other.dash)
        #expect(style.color != other.color || style.marker != other.marker)
      }
    }
    #expect(Array(styles.prefix(theme.cycle.count)) == theme.cycle)
  }

  private func styles(_ members: String) throws -> [SeriesStyle] {
    let spec = try readConfig(#"{ "experiments": { "it": { \#(members) } }, "figures": {} }"#)
    let stylist = Stylist(theme: Theme(), optimizers: spec.optimizerNames)
    return Report.runs(of: spec.experiments[0], in: spec).map(stylist.style(for:))
  }

  private static let bowl = #""objective": "bowl", "start": [1, 1], "steps": 2, "#

  /// Of more optimizers than colors those of one figure have each a color of their own.
  @Test func optimizersOfOneFigureDifferInColor() throws {
    let names = ["gd", "adam", "adagrad", "nadam", "radam", "rmsprop", "newton", "adan"]
    #expect(Theme().cycle.count == 6)
    func style(_ name: String, shown: [String]) throws -> SeriesStyle {
      let run = try #require(
        try runs(Self.bowl + #""optimizer": { "name": "\#(name)", "learningRate": 0.1 }"#).first)
      return Stylist(theme: Theme(), optimizers: names, shown: shown).style(for: run)
    }
    let both = ["gd", "newton"]
    let (first, second) = (try style("gd", shown: both), try style("newton", shown: both))
    #expect(first == Theme().cycle[0] && second == Theme().cycle[1])
    let alone = try style("newton", shown: ["newton"])
    #expect(alone.color == Theme().cycle[0].color)
    let five = ["newton", "gd", "adam", "adan", "radam"]
    let colors = try five.map { name throws in try style(name, shown: five).color }
    #expect(Set(colors).count == 5)
  }

  /// Runs that differ in more than where they start look different, by dash and by marker.
  @Test(arguments: [
    #""optimizers": [{ "name": "gd", "learningRate": { "schedule": "cosine", "initial": 0.4, "steps": 2 } }, { "name": "gd", "learningRate": { "schedule": "step", "initial": 0.4, "period": 1, "factor": 0.5 } }, { "name": "gd", "learningRate": 0.1 }]"#,
    #""optimizers": [{ "name": "gd", "learningRate": 0.1 }, { "name": "gd", "learningRate": 0.2 }, { "name": "newton" }, { "name": "adam" }]"#,
    #""optimizers": [{ "name": "gd", "learningRate": { "sweep": [0.1, 0.2] } }, { "name": "heavyBall", "learningRate": 0.1, "momentum": { "sweep": [0.5, 0.9] } }]"#,
    #""optimizer": { "name": "heavyBall", "learningRate": { "sweep": [0.1, 0.2, 0.3, 0.4] }, "momentum": { "sweep": [0, 0.5, 0.9] } }"#,
    #""optimizers": [{ "name": "gd", "learningRate": 0.1 }, { "name": "gd", "learningRate": 0.2 }, "adadelta", "adagrad", "adam", "adamax", "adan", "nadam", "newton", "radam", "rmsprop", "amsgrad"]"#,
  ])
  func runsThatDifferLookDifferent(_ optimizers: String) throws {
    let styles = try styles(Self.bowl + optimizers)
    #expect(styles.count > 2)
    for (index, style) in styles.enumerated() {
      for other in styles[..<index] {
        #expect(style.color != other.color || style.dash != other.dash)
        #expect(style.color != other.color || style.marker != other.marker)
      }
    }
  }

  /// No two of a few runs have the same dash or the same marker, so that all are told apart in grey.
  @Test(arguments: [
    #""optimizers": [{ "name": "gd", "learningRate": 0.1 }, { "name": "gd", "learningRate": 0.2 }, { "name": "adam" }]"#,
    #""optimizers": [{ "name": "adam" }, { "name": "gd", "learningRate": 0.1 }, { "name": "gd", "learningRate": 0.2 }, { "name": "adam", "learningRate": 1 }, { "name": "newton" }]"#,
    #""optimizer": { "name": "heavyBall", "learningRate": { "sweep": [0.1, 0.2] }, "momentum": { "sweep": [0, 0.5, 0.9] } }"#,
  ])
  func fewRunsDifferWithoutColor(_ optimizers: String) throws {
    let styles = try styles(Self.bowl + optimizers)
    #expect(Set(styles.map(\.dash)).count == styles.count)
    #expect(Set(styles.map(\.marker)).count == styles.count)
  }

  /// Where a run starts is seen from where it starts.
  @Test func startsHaveNoStyle() throws {
    let styles = try styles(
      #""objective": "bowl", "start": [{ "sweep": [1, 2, 3] }, 1], "steps": 2, "optimizers": ["gd", "adam"]"#
        .replacing(#""gd""#, with: #"{ "name": "gd", "learningRate": 0.1 }"#))
    #expect(Set(styles).count == 2)
  }

  /// Starts in two coordinates set runs apart together, where nothing else does.
  @Test func startsAloneHaveStyles() throws {
    let starts = #""objective": "bowl", "steps": 2, "optimizer": "adam", "start": "#
    let few = try styles(starts + #"[{ "sweep": [1, 2, 3] }, { "sweep": [1, 2] }]"#)
    #expect(few.count == 6 && Set(few) == Set(Theme().cycle))
    let many = try styles(starts + #"[{ "sweep": [1, 2, 3, 4] }, { "sweep": [1, 2, 3] }]"#)
    #expect(Set(many).count == 12)
  }

  /// A number along the axis is no part of the name of a curve.
  @Test func axesAreNoPartOfNames() throws {
    let drawing = try Drawing(
      #""x": { "title": "rate" }, "marks": [{ "mark": "line", "of": "it", "x": "learningRate", "y": "loss" }]"#,
      of: Self.bowl
        + #""optimizers": [{ "name": "gd", "learningRate": { "sweep": [0.1, 0.2] } }, { "name": "adam", "learningRate": { "sweep": [0.1, 0.2] } }]"#
    )
    #expect(drawing.text.contains("Adam") && !drawing.texts.contains { $0.contains("= 0.1") })
  }

  /// Of several functions without a style each has its own.
  @Test func functionsLookDifferent() throws {
    let marks = ["x", "x^2", "x^3"].map {
      #"{ "mark": "function", "formula": "\#($0)", "domain": [0, 1], "label": "" }"#
    }
    let drawing = try Drawing(
      #""marks": [\#(marks.joined(separator: ", "))]"#, of: Self.bowl + #""optimizer": "adam""#)
    for color in [Theme().cycle[1].color, Theme().cycle[2].color] {
      #expect(drawing.lines(color).count == 1)
    }
  }

  /// A dozen functions has a dozen looks, of which one is solid and dark.
  @Test func dozensOfFunctionsLookDifferent() {
    let choices = StyleChoice.distinct(Array(repeating: .automatic, count: 12))
    let stylist = Stylist(theme: Theme(), optimizers: [])
    let places = choices.compactMap { if case .cycle(let place)? = $0 { place } else { nil } }
    #expect(choices.first == .ink && places.count == 11)
    let styles = places.map { stylist.style($0 - 1) }
    #expect(styles.allSatisfy { !$0.dash.isEmpty } && Set(styles).count == 11)
  }

  /// A function and the lines at it look different, whichever of them has a style of its own.
  @Test(arguments: ["", #", "style": "ink""#, #", "style": 1"#, #", "style": 2"#])
  func linesAtAFunctionLookDifferent(_ own: String) throws {
    let formula = #""formula": "x^2""#
    let drawing = try Drawing(
      #"""
      "x": { "range": [-1, 3] }, "y": { "range": [-1, 9] }, "marks": [
        { "mark": "tangent", \#(formula), "at": 1 },
        { "mark": "secant", \#(formula), "at": 1, "step": 0.5\#(own) },
        { "mark": "function", \#(formula) },
        { "mark": "chord", \#(formula), "from": 0, "to": 2 }]
      """#, of: Self.bowl + #""optimizer": "adam""#)
    // Lines and the curve, not the dots on them. The fourth has the ink of text, as axes do.
    let drawn = Theme().cycle.map { style in
      drawing.lines(style.color).count { $0.count == 2 || $0.count > 50 }
    }
    #expect(drawn.filter { $0 > 0 } == [1, 1, 1], "\(drawn)")
  }
}
