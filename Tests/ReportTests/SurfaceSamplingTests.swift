import Graphics
import Plot
import Testing

@testable import Report

/// How closely surfaces are sampled, and what is said where that is not enough.
@Suite struct SurfaceSamplingTests {
  private func figure(_ formula: String, _ members: String = "") throws -> BuiltFigure {
    let spec = try readConfig(
      """
      {
        "experiments": { "it": { \(MarkSpecTests.bowl) } },
        "figures": { "it": { "title": "T", "panels": [[{ "marks": [{
          "mark": "surface", "formula": "\(formula)", "x": [-2, 2], "y": [-2, 2]\(members) }] }]] } }
      }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    return report.figure(spec.figures[0])
  }

  private func surface(_ formula: String, _ members: String = "") throws -> SurfaceMark {
    try #require(figure(formula, members).figure.rows[0].panels[0].marks[0] as? SurfaceMark)
  }

  private func remarks(_ formula: String) throws -> [String] {
    try figure(formula).figure.composed(measuring: FixedPitchMeasurer()).remarks
  }

  /// Functions that vary fast, and valleys that are deep, have more samples than others.
  @Test(arguments: [
    ("x^4/4 - x^2/2 + y^2", "", 46), ("(1 - x)^2 + 100*(y - x^2)^2", "", 46),
    ("log(1 + (1 - x)^2 + 100*(y - x^2)^2)", "", 136), ("sin(12*hypot(x, y))", "", 136),
    ("x^2 + 3*y^2 + 1", #", "scale": "log""#, 91), ("max(abs(x), abs(y))", "", 46),
    ("sign(x*y)", "", 46), ("1/(x^2 + y^2)", "", 46),
  ])
  func samplesAreAsManyAsNeeded(_ formula: String, _ members: String, _ count: Int) throws {
    #expect(try surface(formula, members).field.x.count == count)
  }

  /// Waves that no mesh could show are told; those that it shows are not.
  @Test(arguments: [
    ("sin(200*x)*sin(170*y)", true), ("sin(12*hypot(x, y))", false), ("x*y", false),
  ])
  func tooFastWavesAreTold(_ formula: String, _ isTold: Bool) throws {
    #expect(try remarks(formula).contains { $0.contains("varies too fast") } == isTold)
  }

  /// A surface that jumps ends at the jump, on both sides and without a slope between.
  @Test func surfacesEndAtJumps() throws {
    let drawing = Drawing(try figure("sign(x*(y - 0.1))", #", "floor": "none", "title": "$f$""#))
    #expect(try surface("sign(x*(y - 0.1))").border != nil)
    // Walls would have all the heights between, and so their colors.
    let map = Theme.handout.fieldMap
    let middle = map.color(at: 0.5)
    #expect(drawing.fills(middle).isEmpty)
  }

  /// The cells on a crease are folded along it: the diagonal of max(|x|, |y|) has no teeth.
  @Test func creasesAreFolded() throws {
    let mark = try surface("max(abs(x), abs(y))")
    #expect(mark.details?.x.count == 91)
    #expect(try surface("x^2 + y^2").details == nil)
    let whole = Drawing(try figure("max(abs(x), abs(y))")).cornerCount
    let smooth = Drawing(try figure("x^2 + y^2")).cornerCount
    // Two cells in each of 45 rows as eight triangles.
    #expect(whole > smooth + 2 * 44 * 8)
  }
}
