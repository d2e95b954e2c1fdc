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

  /// A file that is not compared since something is wrong with it.
  init(_ name: String, wrong lines: [String]) {
    self.name = name
    (verdict, images) = (.differs(lines), [])
  }

  /// Compares; the first bytes tell the kind.
  init(_ name: String, before: [UInt8], now: [UInt8], tolerances: Tolerances) {
    self.name = name
    if before == now {
      (verdict, images) = (.same, [])
    } else if now.starts(with: FileComparison.pngMark) {
      (verdict, images) = FileComparison.pictures(
        before, now, name: name, tolerances: tolerances)
    } else if now.starts(with: FileComparison.pdfMark) {
      (verdict, images) = FileComparison.pages(before, now, name: name, tolerances: tolerances)
    } else {
      (verdict, images) = (FileComparison.lines(before, now, name: name), [])
    }
  }

  private static let pngMark: [UInt8] = [0x89, 0x50, 0x4e, 0x47]
  private static let pdfMark = Array("%PDF".utf8)

  private typealias Images = [(before: [UInt8], now: [UInt8], difference: [UInt8]?)]

  /// Compares PNG files.
  private static func pictures(
    _ before: [UInt8], _ now: [UInt8], name: String, tolerances: Tolerances
  ) -> (Verdict, Images) {
    guard let old = try? Picture(png: before) else {
      return (.differs(["\(name) is no PNG file"]), [(before, now, nil)])
    }
    guard let new = try? Picture(png: now) else {
      return (.notCompared("\(name) is too large"), [])
    }
    let comparison = PictureComparison(old, new, tolerance: tolerances.color)
    if let obstacle = comparison.obstacle {
      return (.differs(["\(name) \(obstacle)"]), [(before, now, nil)])
    }
    // Pixels that are alike in another packing, or other words in the file.
    if comparison.isSame || comparison.share <= tolerances.share { return (.withinTolerance, []) }
    let image = (try? comparison.image()) ?? nil
    return (.differs(["\(name): \(comparison.described)"]), [(before, now, image)])
  }

  /// Compares PDF files, page by page.
  private static func pages(
    _ before: [UInt8], _ now: [UInt8], name: String, tolerances: Tolerances
  ) -> (Verdict, Images) {
    guard let new = PageImages.images(of: now) else {
      return (.notCompared("\(name): \(PageImages.absence)"), [])
    }
    guard let old = PageImages.images(of: before), !old.isEmpty else {
      return (.differs(["\(name) is no PDF file"]), [])
    }
    var verdict = Verdict.same
    var images: Images = []
    if old.count != new.count {
      verdict = .differs(["\(name) had \(counted(old.count, "page")), has \(new.count)"])
    }
    for (number, (a, b)) in zip(old, new).enumerated() where a != b {
      let place = old.count == 1 ? name : "\(name), page \(number + 1)"
      let (page, pictures) = pictures(a, b, name: place, tolerances: tolerances)
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
