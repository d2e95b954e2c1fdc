/// Finds what a misspelt name was probably meant to be.
public enum NearestName {
  /// The candidate with the fewest edits, case ignored, then with the fewest where case counts; nil
  /// if none is near or none has anything in common. Of equally near ones the first wins.
  public static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = name.lowercased()
    // Longer words may have more mistakes.
    let limit = max(1, (wanted.count + 1) / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let other = candidate.lowercased()
      guard abs(other.count - wanted.count) <= limit else { continue }
      let distance = EditDistance.between(wanted, other)
      guard distance <= limit, distance < max(wanted.count, other.count) || distance == 0 else {
        continue
      }
      let isNearer =
        best.map { best in
          distance < best.distance
            || distance == best.distance
              && EditDistance.between(name, candidate) < EditDistance.between(name, best.name)
        } ?? true
      if isNearer { best = (candidate, distance) }
    }
    return best?.name
  }
}
