import Report
import Spelling

/// Why figures were drawn, and whether the next build would draw them again.
struct CacheExplanation {
  private let builder: Builder
  private let record: OutputRecord
  private let out: String

  /// Looks at the record of an output folder.
  init(of file: ConfigFile, in folder: OutputFolder) throws(Failure) {
    builder = try Builder(
      BuildRequest(formats: FileFormat.allCases, memoryLimit: .infinity), of: file,
      mayLackAnimations: true)
    let cache = CacheFolder(besideConfig: file.path)
    record = OutputRecord(of: folder, in: cache, program: Program.identity(cache))
    out = folder.path
  }

  /// The lines about some figures; about all of them if none is named.
  func text(of names: [String]) throws(Failure) -> String {
    let known = builder.spec.figures.map(\.name)
    for name in names where !known.contains(name) {
      let hint =
        NearestName.of(name, among: known).map { "did you mean \"\($0)\"?" }
        ?? "known: \(known.joined(separator: ", "))"
      throw Failure("unknown figure \"\(name)\"; \(hint)", code: .usage)
    }
    return builder.spec.figures.filter { names.isEmpty || names.contains($0.name) }
      .map(lines).joined()
  }

  private func lines(_ figure: FigureSpec) -> String {
    let inputs = builder.inputs(of: figure)
    // Those formats that stand there count.
    let files = record.files(of: figure.name)
    var text: String
    if let reason = record.reason(figure.name, files: files, madeOf: inputs) {
      text = "\(figure.name) will be drawn: \(reason)\n"
    } else {
      text = "\(figure.name) stands in \(out) as it would be drawn\n"
    }
    if let last = record.kept.figures[figure.name]?.reason, !last.isEmpty {
      text += "  it was drawn last because \(last)\n"
    }
    return text
  }
}
