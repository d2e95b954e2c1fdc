import Report

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What one build of a watched config came to.
struct WatchOutcome {
  /// Mistakes, warnings and notes.
  let message: String
  /// What stands in the folder now.
  let summary: String
  /// Whether all is as the config says.
  let isGood: Bool
  /// The names of the figures; nil if nothing was built.
  let figures: [String]?
  /// The documents to open.
  let documents: [String]
  /// What is known of the figures.
  let manifest: Manifest?

  private struct Page: Encodable {
    struct Figure: Encodable {
      let name: String
      let file: String?
      let alt: String
    }
    let config: String
    let summary: String
    let message: String
    let isGood: Bool
    let figures: [Figure]?
    let documents: [String]
  }

  /// The line that the preview gets; of each figure the file that a browser shows best.
  func json(config: String, formats: [FileFormat]) -> String {
    let shown: [FileFormat] = [.apng, .svg, .png]
    let page = Page(
      config: config, summary: summary, message: message, isGood: isGood,
      figures: figures?.map { name in
        let record = manifest?.figures.first { $0.name == name }
        let names = shown.filter(formats.contains).map { "\(name).\($0.ending)" }
        return Page.Figure(
          name: name,
          file: names.first { file in record?.files.contains { $0.name == file } ?? false },
          alt: record?.alternative ?? "")
      },
      documents: documents)
    guard let data = try? JSONEncoder().encode(page) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}
