import Foundation
import Graphics
import Testing

@testable import CairoBackend

@Suite struct FontSubsetTests {
  private func file(
    _ face: Font.Face, _ letters: String, keepsMath: Bool = false
  ) throws -> [UInt8] {
    let address = try FontSubset.address(of: face, letters: letters, keepsMath: keepsMath)
    let start = "data:font/otf;base64,"
    #expect(address.hasPrefix(start))
    let data = try #require(Data(base64Encoded: String(address.dropFirst(start.count))))
    return Array(data)
  }

  /// The names of the tables of a font file, with their lengths.
  private func tables(of file: [UInt8]) -> [String: Int] {
    func number(_ place: Int, _ count: Int) -> Int {
      file[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) }
    }
    return (0..<number(4, 2)).reduce(into: [:]) { tables, i in
      let record = 12 + 16 * i
      tables[String(decoding: file[record..<(record + 4)], as: UTF8.self)] = number(record + 12, 4)
    }
  }

  /// A file for formulas keeps the table that they are set by; others do without.
  @Test func keepsTheTableForFormulasOnDemand() throws {
    let (bare, full) = (
      try file(.serifMath, "𝑥()√"), try file(.serifMath, "𝑥()√", keepsMath: true)
    )
    #expect(tables(of: bare)["MATH"] == nil)
    #expect(try #require(tables(of: full)["MATH"]) > 200)
    // Parentheses of many sizes, and what the longest are made of.
    #expect(full.count > bare.count + 1000 && full.count < 60_000)
  }

  /// Files have no letters but those that are in use.
  @Test(arguments: Font.Face.allCases)
  func areSmall(_ face: Font.Face) throws {
    let one = try file(face, "a")
    let many = try file(face, "abcdefghijklmnopqrstuvwxyz")
    #expect(one.count < many.count && many.count < 30_000)
    #expect(try file(face, "ba") == file(face, "aab"))
  }

  @Test(arguments: 0..<20)
  func encodesLikeFoundation(_ count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 37 * $0 * $0 + 201) }
    #expect(FontSubset.base64(bytes) == Array(Data(bytes).base64EncodedString().utf8))
  }

  @Test func nothingIsAFontToo() throws { #expect(try file(.mono, "").count > 100) }
}
