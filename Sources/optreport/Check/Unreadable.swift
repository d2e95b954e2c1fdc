/// Why a file cannot be compared with another one.
struct Unreadable: Error {
  /// "baseline/race.csv.gz is not there".
  let reason: String

  /// Says what is wrong.
  init(_ reason: String) { self.reason = reason }
}
