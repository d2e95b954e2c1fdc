/// Finds what a misspelt name was probably meant to be.
public enum NearestName {
  /// The candidate with the fewest edits, case ignored, then with the fewest where case counts, or
  /// the one that others call so; nil if none is near or none has anything in common. Of equally near
  /// ones the first wins.
  public static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    // Longer words may have more mistakes.
    var limit = max(1, (wanted.count + 1) / 3)
    var best: (name: String, distance: Int)?
    var (letters, rows): ([Unicode.Scalar], [Int]) = ([], [])
    let otherName = otherNames[name.lowercased()]
    var hasOtherName = false
    for candidate in candidates {
      hasOtherName = hasOtherName || candidate == otherName
      guard abs(candidate.unicodeScalars.count - wanted.count) <= limit else { continue }
      letters.removeAll(keepingCapacity: true)
      letters.append(contentsOf: candidate.lowercased().unicodeScalars)
      guard let distance = EditDistance.between(wanted, letters, atMost: limit, rows: &rows),
        distance < max(wanted.count, letters.count) || distance == 0
      else { continue }
      let isNearer =
        best.map { best in
          distance < best.distance
            || EditDistance.between(name, candidate) < EditDistance.between(name, best.name)
        } ?? true
      guard isNearer else { continue }
      best = (candidate, distance)
      // Farther ones need not be measured to their end.
      limit = distance
    }
    return best?.name ?? (hasOtherName ? otherName : nil)
  }

  /// As many names as anybody reads.
  private static let longestList = 60
  /// So many of more names show what they are like.
  private static let shortList = 20

  /// "did you mean …?" with the nearest of some names, or what the names are if none is near; `none`
  /// if there are no names.
  public static func hint(
    _ name: String, among known: [String], none: String = "there is none"
  ) -> String {
    if known.isEmpty { return none }
    if let nearest = of(name, among: known) { return "did you mean \"\(nearest)\"?" }
    if known.count <= longestList { return "known: \(known.joined(separator: ", "))" }
    let rest = known.count - shortList
    return "known: \(known.prefix(shortList).joined(separator: ", ")) and \(rest) more"
  }
}
