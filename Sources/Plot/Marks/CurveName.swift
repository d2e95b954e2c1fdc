import Graphics
import Typesetting

/// The places for the name of a curve at the curve itself.
enum CurveName {
  /// One request: beside the end of the curve, pushed up or down if need be, else along the curve.
  static func requests(
    _ name: String, along pieces: [[Point]], color: Color, in frame: PanelFrame
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
    for (index, part) in [0.9, 0.75, 0.6, 0.45, 0.3, 0.15].enumerated() {
      let point = curve[Int(part * Double(curve.count - 1))]
      let penalty = 0.6 + 0.05 * Double(index)
      candidates += [
        .init(point + Point(0, -distance), .middle, .bottom, penalty: penalty),
        .init(point + Point(0, distance), .middle, .top, penalty: penalty + 0.02),
        .init(point + Point(-distance, -0.5 * distance), .end, .bottom, penalty: penalty + 0.01),
        .init(point + Point(distance, -0.5 * distance), .start, .bottom, penalty: penalty + 0.01),
        .init(point + Point(distance, 0.5 * distance), .start, .top, penalty: penalty + 0.02),
      ]
    }
    return [LabelRequest(label, candidates: candidates, color: color, isOptional: true)]
  }
}
