/// Runs of a sweep that go side by side.
struct SweepBlock: Sendable {
  /// Places in the sweep, at most `width` of them.
  var members: ArraySlice<Int>
  /// Whether all of them have the same rule, so that it is read once for all.
  var isUniform: Bool

  /// How many runs are side by side: enough to hide the decoding of instructions, few enough that
  /// what a small formula needs stays in the first-level cache; and no power of two, since numbers
  /// that many places apart would compete for the same lines of it.
  static let width = 112

  /// All runs in blocks: those that share a rule together, if they are enough.
  static func blocks<Rule: Optimizer>(of rules: [Rule]) -> [SweepBlock] {
    var blocks: [SweepBlock] = []
    var rest: [Int] = []
    for group in groups(rules) {
      if group.count >= width / 4 {
        blocks += chunks(group).map { SweepBlock(members: $0, isUniform: true) }
      } else {
        rest += group
      }
    }
    rest.sort()
    return blocks + chunks(rest).map { SweepBlock(members: $0, isUniform: false) }
  }

  /// The places of rules with the same bytes, by first places.
  ///
  /// Padding may make equal rules differ, and two rules may have one hash; that costs time only.
  private static func groups<Rule: Optimizer>(_ rules: [Rule]) -> [[Int]] {
    rules.withUnsafeBytes { bytes in
      let stride = MemoryLayout<Rule>.stride
      func rule(_ place: Int) -> RuleBytes {
        RuleBytes(bytes: bytes, start: place * stride, size: MemoryLayout<Rule>.size)
      }
      var groups: [[Int]] = []
      var groupsByHash: [UInt64: Int] = [:]
      var last = -1
      for place in rules.indices {
        // Most often the rule of the run before.
        if last < 0 || !rule(place).equals(rule(place - 1)) {
          let key = rule(place).hash
          if let group = groupsByHash[key], rule(place).equals(rule(groups[group][0])) {
            last = group
          } else {
            last = groups.count
            groupsByHash[key] = last
            groups.append([])
          }
        }
        groups[last].append(place)
      }
      return groups
    }
  }

  private static func chunks(_ places: [Int]) -> [ArraySlice<Int>] {
    stride(from: 0, to: places.count, by: width).map {
      places[$0..<min($0 + width, places.count)]
    }
  }
}

/// The bytes of one rule among those of many.
private struct RuleBytes {
  let bytes: UnsafeRawBufferPointer
  let start: Int
  let size: Int

  func equals(_ other: RuleBytes) -> Bool {
    var place = 0
    while place + 8 <= size {
      guard
        bytes.loadUnaligned(fromByteOffset: start + place, as: UInt64.self)
          == bytes.loadUnaligned(fromByteOffset: other.start + place, as: UInt64.self)
      else { return false }
      place += 8
    }
    return (place..<size).allSatisfy { bytes[start + $0] == bytes[other.start + $0] }
  }

  /// FNV-1a.
  var hash: UInt64 {
    (start..<start + size).reduce(0xCBF2_9CE4_8422_2325) {
      ($0 ^ UInt64(bytes[$1])) &* 0x0000_0100_0000_01B3
    }
  }
}
