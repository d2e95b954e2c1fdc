import Prose

/// What a page says besides the article.
struct PageWords {
  let skip = "Skip to the text"
  let contents = "Contents"
  let answer = "Answer"
  let note = "Note"
  let formula = "Formula"
  let anyTable = "Table"

  /// "Figure 3."
  func figure(_ number: String) -> String { "Figure\u{a0}\(number)." }

  /// "Table 1."
  func table(_ number: String) -> String { "Table\u{a0}\(number)." }

  /// What a note is, as its label.
  func label(_ note: Note) -> String {
    switch note.kind {
    case .motivation: "Motivation"
    case .intuition: "Intuition"
    case .pitfall: "Pitfall"
    case .remark: "Note"
    case .formula: "Key formula"
    case .algorithm: "Algorithm"
    case .margin: ""
    case .question: note.number.isEmpty ? "Question" : "Question\u{a0}\(note.number)"
    case .answer: note.number.isEmpty ? "Answer" : "Answer\u{a0}\(note.number)"
    }
  }
}
