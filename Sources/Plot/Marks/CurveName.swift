import Graphics
import Typesetting

/// The places for the name of a curve at the curve itself.
enum CurveName {
  /// One request: beside the end of the curve, which it reaches at its last step if it has steps, else
  /// along the curve, near the end first.
  static func requests(
    _ name: String, along pieces: [[Point]], color: Color, lastStep: Int? = nil,
    in frame: PanelFrame
  ) -> [LabelRequest] {
    guard !name.isEmpty, let curve = pieces.last, let end = curve.last else { return [] }
    let style = TextStyle(frame.theme.annotationFont, color: color)
    let label = frame.labels.label(name, style: style)
    let distance = 2 * frame.theme.gap
    var candidates: [LabelRequest.Candidate] = []
    let line = 0.5 * frame.theme.annotationFont.size
    for push in 0...5 {
      for sign in push == 0 ? [1.0] : [1, -1] {
        let place = end + Point(distance, sign * Double(push) * line)
        candidates.append(.init(place, .start, .middle, penalty: 0.08 * Double(push)))
      }
    }
    func request(_ candidates: [LabelRequest.Candidate]) -> [LabelRequest] {
      var request = LabelRequest(label, candidates: candidates, color: color, isOptional: true)
      request.step = lastStep
      request.curveEnd = end
      return [request]
    }
    guard curve.count > 1 else { return request(candidates) }
    let measured = MeasuredLine(curve)
    for step in 0..<48 {
      let part = 1 - Double(step) / 48
      let point = measured.point(at: part * measured.length)
      let before = measured.point(at: max(part - 0.02, 0) * measured.length)
      // Above a curve that rises the text ends at the curve; above one that falls it starts there.
      let rises = (point.x - before.x) * (point.y - before.y) < 0
      let (above, below): (Label.HorizontalAnchor, Label.HorizontalAnchor) =
        rises ? (.end, .start) : (.start, .end)
      let side = rises ? -0.5 * distance : 0.5 * distance
      let places: [LabelRequest.Candidate] = [
        .init(point + Point(side, -0.5 * distance), above, .bottom, penalty: 0.6),
        .init(point + Point(-side, 0.5 * distance), below, .top, penalty: 0.63),
        // The curve leads away from the text, which may be near where it is narrow.
        .init(point + Point(side, -0.3 * distance), above, .bottom, penalty: 0.66),
        .init(point + Point(-side, 0.3 * distance), below, .top, penalty: 0.69),
        .init(point + Point(0, -distance), .middle, .bottom, penalty: 0.61),
        .init(point + Point(0, distance), .middle, .top, penalty: 0.64),
        // Over the ripples of a curve.
        .init(point + Point(0, -1.8 * distance), .end, .bottom, penalty: 0.72),
        .init(point + Point(0, 1.8 * distance), .end, .top, penalty: 0.75),
        // Beyond the band around a curve.
        .init(point + Point(0, -3.2 * distance), .end, .bottom, penalty: 0.8),
        .init(point + Point(0, 3.2 * distance), .end, .top, penalty: 0.83),
      ]
      candidates += places.map { place in
        var place = place
        // The nearer the text is to the end of the curve, the better.
        let bounds = label.bounds(at: place.position, place.horizontal, place.vertical)
        let nearest = Point(
          min(max(end.x, bounds.minX), bounds.maxX), min(max(end.y, bounds.minY), bounds.maxY))
        place.penalty += 0.5 * end.distance(to: nearest) / max(frame.area.width, 1)
        return place
      }
    }
    return request(candidates)
  }
}
