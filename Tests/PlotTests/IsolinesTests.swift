import Elementary
import Foundation
import Plot
import Testing

/// One grid of contourpy's with the isolines it found.
struct ContourCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Line: Decodable {
    var closed: Bool
    var length: Double
    var points: [[Double]]
  }
  struct Level: Decodable {
    var level: Double
    var lines: Int
    var closed: Int
    var open: Int
    var totalLength: Double
    var polylines: [Line]
  }
  /// A sample; JSON spells the ones that are not finite as text.
  struct Sample: Decodable {
    var value: Double
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        value = number
      } else {
        value = Double(try container.decode(String.self)) ?? .nan
      }
    }
  }
  var id: String
  var x: [Double]
  var y: [Double]
  var z: [[Sample]]
  var levels: [Level]

  var testDescription: String { id }
  var field: Field { Field(x: x, y: y, z: z.joined().map(\.value)) }

  static let all: [ContourCase] = {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracle/contours.jsonl")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let lines = (try? String(contentsOf: url, encoding: .utf8))?.split(separator: "\n") ?? []
    return lines.compactMap { try? decoder.decode(ContourCase.self, from: Data($0.utf8)) }
  }()
}

@Suite struct IsolinesTests {
  @Test func theOracleIsRead() { #expect(ContourCase.all.count == 13) }

  @Test(arguments: ContourCase.all)
  func agreeWithContourpy(_ oracle: ContourCase) {
    let found = Isolines.lines(of: oracle.field, at: oracle.levels.map(\.level))
    for (level, lines) in zip(oracle.levels, found) {
      #expect(lines.count == level.lines, "level \(level.level)")
      #expect(lines.count { $0.isClosed } == level.closed, "level \(level.level)")
      #expect(
        abs(lines.map(length).reduce(0, +) - level.totalLength) <= 1e-12 * (1 + level.totalLength))
      let expected = level.polylines.flatMap { line in
        line.closed ? Array(line.points.dropLast()) : line.points
      }
      let vertices = lines.flatMap { zip($0.x, $0.y).map { [$0, $1] } }
      #expect(vertices.count == expected.count)
      for (a, b) in zip(ordered(vertices), ordered(expected)) {
        #expect(abs(a[0] - b[0]) + abs(a[1] - b[1]) <= 1e-9, "level \(level.level)")
      }
    }
  }

  /// Line by line: as long as contourpy's, and closed where that is.
  @Test(arguments: ContourCase.all)
  func linesAgreeOneByOne(_ oracle: ContourCase) {
    let found = Isolines.lines(of: oracle.field, at: oracle.levels.map(\.level))
    for (level, lines) in zip(oracle.levels, found) {
      for isClosed in [false, true] {
        let own = lines.filter { $0.isClosed == isClosed }.map(length).sorted()
        let wanted = level.polylines.filter { $0.closed == isClosed }.map(\.length).sorted()
        #expect(own.count == wanted.count, "level \(level.level)")
        for (a, b) in zip(own, wanted) {
          #expect(abs(a - b) <= 1e-12 * (1 + b), "level \(level.level)")
        }
      }
    }
  }

  /// The grids of the oracle hold what is hard: saddles, samples on a level, plateaus, holes.
  @Test func theOracleHoldsTheHardCases() {
    var (saddles, exact, plateaus, holes) = (0, 0, 0, 0)
    for oracle in ContourCase.all {
      let z = oracle.z.map { $0.map(\.value) }
      holes += z.joined().count { !$0.isFinite }
      for (below, above) in zip(z, z.dropFirst()) {
        for i in 1..<below.count {
          let cell = [below[i - 1], below[i], above[i], above[i - 1]]
          if cell.allSatisfy({ $0 == cell[0] }) { plateaus += 1 }
          for level in oracle.levels.map(\.level) {
            let isAbove = cell.map { $0 > level }
            if isAbove == [true, false, true, false] || isAbove == [false, true, false, true] {
              saddles += 1
            }
            if cell.contains(level) { exact += 1 }
          }
        }
      }
    }
    #expect(saddles > 0 && exact > 0 && plateaus > 0 && holes > 0)
  }

  /// A level on a plateau has no line on it: what is not above the level is outside.
  @Test func plateausHaveLinesAtTheirEdges() {
    let field = Field(x: 0...6, y: 0...6, columns: 7, rows: 7) { x, y in
      max(abs(x - 3), abs(y - 3)) <= 1 ? 1 : 0
    }
    #expect(Isolines.lines(of: field, at: 1).isEmpty)
    let ring = Isolines.lines(of: field, at: 0.5)
    #expect(ring.count == 1 && ring[0].isClosed)
    // Four sides of two steps each, and four corners cut at half a step.
    #expect(abs(ring.map(length).reduce(0, +) - (8 + 4 * squareRoot(0.5))) < 1e-12)
    // At the height of the ground the line lies at the foot of the plateau.
    #expect(Isolines.lines(of: field, at: 0).map(length).reduce(0, +) > 8)
  }

  /// Random fields have saddles everywhere: every vertex still lies on its level, open lines end
  /// on the border, and the order of levels in one call does not matter.
  @Test(arguments: 0..<40)
  func lieOnTheirLevelAndEndOnTheBorder(_ seed: UInt64) {
    var random = Noise(state: seed)
    let field = Field(x: 0...7, y: 0...5, columns: 8, rows: 6) { _, _ in random.next() }
    let levels = [0.2, 0.45, 0.5, 0.9]
    let all = Isolines.lines(of: field, at: levels)
    for (level, lines) in zip(levels, all) {
      #expect(lines == Isolines.lines(of: field, at: level))
      for line in lines {
        for (x, y) in zip(line.x, line.y) {
          #expect(abs(field.value(atX: x, y: y) - level) < 1e-12, "seed \(seed)")
        }
        if !line.isClosed {
          for end in [0, line.x.count - 1] {
            let (x, y) = (line.x[end], line.y[end])
            #expect(x == 0 || x == 7 || y == 0 || y == 5, "seed \(seed)")
          }
        }
      }
    }
  }

  /// The area of the set above a level and of the set below it is the whole grid, whatever saddles
  /// and holes there are; the sets are nested.
  @Test(arguments: 0..<40)
  func superlevelSetsAreComplementary(_ seed: UInt64) {
    var random = Noise(state: seed)
    let field = Field(x: 0...7, y: 0...5, columns: 8, rows: 6) { _, _ in random.next() }
    let mirrored = Field(x: field.x, y: field.y, z: field.z.map { -$0 })
    let levels = [-Double.infinity, 0.25, 0.5, 0.75]
    let areas = SuperlevelSet.sets(of: field, above: levels).map(area)
    let rest = SuperlevelSet.sets(of: mirrored, above: levels.reversed().map { -$0 }).map(area)
    #expect(abs(areas[0] - 35) < 1e-12)
    for index in 1..<4 {
      #expect(areas[index] < areas[index - 1], "seed \(seed)")
      #expect(abs(areas[index] + rest[3 - index] - 35) < 1e-9, "seed \(seed)")
    }
  }

  /// Masked cells are in no set, and do not open the rings.
  @Test func superlevelSetsLeaveOutMaskedCells() {
    let field = Field(x: 0...4, y: 0...4, columns: 5, rows: 5) { x, y in
      x == 2 && y == 2 ? .nan : 1
    }
    let sets = SuperlevelSet.sets(of: field, above: [-.infinity, 0.5, 1])
    #expect(sets.map(area) == [12, 12, 0])
    #expect(sets[0].rings.count == 2)
  }

  @Test func aFieldOfHugeNumbersDoesNotOverflow() {
    let field = Field(x: [0, 1], y: [0, 1], z: [-1.5e308, 1.5e308, -1.5e308, 1.5e308])
    let lines = Isolines.lines(of: field, at: 0)
    #expect(lines == [Isoline(x: [0.5, 0.5], y: [1, 0], isClosed: false)])
  }

  private func length(_ line: Isoline) -> Double {
    let indices = (line.isClosed ? 0 : 1)..<line.x.count
    return indices.map { index in
      let before = index == 0 ? line.x.count - 1 : index - 1
      return hypotenuse(line.x[index] - line.x[before], line.y[index] - line.y[before])
    }.reduce(0, +)
  }

  private func area(_ set: SuperlevelSet) -> Double {
    set.rings.map { ring in
      ring.x.indices.map { index in
        let next = (index + 1) % ring.x.count
        return 0.5 * (ring.x[index] * ring.y[next] - ring.x[next] * ring.y[index])
      }.reduce(0, +)
    }.reduce(0, +)
  }

  /// Sorted by coordinates rounded so that the last bit does not change the order.
  private func ordered(_ points: [[Double]]) -> [[Double]] {
    points.map { $0.map { ($0 * 1e9).rounded() / 1e9 } }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

/// Uniform numbers in [0, 1) from a seed.
struct Noise {
  var state: UInt64

  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let mixed = (state ^ (state >> 29)) &* 0xbf58_476d_1ce4_e5b9
    return Double(mixed >> 11) * 0x1p-53
  }
}
