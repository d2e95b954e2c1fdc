/// What stands in braces behind a heading, a formula, a figure or the caption of a table:
/// `{#sec:momentum .unnumbered}`.
struct MarkdownAttributes: Hashable, Sendable {
  /// What references call the thing; empty if nothing is said.
  var identifier = ""
  /// Whether a heading has no number.
  var isUnnumbered = false
  /// Words that mean nothing.
  var unknown: [String] = []

  init(_ text: String) {
    for word in text.split(separator: " ") {
      if word.hasPrefix("#"), word.count > 1 {
        identifier = String(word.dropFirst())
      } else if word == ".unnumbered" {
        isUnnumbered = true
      } else {
        unknown.append(String(word))
      }
    }
  }

  init() {}
}
