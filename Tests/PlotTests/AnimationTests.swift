import Graphics
import Testing

@testable import Plot

/// Pictures of an animation: one layout, and marks that grow.
@Suite struct AnimationTests {
  private let measurer = FixedPitchMeasurer()

  private func figure() -> Figure {
    let theme = Theme()
    let steps = (0...20).map(Double.init)
    let values = steps.map { 20 - $0 }
    var path = Panel()
    path.kind = .plane
    path.marks = [
      TrajectoryMark(x: steps, y: values, style: theme.cycle[0], label: "path"),
      PointMarkerMark(x: 20, y: 0, kind: .minimizer),
    ]
    var loss = Panel()
    var line = LineMark(x: steps, y: values, style: theme.cycle[0], name: "loss")
    line.isTimed = true
    var band = BandMark(x: steps, lower: values, upper: values.map { $0 + 1 }, color: .black)
    band.isTimed = true
    let still = LineMark(x: [0, 20], y: [3, 3], style: theme.cycle[1], name: "goal")
    loss.marks = [band, line, still]
    return Figure(title: "Steps", rows: [PanelRow([path, loss])])
  }

  private func flattened(_ items: [Scene.Item], under name: String = "") -> [String: [Scene.Item]] {
    items.reduce(into: [:]) { parts, item in
      if case .group(let group) = item {
        let inner = flattened(group.items, under: name + "/" + group.name)
        parts.merge(inner) { $0 + $1 }
      } else {
        parts[name, default: []].append(item)
      }
    }
  }

  @Test func keepTheirLayout() throws {
    let frames = [0, 3, 11, 20].map(FigureFrame.step)
    let composition = figure().composed(measuring: measurer, frames: frames)
    #expect(composition.frames.count == 4)
    let whole = flattened(composition.scene.items)
    for frame in composition.frames {
      let parts = flattened(frame.items)
      for (name, items) in whole
      where !["/marks", "/ground", "/labels"].contains(where: { name.contains($0) }) {
        #expect(parts[name] == items, "\(name)")
      }
    }
  }

  /// The name of a curve stands at its end, and so it appears when the curve is there; names of what
  /// stands still are there from the start.
  @Test func nameCurvesOnceTheyEnd() {
    var figure = figure()
    for column in 0...1 { figure.rows[0].panels[column].legend = .direct }
    let steps = [0, 19, 20]
    let frames = figure.composed(measuring: measurer, frames: steps.map(FigureFrame.step)).frames
    for (step, frame) in zip(steps, frames) {
      let texts = SceneQuery.texts(frame).map(\.text)
      #expect(texts.contains("goal"))
      #expect(texts.contains("path") == (step == 20) && texts.contains("loss") == (step == 20))
    }
  }

  /// Where nobody asks for names at the curves, a legend has them from the first picture on.
  @Test func nameCurvesInLegends() throws {
    var figure = figure()
    figure.nameGrowingCurvesInLegends()
    let frames = figure.composed(measuring: measurer, frames: [.step(0), .step(20)]).frames
    for frame in frames {
      let texts = SceneQuery.texts(frame).map(\.text)
      #expect(texts.contains("path") && texts.contains("loss"))
    }
    #expect(SceneQuery.texts(frames[0]).map(\.text) == SceneQuery.texts(frames[1]).map(\.text))
  }

  @Test func endWithTheWholeFigure() {
    let composition = figure().composed(measuring: measurer, frames: [.step(20), .step(500)])
    for frame in composition.frames { #expect(frame == composition.scene) }
  }

  @Test func haveTheLastStepOfTheirMarks() {
    #expect(figure().lastStep == 20)
    #expect(Figure().lastStep == nil)
  }

  /// After k steps k + 1 points are there, and what has no steps is there from the start.
  @Test(arguments: [0, 1, 7, 19])
  func showStepsSoFar(_ step: Int) throws {
    let theme = Theme()
    let numbers = (0...20).map(Double.init)
    let path = TrajectoryMark(x: numbers, y: numbers, style: theme.cycle[0])
    let grown = try #require(path.revealed(to: step) as? TrajectoryMark)
    #expect(grown.x == numbers.prefix(step + 1).map { $0 } && grown.y.count == step + 1)
    var line = LineMark(x: numbers, y: numbers, style: theme.cycle[0])
    #expect(line.revealed(to: step) == nil && line.lastStep == nil)
    line.isTimed = true
    #expect((line.revealed(to: step) as? LineMark)?.x.count == step + 1)
    var points = PointMark(x: numbers, y: numbers, style: theme.cycle[0])
    #expect(points.revealed(to: step) == nil && points.lastStep == nil)
    points.isTimed = true
    #expect((points.revealed(to: step) as? PointMark)?.y == numbers.prefix(step + 1).map { $0 })
    #expect(points.lastStep == 20)
    let fives = [0.0, 5, 10, 15, 20]
    var bars = ErrorBarMark(x: fives, y: fives, lower: fives, upper: fives, style: theme.cycle[0])
    #expect(bars.revealed(to: step) == nil && bars.lastStep == nil)
    bars.isTimed = true
    let shown = fives.filter { $0 <= Double(step) }
    #expect((bars.revealed(to: step) as? ErrorBarMark)?.upper == shown)
    #expect(bars.lastStep == 20)
  }

  /// Hops appear with their numbers one after the other, and do not change where they are.
  @Test func hopsAppear() throws {
    var panel = Panel()
    panel.kind = .line
    panel.marks = [NumberLineMark([.init([8, -4, 2, -1, 0.5], style: Theme().cycle[0])])]
    let figure = Figure(rows: [PanelRow([panel])])
    #expect(figure.lastStep == 4)
    let frames = figure.composed(measuring: measurer, frames: (0...4).map(FigureFrame.step)).frames
    #expect(frames.last == figure.scene(measuring: measurer))
    for (step, frame) in frames.enumerated() {
      let labels = SceneQuery.group("panel[0,0]", "labels", in: frame) ?? []
      #expect(labels.count == step)
    }
    let arcs = try frames.map {
      SceneQuery.bounds(try #require(SceneQuery.group("panel[0,0]", "marks", in: $0)))
    }
    #expect(arcs[1]?.minY == arcs[4]?.minY)
  }

  /// Nothing to show is no reason to fail.
  @Test func surviveEmptyMarks() {
    var empty = LineMark(x: [], y: [], style: Theme().cycle[0])
    empty.isTimed = true
    var odd = LineMark(x: [0, 1, 2], y: [.nan, .infinity, 1], style: Theme().cycle[0])
    odd.isTimed = true
    var panel = Panel()
    panel.marks = [empty, odd, TrajectoryMark(x: [], y: [], style: Theme().cycle[0])]
    let figure = Figure(rows: [PanelRow([panel])])
    let composition = figure.composed(measuring: measurer, frames: (0...3).map(FigureFrame.step))
    #expect(composition.frames.count == 4)
  }

  @Test func showOtherMarksOnTheSameLayout() {
    let figure = figure()
    var marks = figure.marks
    marks[0][1] = [marks[0][1][2]]
    let composition = figure.composed(
      measuring: measurer, frames: [.marks(figure.marks), .marks(marks)])
    #expect(composition.frames[0] == composition.scene)
    let (whole, part) = (
      flattened(composition.scene.items), flattened(composition.frames[1].items)
    )
    for name in ["axis.x", "axis.y", "axes"].map({ "/panel[0,1]/\($0)" }) {
      #expect(whole[name] == part[name])
    }
    #expect(part["/panel[0,1]/marks"]?.count == 1)
  }

  /// An axis does not go on to steps that are never shown.
  @Test func mayEndBeforeTheirMarksDo() throws {
    let part = figure().revealed(to: 10)
    #expect(part.lastStep == 10)
    let line = try #require(part.rows[0].panels[1].marks[1] as? LineMark)
    #expect(line.extent.x == 0...10)
    #expect(figure().revealed(to: 20).lastStep == 20)
  }
}
