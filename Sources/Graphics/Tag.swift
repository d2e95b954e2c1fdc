/// What a group of a scene is to those who read the page without seeing it, and where it leads.
///
/// Text outside of any element is read by nobody: running heads, page numbers. So is what stands
/// in an element that only holds others (a list, a table and its rows, a section, the document),
/// and every path that is not part of a figure or a formula: rules, boxes, bullets that are drawn.
/// What an element with an alternative holds is not read on its own.
public enum Tag: Hashable, Sendable {
  /// A part of the structure of a document, with a text that stands for it where it cannot be read
  /// as text (figures, formulas).
  case element(Element, alternative: String? = nil)
  /// The rest of an element that began on an earlier page: of the last one of this kind within the
  /// element around it, or within what that continues. (The rest of a list on the next page is
  /// within a continuation of the list, of its item, and of the paragraph in it.)
  case continuation(Element)
  /// Leads to a place of the document; stands inside an element.
  case link(place: String)
  /// Leads to an address; stands inside an element.
  case address(String)
  /// A place that links lead to; no part of the structure.
  case place(String)

  /// A kind of part, named as the structure types of PDF are.
  ///
  /// > ISO 32000-1:2008, *Document management: Portable document format*, 14.8.4.
  public enum Element: Hashable, Sendable {
    case document, section, paragraph, quotation, note, code, formula, figure, caption, span
    case list, listItem, listLabel, listBody
    case table, tableRow, tableHeading, tableCell
    case contents, contentsItem
    /// A heading of level 1 to 6.
    case heading(Int)
  }
}
