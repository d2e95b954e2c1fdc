import Elementary
import Graphics
import Plot
import Testing
import Typesetting

@Suite struct PolarTests {
  private func panel(_ x: Double, _ y: Double, size: Double = 260) -> Scene {
    var panel = Panel()
    panel.kind = .blank
    panel.marks = [
      PolarMark(x: x, y: y, rising: Theme().cycle[0], falling: Theme().cycle[1])
    ]
    let figure = Figure(size: Size(width: size, height: size), rows: [PanelRow([panel])])
    return figure.scene(measuring: FixedPitchMeasurer())
  }

  /// Wherever the gradient points, no text lies on another.
  @Test(
    arguments: [(1, 0), (3, 1), (1, 1), (1, 3), (0, 1), (-1, 2), (-1, 1), (-2, 1), (-1, 0)],
    [1.0, -1])
  func textsAreApart(_ way: (Double, Double), _ sign: Double) {
    let (x, y) = (sign * way.0, sign * way.1)
    let texts = SceneQuery.texts(panel(x, y))
    #expect(texts.count > 15)
    for (index, text) in texts.enumerated() {
      for other in texts[..<index] {
        let overlap = text.bounds.outset(by: -0.6).intersects(other.bounds.outset(by: -0.6))
        #expect(!overlap, "\(text) over \(other)")
      }
    }
  }

  /// Nor on a small page, where the circles are close to the angles, and the name of the gradient
  /// keeps off the head of its arrow.
  @Test(arguments: [(1, 0), (3, 1), (1, 1), (1, 3), (0.5, -2), (-1, 2), (-2, -5)], [140.0, 170])
  func textsAreApartOnASmallPage(_ way: (Double, Double), _ size: Double) throws {
    let scene = panel(way.0, way.1, size: size)
    let texts = SceneQuery.texts(scene)
    for (index, text) in texts.enumerated() {
      for other in texts[..<index] {
        let overlap = text.bounds.outset(by: -0.6).intersects(other.bounds.outset(by: -0.6))
        #expect(!overlap, "\(text) over \(other)")
      }
    }
    let name = try #require(texts.first { $0.text.contains("∇") })
    let heads = flattened(scene.items).compactMap { item -> Rect? in
      guard case .path(let path, .some(Theme().ink), nil) = item else { return nil }
      return path.bounds
    }
    #expect(heads.count >= 2)
    for head in heads { #expect(!name.bounds.intersects(head), "\(name) over \(head)") }
  }

  /// Numbers of the scale cover neither curve, whichever way the gradient points and however small
  /// the panel is.
  @Test(arguments: [(0.5, -2), (3, 1), (1, 1), (-1, 0.2), (-2, 5)], [130.0, 180, 260])
  func numbersKeepOffTheCurves(_ gradient: (Double, Double), _ size: Double) {
    let mark = PolarMark(
      x: gradient.0, y: gradient.1, rising: Theme().cycle[0], falling: Theme().cycle[1])
    let frame = PanelFrame(
      area: Rect(x: 0, y: 0, width: size, height: size),
      x: Scale(.linear, domain: 0...1, from: 0, to: 1),
      y: Scale(.linear, domain: 0...1, from: 0, to: 1), theme: Theme(),
      labels: LabelSetter(measuring: FixedPitchMeasurer()))
    let items = flattened(mark.draw(in: frame))
    let curves = items.compactMap { item -> Rect? in
      guard case .path(let path, nil, let stroke?) = item else { return nil }
      return [mark.rising.color, mark.falling.color].contains(stroke.color) ? path.bounds : nil
    }
    // Paper lies under each number.
    let boxes = items.compactMap { item -> Rect? in
      guard case .path(let path, Theme().background.withAlpha(0.85)?, _) = item else { return nil }
      return path.bounds
    }
    #expect(curves.count == 2 && !boxes.isEmpty)
    for (curve, box) in curves.flatMap({ curve in boxes.map { (curve, $0) } }) {
      let corners = [
        Point(box.minX, box.minY), Point(box.maxX, box.minY), Point(box.maxX, box.maxY),
        Point(box.minX, box.maxY),
      ].map { $0.distance(to: curve.center) }
      let isOutside = !box.intersects(curve) || corners.allSatisfy { $0 > 0.5 * curve.width }
      #expect(isOutside || corners.allSatisfy { $0 < 0.5 * curve.width })
    }
  }

  /// Without a slope there is neither a scale nor anything for a legend to explain.
  @Test func levelPointsSaySo() {
    let texts = SceneQuery.texts(panel(0, 0)).map(\.text)
    #expect(texts.contains { $0.contains("∇") } && texts.contains { $0.contains("0") })
    #expect(texts.allSatisfy { !$0.contains("D") && !$0.contains(".") })
  }

  /// At a kink the curves are those of the slopes to each side, and the figure says that there is no
  /// gradient: |cos φ| + sin φ has the slope 1 at 0° and at 180°, and falls between 225° and 315°.
  @Test func kinksHaveNoArrow() {
    var mark = PolarMark(x: 0, y: 1, rising: Theme().cycle[0], falling: Theme().cycle[1])
    mark.slopes = (0..<360).map { degree in
      abs(cosine(Double(degree) * .pi / 180)) + sine(Double(degree) * .pi / 180)
    }
    let frame = squareFrame(x: 0...1, y: 0...1)
    #expect(mark.keys.count == 2)
    let lobes = paths(mark.draw(in: frame)).filter {
      $0.points.count > 40 && !$0.verbs.contains(.curve)
    }
    #expect(lobes.map(\.points.count).sorted().count == 3)
    // The unit of the outermost circle is that of all.
    let center = frame.area.center
    let reach = lobes.flatMap(\.points).map { $0.distance(to: center) }.max() ?? 0
    let right = lobes[0].points[0]
    #expect(abs(right.y - center.y) < 1e-9)
    #expect(abs((right.x - center.x) * 1.4142135 - reach) < 0.05)
    #expect(
      mark.labels(in: frame).flatMap { texts($0.label.items) }.contains { $0.text.contains("kink") }
    )
  }

  /// Where there is no gradient the panel says so, and explains no curves.
  @Test(arguments: [(Double.nan, 1.0), (.infinity, 1)])
  func saysThatThereIsNoGradient(_ x: Double, _ y: Double) {
    let mark = PolarMark(x: x, y: y, rising: Theme().cycle[0], falling: Theme().cycle[1])
    var panel = Panel()
    panel.kind = .blank
    panel.marks = [mark]
    let scene = Figure(size: Size(width: 200, height: 200), rows: [PanelRow([panel])])
      .scene(measuring: FixedPitchMeasurer())
    #expect(mark.keys.isEmpty)
    #expect(SceneQuery.texts(scene).map(\.text).joined(separator: " ").contains("no gradient"))
  }
}
