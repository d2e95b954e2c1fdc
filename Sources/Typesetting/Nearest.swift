/// The candidate with the smallest edit distance to a word, the first of equals; nil if none is
/// as close as half the word.
///
/// > V. I. Levenshtein. "Binary codes capable of correcting deletions, insertions, and
/// > reversals." *Soviet Physics Doklady* 10 (1966), 707–710.
func nearest(to word: String, in candidates: [String]) -> String? {
  let best = candidates.map { ($0, editDistance(word, $0)) }.min { $0.1 < $1.1 }
  guard let (candidate, distance) = best, 2 * distance <= word.count else { return nil }
  return candidate
}

private func editDistance(_ first: String, _ second: String) -> Int {
  let columns = Array(second)
  var row = Array(0...columns.count)
  for (i, letter) in first.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for j in columns.indices {
      let substitution = diagonal + (letter == columns[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[columns.count]
}
