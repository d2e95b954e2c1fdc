public import Formula

/// One run of a sweep: what may differ from run to run.
public struct SweepPoint: Sendable {
  /// The rule with its hyperparameters.
  public var optimizer: any Optimizer
  /// η
  public var learningRate: Double
  /// x₀
  public var start: [Double]

  /// Creates a point of a sweep.
  public init(_ optimizer: any Optimizer, learningRate: Double, start: [Double]) {
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.start = start
  }
}

/// Runs rules on a formula from all points of a sweep, and keeps of each run what it came to.
///
/// Rules that treat every coordinate alike take a step in many runs at a time; the results are bit
/// by bit those of `minimize`. Where runs were lowest is known if `tracksBest`.
public func summarize(
  _ formula: Formula, points: ArraySlice<SweepPoint>, steps: Int, tracksBest: Bool = true
) -> [RunSummary] {
  guard let first = points.first else { return [] }
  for point in points {
    precondition(
      point.start.count == formula.variables.count,
      "a start of \(point.start.count) coordinates in \(formula.variables.count) dimensions")
  }
  let isSideBySide = formula.variables.count * laneWidth <= 1 << 20
  let lanes =
    isSideBySide
    ? first.optimizer.summarize(formula, points, steps: steps, tracksBest: tracksBest) : nil
  return lanes
    ?? points.map { point in
      let run = minimize(
        formula, using: point.optimizer, schedule: ConstantSchedule(point.learningRate),
        from: point.start, steps: steps)
      return RunSummary(run, tracksBest: tracksBest)
    }
}

/// How many runs are side by side: enough to hide the decoding of instructions, few enough that
/// what a small formula needs stays in the first-level cache.
private let laneWidth = 128

extension Optimizer {
  /// Nil: every run has to be made by itself.
  public func summarize(
    _ formula: Formula, _ points: ArraySlice<SweepPoint>, steps: Int, tracksBest: Bool
  ) -> [RunSummary]? { nil }
}

extension ElementwiseOptimizer {
  /// The runs, in lanes; nil if a point has another rule.
  public func summarize(
    _ formula: Formula, _ points: ArraySlice<SweepPoint>, steps: Int, tracksBest: Bool
  ) -> [RunSummary]? {
    let rules = points.compactMap { $0.optimizer as? Self }
    guard rules.count == points.count else { return nil }
    var summaries: [RunSummary?] = Array(repeating: nil, count: points.count)
    for block in LaneBlock.blocks(of: rules) {
      let own = block.members.map { points[points.startIndex + $0] }
      let lanes = SweepLanes(
        formula,
        rules: block.isUniform ? [rules[block.members[0]]] : block.members.map { rules[$0] },
        points: own)
      lanes.run(steps: steps, tracksBest: tracksBest)
      for (member, summary) in zip(
        block.members, lanes.summaries(steps: steps, tracksBest: tracksBest))
      {
        summaries[member] = summary
      }
    }
    return summaries.compactMap { $0 }
  }
}

/// Runs that go side by side.
private struct LaneBlock {
  /// Places in the sweep.
  var members: [Int]
  /// Whether all of them have the same rule, so that it is read once for all.
  var isUniform: Bool

  /// All runs in blocks: those that share a rule together, if they are enough.
  static func blocks<Rule: Optimizer>(of rules: [Rule]) -> [LaneBlock] {
    // Rules are compared by their bytes. Padding may make equal ones differ; that costs time only.
    var groups: [UInt64: [Int]] = [:]
    var order: [UInt64] = []
    for (place, rule) in rules.enumerated() {
      let key = hash(rule)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(place)
    }
    var blocks: [LaneBlock] = []
    var rest: [Int] = []
    for key in order {
      let group = groups[key] ?? []
      guard group.count >= laneWidth / 4,
        group.allSatisfy({ haveSameBytes(rules[$0], rules[group[0]]) })
      else {
        rest += group
        continue
      }
      blocks += chunks(group).map { LaneBlock(members: $0, isUniform: true) }
    }
    return blocks + chunks(rest.sorted()).map { LaneBlock(members: $0, isUniform: false) }
  }

  private static func chunks(_ places: [Int]) -> [[Int]] {
    stride(from: 0, to: places.count, by: laneWidth).map {
      Array(places[$0..<min($0 + laneWidth, places.count)])
    }
  }
}

/// The FNV-1a hash of the bytes of a value.
private func hash<Value>(_ value: Value) -> UInt64 {
  withUnsafeBytes(of: value) { bytes in
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}

private func haveSameBytes<Value>(_ a: Value, _ b: Value) -> Bool {
  withUnsafeBytes(of: a) { a in withUnsafeBytes(of: b) { b in a.elementsEqual(b) } }
}
