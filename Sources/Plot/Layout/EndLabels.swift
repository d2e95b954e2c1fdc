import Graphics
import Typesetting

/// The names that stand right of the area at the ends of their curves, in one column in the order
/// of the ends, moved apart as little as possible.
///
/// The moved positions minimize Σ (moved − wanted)² under the order and the distances: the
/// isotonic regression of the wanted positions less the distances before them, found by pooling
/// adjacent violators.
///
/// > M. Ayer, H. D. Brunk, G. M. Ewing, W. T. Reid, E. Silverman. "An empirical distribution
/// > function for sampling with incomplete information." *Annals of Mathematical Statistics* 26
/// > (1955), 641–647, doi:10.1214/aoms/1177728423
struct EndLabels {
  /// Names with their one place in the column, from top to bottom.
  private(set) var requests: [LabelRequest] = []
  /// Names that stand elsewhere, from top to bottom.
  private(set) var others: [LabelRequest]

  /// A name may be moved by so many times its height before it no longer belongs to its curve.
  private static let reach = 3.0

  /// Moved by less than this part of its height a name is still at its curve's end.
  private static let near = 0.35

  init(_ all: [LabelRequest], right: Double, of area: Rect) {
    func bounds(_ request: LabelRequest) -> Rect? {
      request.candidates.first.map {
        request.label.bounds(at: $0.position, $0.horizontal, $0.vertical)
      }
    }
    let sorted = EndLabels.sorted(all)
    func isOutside(_ request: LabelRequest) -> Bool {
      guard let bounds = bounds(request) else { return false }
      return bounds.midX > area.maxX && bounds.maxX <= right + 0.01
    }
    others = sorted.filter { !isOutside($0) }
    let column = sorted.filter(isOutside)
    let boxes = column.compactMap(bounds)
    let tops = EndLabels.spread(
      boxes.map(\.minY), heights: boxes.map { $0.height + 2 }, from: area.minY, to: area.maxY + 2)
    for (index, var request) in column.enumerated() {
      let shift = tops[index] - boxes[index].minY
      guard abs(shift) <= EndLabels.reach * boxes[index].height else {
        // Another place inside keeps the order; one outside would not. Where there are so many
        // names, those that may be left out make way for a legend.
        request.candidates.removeAll {
          request.isOptional
            || request.label.bounds(at: $0.position, $0.horizontal, $0.vertical).maxX > area.maxX
        }
        others.append(request)
        continue
      }
      request.candidates = Array(request.candidates.prefix(1))
      request.candidates[0].position.y += shift
      // Far away, or at the height of a neighbor's end, a name alone would seem to be none of its own.
      let (height, middle) = (boxes[index].height, boxes[index].midY + shift)
      let isBesideOther = column.indices.contains { other in
        other != index && abs(boxes[other].midY - middle) < height
      }
      if abs(shift) > height || isBesideOther && abs(shift) > EndLabels.near * height {
        request.leader = request.curveEnd
      }
      requests.append(request)
    }
  }

  /// From top to bottom by the ends of the curves; where ends lie on one another, by the curves on
  /// their way there.
  private static func sorted(_ requests: [LabelRequest]) -> [LabelRequest] {
    let ends = requests.map { $0.candidates.first?.position.y ?? 0 }
    let order = requests.indices.sorted { (ends[$0], $0) < (ends[$1], $1) }
    var groups: [[Int]] = []
    for index in order {
      if let last = groups.last?.last, ends[index] - ends[last] < sameEnd {
        groups[groups.count - 1].append(index)
      } else {
        groups.append([index])
      }
    }
    return groups.flatMap { group -> [LabelRequest] in
      let ways = group.map { index -> Double in
        let places = requests[index].candidates.map(\.position.y)
        return places.reduce(0, +) / Double(max(places.count, 1))
      }
      return group.indices.sorted { (ways[$0], $0) < (ways[$1], $1) }.map { requests[group[$0]] }
    }
  }

  /// Ends that are nearer to one another than this, in points, are not told apart.
  private static let sameEnd = 0.8

  /// Positions nearest to the wanted ones, which ascend, with the heights between them.
  static func spread(
    _ wanted: [Double], heights: [Double], from low: Double, to high: Double
  ) -> [Double] {
    var before: [Double] = []
    var sum = 0.0
    for height in heights {
      before.append(sum)
      sum += height
    }
    var blocks: [(mean: Double, count: Int)] = []
    for (place, distance) in zip(wanted, before) {
      blocks.append((place - distance, 1))
      while blocks.count > 1, blocks[blocks.count - 2].mean > blocks[blocks.count - 1].mean {
        let last = blocks.removeLast()
        let other = blocks.removeLast()
        let count = other.count + last.count
        let total = other.mean * Double(other.count) + last.mean * Double(last.count)
        blocks.append((total / Double(count), count))
      }
    }
    let starts = blocks.flatMap { Array(repeating: $0.mean, count: $0.count) }
    return zip(starts, before).map { max(low, min($0, high - sum)) + $1 }
  }
}
