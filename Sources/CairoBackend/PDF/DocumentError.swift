/// Why a document cannot be written.
public enum DocumentError: Error, Equatable, CustomStringConvertible {
  /// There is nothing to write.
  case noPages
  /// Links or bookmarks lead to places that no page has.
  case noSuchPlaces([String])
  /// Cairo wrote a file of a form that is not known.
  case unknownForm

  /// The reason in words.
  public var description: String {
    switch self {
    case .noPages: "a document without pages"
    case .noSuchPlaces(let places):
      "nothing is called " + places.map { "\"\($0)\"" }.joined(separator: ", ")
    case .unknownForm: "this version of Cairo writes files of another form"
    }
  }
}
