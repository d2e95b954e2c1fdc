import Prose

/// What one slide says.
struct Slide: Hashable {
  /// What it shows.
  enum Content: Hashable {
    /// The title of the whole.
    case title(subtitle: [Inline], author: String, date: String)
    /// The title of a section.
    case section(number: String)
    /// A figure, as large as it can be.
    case figure(PlacedFigure)
    case table(TextTable)
    /// Short text, formulas, lists, listings.
    case blocks([Block])
    /// What was asked, again, and what is to be said.
    case answer([Block], to: [Block])
  }

  /// One line, two at most; may be empty.
  var title: [Inline]
  /// The kind of note that it is, in words; may be empty.
  var label = ""
  /// The words below the slide: the section that it is part of.
  var section: [Inline] = []
  var content: Content
  /// Identifiers that lead to it.
  var places: [String] = []
  /// Depth in the outline, from 1.
  var level = 2
}
