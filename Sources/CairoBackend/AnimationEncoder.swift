public import Graphics

/// Writes scenes as an animated PNG image, with a still one for viewers that show no animations.
///
/// Of each frame only the rectangle is stored in which it differs from the one before, and in it
/// only what differs: the rest is transparent.
///
/// > W3C. *Portable Network Graphics (PNG) Specification (Third Edition)*, 2025, section 11.3.6,
/// > "Animation information".
public struct AnimationEncoder: Sendable {
  /// Pixels per inch.
  public let dotsPerInch: Double
  /// How long it takes from the first frame to the last.
  public let seconds: Double
  /// How long the last frame stays.
  public let hold: Double
  /// How often all is shown; 0 for ever.
  public let loops: Int

  /// Creates an encoder.
  public init(dotsPerInch: Double, seconds: Double, hold: Double, loops: Int) {
    precondition(dotsPerInch > 0, "\(dotsPerInch) dots per inch")
    self.dotsPerInch = dotsPerInch
    self.seconds = seconds
    self.hold = hold
    self.loops = loops
  }

  /// One frame: where it differs, and for how many milliseconds it is shown.
  private struct Frame {
    var region: PixelRegion
    var data: [UInt8]
    var duration: Int
  }

  /// The bytes of the image; the still picture is no part of the animation.
  public func encode(
    _ still: Scene, frames: [Scene], metadata: DocumentMetadata
  ) throws -> [UInt8] {
    let image = try RenderedPage(still, dotsPerInch: dotsPerInch)
    let whole = PixelRegion(x: 0, y: 0, width: image.width, height: image.height)
    let stored = try stored(frames, whole)
    var chunks = PNGChunks()
    chunks.appendHead(
      width: image.width, height: image.height, colorType: 6, dotsPerInch: dotsPerInch, metadata)
    if !stored.isEmpty {
      chunks.append("acTL", PNGChunks.bigEndian(stored.count) + PNGChunks.bigEndian(loops))
    }
    chunks.append("IDAT", try whole.compressed(image.pixels, without: nil, stride: image.width))
    for (index, frame) in stored.enumerated() {
      // Both kinds of chunks are counted together.
      chunks.append("fcTL", PNGChunks.bigEndian(2 * index) + control(frame, isFirst: index == 0))
      chunks.append("fdAT", PNGChunks.bigEndian(2 * index + 1) + frame.data)
    }
    chunks.append("IEND", [])
    return chunks.bytes
  }

  /// The frames that differ; one like the one before makes that one longer.
  private func stored(_ scenes: [Scene], _ whole: PixelRegion) throws -> [Frame] {
    var stored: [Frame] = []
    var last: [UInt32]?
    for (index, scene) in scenes.enumerated() {
      let page = try RenderedPage(scene, dotsPerInch: dotsPerInch)
      precondition(
        page.width == whole.width && page.height == whole.height,
        "a frame of \(page.width) × \(page.height) in \(whole.width) × \(whole.height)")
      let pixels = page.pixels
      let region = last.map { PixelRegion(between: $0, and: pixels, width: whole.width) } ?? whole
      let duration = duration(of: index, among: scenes.count)
      if let region {
        let data = try region.compressed(pixels, without: last, stride: whole.width)
        stored.append(Frame(region: region, data: data, duration: duration))
      } else {
        stored[stored.count - 1].duration += duration
      }
      last = pixels
    }
    return stored
  }

  /// Milliseconds; the sum of all but the last is what was asked for.
  private func duration(of index: Int, among count: Int) -> Int {
    if index == count - 1 { return Int((1000 * hold).rounded()) }
    func start(_ index: Int) -> Int {
      Int((1000 * seconds * Double(index) / Double(max(1, count - 1))).rounded())
    }
    return start(index + 1) - start(index)
  }

  private func control(_ frame: Frame, isFirst: Bool) -> [UInt8] {
    let region = frame.region
    // Two bytes each for a delay and its unit, the thousandth: more would not fit.
    let delay = [min(65535, frame.duration), 1000].flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
    let numbers = [region.width, region.height, region.x, region.y]
    // Nothing is cleared; the first replaces what is there, the others are laid over it.
    return numbers.flatMap(PNGChunks.bigEndian)
      + delay + [0, isFirst ? 0 : 1]
  }
}
