import CDeflate
import Graphics
import Testing

@testable import CairoBackend

/// An animated PNG, read as a viewer reads it.
@Suite struct AnimatedPNG {
  /// A dot on a line, at a place from 0.
  private func scene(_ place: Double) -> Scene {
    let items: [Scene.Item] = [
      .fill(Path(rectangle: Rect(x: 0, y: 0, width: 60, height: 40)), .white),
      .stroke(Path(polyline: [Point(5, 20), Point(55, 20)]), Stroke(.black, width: 1)),
      .fill(Path(circleAt: Point(10 + place, 20), radius: 4), Color(0xd55e00)),
    ]
    return Scene(size: Size(width: 60, height: 40), items: items)
  }

  private func encoded(_ places: [Double], seconds: Double = 1, hold: Double = 0.5, loops: Int = 3)
    throws -> [UInt8]
  {
    try AnimationEncoder(dotsPerInch: 144, seconds: seconds, hold: hold, loops: loops)
      .encode(scene(40), frames: places.map(scene), metadata: DocumentMetadata(title: "T"))
  }

  private func pixels(_ place: Double) throws -> [UInt32] {
    try RenderedPage(scene(place), dotsPerInch: 144).pixels
  }

  @Test func showsEveryFrameAsItIs() throws {
    let places = [0, 3, 10, 25, 40.0]
    let film = try Film(encoded(places))
    #expect(film.still == (try pixels(40)))
    #expect(film.frames.count == 5)
    for (frame, place) in zip(film.frames, places) { #expect(frame == (try pixels(place))) }
    #expect(film.loops == 3)
    #expect(film.durations == [250, 250, 250, 250, 500])
  }

  @Test func numbersItsChunks() throws {
    let film = try Film(encoded([0, 10, 20]))
    #expect(film.sequence == [0, 1, 2, 3, 4, 5])
  }

  /// Only what changes is stored: the dot where it was and where it is.
  @Test func storesWhatChanges() throws {
    let film = try Film(encoded([0, 10, 20]))
    #expect(film.regions[0].width == 120 && film.regions[0].height == 80)
    for region in film.regions.dropFirst() {
      #expect(region.width <= 40 && region.height <= 18, "\(region)")
    }
  }

  @Test func joinsFramesThatAreAlike() throws {
    let film = try Film(encoded([0, 0, 20, 20, 20]))
    #expect(film.frames.count == 2)
    #expect(film.durations == [500, 1000])
  }

  @Test func writesTheSameBytesTwice() throws {
    #expect(try encoded([0, 10]) == encoded([0, 10]))
  }

  /// A picture alone is an image like any other.
  @Test func needsNoFrames() throws {
    let film = try Film(encoded([]))
    #expect(film.frames.isEmpty && film.loops == nil)
    #expect(film.still == (try pixels(40)))
  }
}

/// What a viewer makes of a file.
private struct Film {
  var still: [UInt32] = []
  var frames: [[UInt32]] = []
  var durations: [Int] = []
  var regions: [PixelRegion] = []
  var sequence: [Int] = []
  var loops: Int?

  init(_ bytes: [UInt8]) throws {
    var rest = bytes[8...]
    var width = 0
    var canvas: [UInt32] = []
    while rest.count >= 12 {
      let length = Film.number(rest.prefix(4))
      let type = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
      let content = Array(rest.dropFirst(8).prefix(length))
      rest = rest.dropFirst(12 + length)
      switch type {
      case "IHDR":
        width = Film.number(content[0..<4])
        canvas = Array(repeating: 0, count: width * Film.number(content[4..<8]))
      case "acTL": loops = Film.number(content[4..<8])
      case "IDAT":
        let height = canvas.count / width
        let whole = PixelRegion(x: 0, y: 0, width: width, height: height)
        still = try Film.laid(content, over: canvas, whole, width)
      case "fcTL":
        let numbers = stride(from: 0, to: 20, by: 4).map { Film.number(content[$0..<($0 + 4)]) }
        sequence.append(numbers[0])
        regions.append(
          PixelRegion(x: numbers[3], y: numbers[4], width: numbers[1], height: numbers[2]))
        durations.append(
          1000 * Film.number(content[20..<22]) / Film.number(content[22..<24]))
      case "fdAT":
        sequence.append(Film.number(content[0..<4]))
        let region = try #require(regions.last)
        canvas = try Film.laid(Array(content.dropFirst(4)), over: canvas, region, width)
        frames.append(canvas)
      default: break
      }
    }
  }

  private static func number(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  /// A canvas with the opaque pixels of a region laid over it.
  private static func laid(
    _ stream: [UInt8], over canvas: [UInt32], _ region: PixelRegion, _ stride: Int
  ) throws -> [UInt32] {
    let count = region.height * (1 + 4 * region.width)
    let decompressor = try #require(libdeflate_alloc_decompressor())
    defer { libdeflate_free_decompressor(decompressor) }
    var rows = [UInt8](repeating: 0, count: count)
    let result = libdeflate_zlib_decompress(
      decompressor, stream, stream.count, &rows, count, nil)
    try #require(result == LIBDEFLATE_SUCCESS)
    var canvas = canvas
    for row in 0..<region.height {
      for column in 0..<region.width {
        let at = row * (1 + 4 * region.width) + 1 + 4 * column
        guard rows[at + 3] == 255 else { continue }
        canvas[(region.y + row) * stride + region.x + column] = UInt32(number(rows[at..<(at + 3)]))
      }
    }
    return canvas
  }
}
