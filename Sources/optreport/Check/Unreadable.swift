/// Why a file cannot be compared with another one.
struct Unreadable: Error {
  /// "baseline/race.csv.gz is not there".
  let reason: String
  /// Whether something is wrong with the file, and not with the machine.
  let isFault: Bool

  /// Says what is wrong.
  init(_ reason: String, isFault: Bool = true) {
    self.reason = reason
    self.isFault = isFault
  }
}
