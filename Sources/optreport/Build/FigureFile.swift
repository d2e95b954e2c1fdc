import ArgumentParser
import CairoBackend
import Graphics
import Report

/// The kinds of files that figures are written as.
enum FileFormat: String, CaseIterable, Sendable {
  case apng, pages, pdf, png, svg, txt

  /// What is written if nothing is said.
  static let usual: [FileFormat] = [.pdf, .png]

  /// Whether only a figure that moves is written so.
  var isAnimated: Bool { self == .apng || self == .pages }

  /// What stands behind the name of the figure.
  var ending: String {
    switch self {
    case .apng: "animated.png"
    case .pages: "pages.pdf"
    default: rawValue
    }
  }
}

extension FigureSpec {
  /// The names of the files of some formats; those of animations only if it moves.
  func fileNames(as formats: [FileFormat]) -> [String] {
    formats.filter { isAnimated || !$0.isAnimated }.map { "\(name).\($0.ending)" }
  }
}

/// Formats as the command line gives them: "png", or "png,pdf".
struct FormatList: ExpressibleByArgument {
  let formats: [FileFormat]

  init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false)
    formats = names.compactMap { FileFormat(rawValue: String($0)) }
    if formats.count != names.count { return nil }
  }

  static var allValueStrings: [String] { FileFormat.allCases.map(\.rawValue) }
  static var defaultCompletionKind: CompletionKind { NameCompletion.list(of: allValueStrings) }
}

/// A figure on its way to one file.
struct FigureFile: Sendable {
  let figure: BuiltFigure
  let scene: Scene
  let format: FileFormat
  let metadata: DocumentMetadata
  let dotsPerInch: Double
  let svgText: TextDrawing

  var name: String { "\(figure.name).\(format.ending)" }

  /// The bytes, and what the manifest says about them.
  func encoded() throws(Failure) -> (bytes: [UInt8], record: Manifest.File) {
    do {
      switch format {
      case .apng: return try animated()
      case .pages:
        let frames = figure.animated(measuring: FontLibrary.shared).frames
        let places = figure.animationSpec?.pages(of: frames.count) ?? []
        let bytes = try PDFEncoder().encode(places.map { frames[$0] }, metadata: metadata)
        return (bytes, record(bytes, scene.size, "pt"))
      case .pdf:
        let bytes = try PDFEncoder().encode([scene], metadata: metadata)
        return (bytes, record(bytes, scene.size, "pt"))
      case .png:
        let bytes = try PNGEncoder(dotsPerInch: dotsPerInch).encode([scene], metadata: metadata)
        return (bytes, record(bytes, FigureFile.pixels(of: bytes), "px"))
      case .svg:
        let bytes = try SVGEncoder(textDrawing: svgText).encode([scene], metadata: metadata)
        return (bytes, record(bytes, scene.size, "pt"))
      case .txt:
        let bytes = Array((figure.alternative + "\n").utf8)
        return (bytes, record(bytes, scene.size, "pt"))
      }
    } catch {
      throw Failure("\(name): cannot be drawn: \(error)", code: .notDrawn)
    }
  }

  private func animated() throws -> (bytes: [UInt8], record: Manifest.File) {
    let (still, frames) = figure.animated(measuring: FontLibrary.shared)
    let spec = figure.animationSpec
    let encoder = AnimationEncoder(
      dotsPerInch: dotsPerInch, seconds: spec?.seconds ?? 0, hold: spec?.hold ?? 0,
      loops: spec?.loops ?? 0)
    let bytes = try encoder.encode(still, frames: frames, metadata: metadata)
    return (bytes, record(bytes, FigureFile.pixels(of: bytes), "px"))
  }

  private func record(_ bytes: [UInt8], _ size: Size, _ unit: String) -> Manifest.File {
    Manifest.File(name: name, bytes: bytes, width: size.width, height: size.height, unit: unit)
  }

  /// Width and height as the header of a PNG file gives them, in bytes 16 to 23.
  private static func pixels(of png: [UInt8]) -> Size {
    func number(at offset: Int) -> Double {
      Double(png[offset..<(offset + 4)].reduce(0) { $0 << 8 | UInt32($1) })
    }
    return Size(width: number(at: 16), height: number(at: 20))
  }
}
