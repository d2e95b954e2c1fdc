/// How far two words are from each other.
public enum EditDistance {
  /// The fewest insertions, deletions, substitutions and swaps of neighbors that turn one word into
  /// the other, no letter being touched twice (optimal string alignment).
  ///
  /// > F. J. Damerau. "A technique for computer detection and correction of spelling errors."
  /// > *Communications of the ACM* 7 (1964), 171–176, doi:10.1145/363958.363994
  public static func between(_ first: String, _ second: String) -> Int {
    let (a, b) = (Array(first), Array(second))
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
