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

  /// What there is to say of some figures; of all of them if none is named.
  func explanations(of names: [String]) throws(Failure) -> [Explanations.Explanation] {
    let known = builder.spec.figures.map(\.name)
    for name in names where !known.contains(name) {
      let hint = NearestName.hint(name, among: known)
      throw Failure("unknown figure \"\(name)\"; \(hint)", code: .usage)
    }
    return builder.spec.figures.filter { names.isEmpty || names.contains($0.name) }
      .map { .init(name: $0.name, kind: "cache", lines: lines($0)) }
  }

  private func lines(_ figure: FigureSpec) -> [String] {
    let reason = record.reason(
      figure.name, files: record.files(of: figure.name), madeOf: builder.inputs(of: figure))
    let last = record.kept.figures[figure.name]?.reason ?? ""
    return [
      reason.map { "\(figure.name) will be drawn: \($0)" }
        ?? "\(figure.name) stands in \(out) as it would be drawn"
    ] + (last.isEmpty ? [] : ["  it was drawn last because \(last)"])
  }
}
