import Graphics
import Typesetting

extension SettledPanel {
  /// The texts of a mark; that of a span does not stand in another one, whose name it would seem to be.
  func labels(of index: Int) -> [LabelRequest] {
    let requests = marks[index].labels(in: sketch.frame)
    guard let own = (marks[index] as? SpanMark)?.rect(in: sketch.frame) else { return requests }
    let others = marks.indices.filter { $0 != index }
      .compactMap { (marks[$0] as? SpanMark)?.rect(in: sketch.frame) }
      .filter { !$0.contains(own) }
    guard !others.isEmpty else { return requests }
    return requests.map { request in
      var request = request
      request.candidates.removeAll { candidate in
        let bounds = request.label.bounds(
          at: candidate.position, candidate.horizontal, candidate.vertical)
        return others.contains { $0.intersects(bounds) }
      }
      return request
    }
  }
}

extension Rect {
  fileprivate func contains(_ other: Rect) -> Bool {
    minX <= other.minX && minY <= other.minY && maxX >= other.maxX && maxY >= other.maxY
  }
}
