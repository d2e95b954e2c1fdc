/// Finds the lines of a paragraph that look best together.
///
/// Each line has a badness of 100 |r|³, where r is how far its spaces stretch or shrink relative to
/// how far they may, and demerits of (10 + badness + penalty)² for the penalty of its end; more for
/// hyphens below each other or before the last line, for loose lines beside tight ones, and for a
/// last line of a few letters. The breaks with the fewest demerits are a shortest path.
///
/// > D. E. Knuth, M. F. Plass. "Breaking paragraphs into lines." *Software: Practice and
/// > Experience* 11 (1981), 1119–1184, doi:10.1002/spe.4380111102
struct LineBreaker {
  /// What lines are measured against.
  struct Measure {
    /// Length of the lines, in points.
    var width: Double
    /// By how much the first is shorter.
    var indent: Double
    /// How far the end of a line may stay away from the edge before it looks short, where lines
    /// are ragged; nil where both edges are straight.
    var raggedness: Double?
    /// The em, in points.
    var em: Double
    /// Whether punctuation hangs over the edges.
    var hangsLeft = false
    var hangsRight = false
  }

  /// What a search accepts.
  struct Tolerance {
    /// The largest ratio of the white space of a line to what its spaces may stretch.
    var ratio: Double
    /// The worst penalty that the end of a line may have.
    var penalty = Double.infinity
    /// Added to what every line may stretch, in points.
    var extraStretch = 0.0
    /// Whether a line may be too long where nothing in it can be broken.
    var allowsOverrun = false
  }

  static let hyphensInSuccession = 10_000.0
  static let hyphenBeforeLastLine = 5_000.0
  static let unlikeNeighbors = 10_000.0
  static let shortLastLine = 3_000.0
  /// A line is not worse than this, however wide its spaces are.
  static let greatestBadness = 1e5
  /// More than all other demerits of a paragraph together.
  static let overrun = 1e16
  /// A last line is short below so many ems.
  static let shortestLastLine = 2.0

  let text: ParagraphPieces
  let measure: Measure
  let tolerance: Tolerance

  /// How wide the spaces of a line are.
  enum Fitness: Int, CaseIterable { case tight, decent, loose, veryLoose }

  /// A line between two joints, the first of which is -1 at the start.
  struct Line {
    /// White space per what the spaces may stretch, or shrink if it is negative.
    var ratio: Double
    var demerits: Double
    var fitness: Fitness
  }

  private struct Node {
    var joint: Int
    var fitness: Fitness
    var demerits: Double
    var previous: Int
  }

  /// The joints where lines end, the last one included; nil if no lines are good enough.
  func breaks() -> [Int]? {
    let last = text.pieces.count - 1
    var nodes = [Node(joint: -1, fitness: .decent, demerits: 0, previous: -1)]
    var active = [0]
    var previousJoint = -1
    for joint in text.joints.indices {
      guard let penalty = text.joints[joint].penalty, penalty <= tolerance.penalty else { continue }
      var best = [Node?](repeating: nil, count: Fitness.allCases.count)
      var remaining: [Int] = []
      remaining.reserveCapacity(active.count + 1)
      for index in active {
        let node = nodes[index]
        if !isTooLong(from: node.joint, to: joint) { remaining.append(index) }
        let isUnbreakable = node.joint == previousJoint
        guard let line = line(from: node.joint, to: joint, isUnbreakable: isUnbreakable)
        else { continue }
        let demerits =
          node.demerits + line.demerits
          + (isUnlike(node, line.fitness) ? Self.unlikeNeighbors : 0)
        if demerits < best[line.fitness.rawValue]?.demerits ?? .infinity {
          best[line.fitness.rawValue] = Node(
            joint: joint, fitness: line.fitness, demerits: demerits, previous: index)
        }
      }
      active = remaining
      for case let node? in best {
        active.append(nodes.count)
        nodes.append(node)
      }
      if active.isEmpty { return nil }
      previousJoint = joint
    }
    return path(to: last, nodes)
  }

  /// Nothing stands above the first line.
  private func isUnlike(_ node: Node, _ fitness: Fitness) -> Bool {
    node.joint >= 0 && abs(node.fitness.rawValue - fitness.rawValue) > 1
  }

  private func path(to last: Int, _ nodes: [Node]) -> [Int]? {
    var best: Node?
    for node in nodes where node.joint == last && node.demerits < best?.demerits ?? .infinity {
      best = node
    }
    guard var node = best else { return nil }
    var breaks = [last]
    while nodes[node.previous].joint >= 0 {
      node = nodes[node.previous]
      breaks.append(node.joint)
    }
    return breaks.reversed()
  }
}

extension LineBreaker {
  /// The line between two joints, on its own; nil if it cannot be one.
  func line(from start: Int, to end: Int, isUnbreakable: Bool) -> Line? {
    let isLast = end == text.pieces.count - 1
    let space = room(from: start, to: end) - naturalWidth(from: start, to: end)
    var isOverrun = false
    var ratio = 0.0
    if space < -1e-9 {
      let shrink =
        measure.raggedness == nil ? text.shrinks[end] - text.shrinks[start + 1] : 0
      ratio = shrink > 0 ? space / shrink : -.infinity
      if ratio < -1 - 1e-9 {
        guard tolerance.allowsOverrun, isUnbreakable else { return nil }
        (ratio, isOverrun) = (-1, true)
      }
    } else if !isLast {
      let stretch =
        (measure.raggedness ?? (text.stretches[end] - text.stretches[start + 1]))
        + tolerance.extraStretch
      ratio = space <= 0 ? 0 : stretch > 0 ? space / stretch : .infinity
      if ratio > tolerance.ratio { return nil }
    }
    let badness = min(100 * abs(ratio * ratio * ratio), Self.greatestBadness)
    let cost = 10 + badness + (isLast ? 0 : text.joints[end].penalty ?? 0)
    let demerits =
      cost * cost + neighborDemerits(from: start, to: end, isLast: isLast)
      + (isOverrun ? Self.overrun : 0)
    return Line(ratio: ratio, demerits: demerits, fitness: Fitness(ratio: ratio))
  }

  private func neighborDemerits(from start: Int, to end: Int, isLast: Bool) -> Double {
    guard start >= 0 else { return 0 }
    var demerits = 0.0
    if text.joints[start].isHyphen {
      if isLast { demerits += Self.hyphenBeforeLastLine }
      if text.joints[end].isHyphen { demerits += Self.hyphensInSuccession }
    }
    let isShort = naturalWidth(from: start, to: end) < Self.shortestLastLine * measure.em
    if isLast, isShort { demerits += Self.shortLastLine }
    return demerits
  }

  /// How long a line may be, with what hangs over its edges.
  func room(from start: Int, to end: Int) -> Double {
    measure.width - (start < 0 ? measure.indent : 0)
      + (measure.hangsLeft ? text.pieces[start + 1].leftHang : 0)
      + (measure.hangsRight ? text.rightHang(at: end) : 0)
  }

  /// How long a line is if its spaces neither stretch nor shrink.
  func naturalWidth(from start: Int, to end: Int) -> Double {
    text.ends[end] - text.starts[start + 1]
      + (start >= 0 ? text.joints[start].startWidth : 0) + text.joints[end].endWidth
  }

  /// Whether no line from a joint can reach another or any behind it. A hyphen and what hangs are
  /// left out of account: the next end of a line may have less of the one and more of the other.
  private func isTooLong(from start: Int, to end: Int) -> Bool {
    let shrink = measure.raggedness == nil ? text.shrinks[end] - text.shrinks[start + 1] : 0
    let width = naturalWidth(from: start, to: end) - text.joints[end].endWidth - shrink
    return width > room(from: start, to: end) + measure.em + 1e-9
  }
}

extension LineBreaker.Fitness {
  /// Neighbors look unlike if a class lies between theirs.
  init(ratio: Double) {
    self = ratio < -0.5 ? .tight : ratio <= 0.5 ? .decent : ratio <= 1 ? .loose : .veryLoose
  }
}
