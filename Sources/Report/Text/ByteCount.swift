import Configuration

/// Amounts of memory, as users read and write them: "2GB", "1.5GB", "800MB".
public enum ByteCount {
  private static let units: [(name: String, size: Double)] = [
    ("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3), ("B", 1),
  ]

  /// The number of bytes with two digits.
  public static func text(_ bytes: Double) -> String {
    let unit = units.first { bytes >= $0.size } ?? (name: "B", size: 1)
    return NumberText.shortest(rounded(bytes / unit.size, .toNearestOrAwayFromZero)) + unit.name
  }

  /// The next number that ``text(_:)`` shows in full.
  static func roundedUp(_ bytes: Double) -> Double {
    let unit = units.first { bytes >= $0.size }?.size ?? 1
    return rounded(bytes / unit, .up) * unit
  }

  /// Of numbers below ten one place is kept.
  private static func rounded(_ number: Double, _ rule: FloatingPointRoundingRule) -> Double {
    number < 10 ? (number * 10).rounded(rule) / 10 : number.rounded(rule)
  }

  /// The number of bytes that a text means; nil if it is none above 0. A number alone counts bytes.
  public static func bytes(_ text: String) -> Double? {
    let unit = units.first { text.lowercased().hasSuffix($0.name.lowercased()) }
    let digits = unit.map { text.dropLast($0.name.count) } ?? text[...]
    guard let number = Double(digits), number > 0, number.isFinite else { return nil }
    return number * (unit?.size ?? 1)
  }
}
