/// How far two words are from each other.
public enum EditDistance {
  /// The fewest insertions, deletions, substitutions and swaps of neighbors that turn one word into
  /// the other, no letter being touched twice (optimal string alignment).
  ///
  /// > F. J. Damerau. "A technique for computer detection and correction of spelling errors."
  /// > *Communications of the ACM* 7 (1964), 171–176, doi:10.1145/363958.363994
  public static func between(_ first: String, _ second: String) -> Int {
    var rows: [Int] = []
    return between(
      Array(first.unicodeScalars), Array(second.unicodeScalars), atMost: .max, rows: &rows) ?? 0
  }

  /// The same for words as letters; nil if it is more than a limit. `rows` is room that is used
  /// again, for names are held against many others.
  static func between(
    _ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int, rows: inout [Int]
  ) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    let width = b.count + 1
    rows.removeAll(keepingCapacity: true)
    rows.append(contentsOf: 0..<width)
    rows.append(contentsOf: repeatElement(0, count: 2 * width))
    var (last, row, beforeLast) = (0, width, 2 * width)
    var nearestOfLast = 0
    for i in a.indices {
      rows[row] = i + 1
      var nearest = i + 1
      for j in b.indices {
        var cost = min(
          rows[last + j + 1] + 1, rows[row + j] + 1, rows[last + j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, rows[beforeLast + j - 1] + 1)
        }
        rows[row + j + 1] = cost
        nearest = min(nearest, cost)
      }
      // What comes is made of these two rows, and is no nearer.
      if nearest > limit, nearestOfLast >= limit { return nil }
      nearestOfLast = nearest
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    let distance = rows[last + b.count]
    return distance <= limit ? distance : nil
  }
}
