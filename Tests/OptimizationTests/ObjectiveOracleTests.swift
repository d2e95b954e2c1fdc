import Formula
import Foundation
import Testing

@testable import Optimization

/// Minimizers and critical points of test functions, found with 50 digits.
@Suite("Objectives of the oracle")
struct ObjectiveOracleTests {
  struct Point: Decodable {
    var point: [Double]
    var value: Double
    var hessianEigenvalues: [Double]?
    var kind: String?
    var method: String?
  }
  struct Row: Decodable, CustomTestStringConvertible {
    var name: String
    var variables: [String]
    var expression: String
    var minimizers: [Point]
    var criticalPoints: [Point]?
    var criticalPointsBox: [[Double]]?
    var testDescription: String { name }

    func formula() throws -> Formula { try Formula(expression, variables: variables) }
    /// The name in the library: "three_hump_camel" is "threeHumpCamel".
    var entryName: String {
      let words = name.split(separator: "_")
      return words[0] + words.dropFirst().map(\.capitalized).joined()
    }
  }

  static func rows() throws -> [Row] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try ScheduleOracleTests.lines("objectives.jsonl").map {
      try decoder.decode(Row.self, from: $0)
    }
  }

  @Test func allRowsAreThere() throws { #expect(try Self.rows().count == 44) }

  @Test(arguments: try rows())
  func haveTheirMinimaWhereTheyAre(_ row: Row) throws {
    let f = try row.formula()
    for minimizer in row.minimizers {
      // Rounding of the point in its last digit is seen where f has a cusp.
      let isCusp = minimizer.method?.hasPrefix("known") == true
      let allowed = (isCusp ? 1e-7 : 1e-12) * max(1, abs(minimizer.value))
      #expect(abs(f.value(at: minimizer.point) - minimizer.value) <= allowed)
      guard let eigenvalues = minimizer.hessianEigenvalues, !isCusp else { continue }
      let n = row.variables.count
      let hessian = f.hessian(at: minimizer.point)
      let size = eigenvalues.map { abs($0) }.max() ?? 0
      // The sums of their first and second powers hold any number of eigenvalues to account.
      let trace = (0..<n).reduce(0) { $0 + hessian[$1 * n + $1] }
      let squares = hessian.reduce(0) { $0 + $1 * $1 }
      #expect(abs(trace - eigenvalues.reduce(0, +)) <= 1e-9 * size * Double(n))
      let expected = eigenvalues.reduce(0) { $0 + $1 * $1 }
      #expect(abs(squares - expected) <= 1e-8 * expected)
    }
  }

  /// The library's entry of the same name has the same minimum at the same places.
  @Test(arguments: try rows())
  func agreeWithTheLibrary(_ row: Row) throws {
    guard let entry = objectives.first(where: { $0.name == row.entryName }),
      entry.region.count == row.variables.count, !row.minimizers.isEmpty
    else { return }
    let minimum = try #require(row.minimizers.map(\.value).min())
    let known = try #require(entry.minimum)
    #expect(abs(known - minimum) <= 1e-7 * max(1, abs(minimum)))
    for minimizer in row.minimizers where minimizer.value <= minimum + 1e-9 {
      #expect(
        entry.minimizers.contains { point in
          zip(point, minimizer.point).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) }
        }, "\(minimizer.point)")
    }
  }

  /// The library has all functions of the oracle, some of them under another name or in another
  /// number of variables.
  @Test func theLibraryHasThem() throws {
    let renamed = ["elongated", "saddle", "rosenbrock_5", "rosenbrock_20", "rotated_quadratic_3"]
    for row in try Self.rows() where !renamed.contains(row.name) {
      #expect(objectives.contains { $0.name == row.entryName }, "\(row.entryName)")
    }
  }

  /// In two variables all critical points of the box are found, and nothing else.
  @Test(arguments: try rows().filter { $0.criticalPointsBox != nil })
  func haveTheirCriticalPointsFound(_ row: Row) throws {
    let box = try #require(row.criticalPointsBox).map { $0[0]...$0[1] }
    let expected = try #require(row.criticalPoints)
    let found = CriticalPointFinder(try row.formula(), region: box).points()
    #expect(found.count == expected.count)
    let kinds = ["minimum": CriticalPoint.Kind.minimizer, "saddle": .saddle, "maximum": .maximizer]
    for point in expected {
      let match = found.first { candidate in
        zip(candidate.point, point.point).allSatisfy { abs($0 - $1) <= 1e-8 * max(1, abs($1)) }
      }
      #expect(match?.kind == point.kind.flatMap { kinds[$0] }, "\(point.point)")
      let value = try #require(match?.value)
      #expect(abs(value - point.value) <= 1e-9 * max(1, abs(point.value)))
    }
  }
}
