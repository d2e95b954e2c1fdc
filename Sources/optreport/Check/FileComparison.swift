import CairoBackend
import Configuration
import Report

/// What a check finds out about one file: the committed one beside the one made anew.
struct FileComparison: Sendable {
  /// What it is called in the output folder.
  let name: String
  /// The pixels, or the text of a file that has none.
  let verdict: Verdict
  /// Pictures of a page that differs: before, now, and what differs, as PNG files.
  let images: [(before: [UInt8], now: [UInt8], difference: [UInt8]?)]

  /// Whether a file could not be compared since it is damaged, or too large.
  let isUnreadable: Bool

  /// A file that is not compared since something is wrong with it.
  init(_ name: String, wrong lines: [String]) {
    self.name = name
    (verdict, images, isUnreadable) = (.differs(lines), [], false)
  }

  /// Compares; the first bytes tell the kind. The file before may be `called` something else.
  init(
    _ name: String, before: [UInt8], called other: String? = nil, now: [UInt8],
    tolerances: Tolerances
  ) {
    self.name = name
    do {
      (verdict, images) = try FileComparison.compared(
        (other ?? name, before), (name, now), tolerances)
      isUnreadable = false
    } catch {
      (verdict, images) = (
        error.isFault ? .differs([error.reason]) : .notCompared(error.reason), []
      )
      isUnreadable = error.isFault
    }
  }

  private typealias File = (name: String, bytes: [UInt8])
  private typealias Images = [(before: [UInt8], now: [UInt8], difference: [UInt8]?)]

  private static func compared(
    _ before: File, _ now: File, _ tolerances: Tolerances
  ) throws(Unreadable) -> (Verdict, Images) {
    if before.bytes == now.bytes { return (.same, []) }
    let (old, new) = (FileKind(of: before.bytes), FileKind(of: now.bytes))
    if old != new {
      let line =
        before.name == now.name
        ? "\(now.name) is no \(new.rawValue)"
        : "\(before.name) is a \(old.rawValue), \(now.name) is a \(new.rawValue)"
      return (.differs([line]), [])
    }
    switch new {
    case .png: return try pictures(before, now, tolerances)
    case .pdf: return try pages(before, now, tolerances)
    case .text: return (lines(before.bytes, now.bytes, name: now.name), [])
    case .other: return (.differs(["\(now.name) has other bytes"]), [])
    }
  }

  /// Compares PNG files.
  private static func pictures(
    _ before: File, _ now: File, _ tolerances: Tolerances
  ) throws(Unreadable) -> (Verdict, Images) {
    let (old, new) = (try picture(before), try picture(now))
    let comparison = PictureComparison(old, new, tolerance: tolerances.color)
    if let obstacle = comparison.obstacle {
      return (.differs(["\(now.name) \(obstacle)"]), [(before.bytes, now.bytes, nil)])
    }
    // Pixels that are alike in another packing, or other words in the file.
    if comparison.isSame || comparison.share <= tolerances.share { return (.withinTolerance, []) }
    let image = (try? comparison.image()) ?? nil
    return (
      .differs(["\(now.name): \(comparison.described)"]), [(before.bytes, now.bytes, image)]
    )
  }

  private static func picture(_ file: File) throws(Unreadable) -> Picture {
    do {
      return try Picture(png: file.bytes)
    } catch {
      switch error {
      case .tooLarge:
        throw Unreadable(
          "\(file.name) is too large to be compared: expected at most "
            + "\(Picture.pixelLimit / 1_000_000) million pixels")
      case .damaged:
        throw Unreadable("\(file.name) is damaged: it cannot be read as a PNG file")
      }
    }
  }

  /// Compares PDF files, page by page.
  private static func pages(
    _ before: File, _ now: File, _ tolerances: Tolerances
  ) throws(Unreadable) -> (Verdict, Images) {
    let old = try PageImages.images(of: before.bytes, called: before.name)
    let new = try PageImages.images(of: now.bytes, called: now.name)
    var verdict = Verdict.same
    var images: Images = []
    if old.count != new.count {
      verdict = .differs(["\(now.name) had \(counted(old.count, "page")), has \(new.count)"])
    }
    for (number, (a, b)) in zip(old, new).enumerated() where a != b {
      let place = old.count == 1 ? now.name : "\(now.name), page \(number + 1)"
      let (page, pictures) = try pictures((place, a), (place, b), tolerances)
      verdict = verdict.and(page)
      // A handout that was broken anew differs on all pages.
      if images.count < 12 { images += pictures }
    }
    return (verdict == .same ? .withinTolerance : verdict, images)
  }

  /// Compares texts: the first line that differs.
  private static func lines(_ before: [UInt8], _ now: [UInt8], name: String) -> Verdict {
    let old = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let new = now.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line = zip(old, new).prefix { $0 == $1 }.count
    func text(_ lines: [ArraySlice<UInt8>]) -> String {
      guard line < lines.count else { return "nothing" }
      let text = String(decoding: lines[line].prefix(400), as: UTF8.self)
      return "\"\(text.count > 60 ? text.prefix(58) + "…" : text[...])\""
    }
    return .differs(["\(name), line \(line + 1): was \(text(old)), is \(text(new))"])
  }
}

extension PictureComparison {
  /// "0.8 % of the pixels differ, by up to 34 (120 × 40 at 310, 25)".
  var described: String {
    let hundredths = Int((share * 10_000).rounded())
    let percent =
      hundredths == 0
      ? "less than 0.01"
      : "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    let place = region.map { " (\($0.width) × \($0.height) at \($0.x), \($0.y))" } ?? ""
    return "\(percent) % of the pixels differ, by up to \(Int(largest.rounded()))\(place)"
  }
}
