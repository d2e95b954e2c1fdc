import Elementary
import Testing

@testable import HTML

@Suite struct StyleSheetTests {
  /// Every color of words against every color behind them, on light paper and on dark.
  ///
  /// > W3C. *Web Content Accessibility Guidelines (WCAG) 2.2*, 2023, criterion 1.4.3.
  @Test func wordsAreReadable() throws {
    let rules = StyleSheet.text.matches(of: /:root\{([^}]*)\}/).map { String($0.1) }
    #expect(rules.count == 3)
    for rule in rules {
      let colors = rule.matches(of: /--([a-z]+):#([0-9a-f]{3,6})(?![0-9a-f])/).reduce(into: [:]) {
        $0[String($1.1)] = luminance(String($1.2))
      }
      for ground in ["paper", "tint"] {
        let behind = try #require(colors[ground])
        for (name, ink) in colors where !["paper", "tint", "rule"].contains(name) {
          let ratio = (max(ink, behind) + 0.05) / (min(ink, behind) + 0.05)
          #expect(ratio >= 4.5, "\(name) on \(ground)")
        }
      }
    }
  }

  /// Nothing is asked for from elsewhere, and every bracket is closed.
  @Test func isComplete() {
    #expect(!StyleSheet.text.contains("url(") && !StyleSheet.text.contains("@import"))
    #expect(StyleSheet.text.count { $0 == "{" } == StyleSheet.text.count { $0 == "}" })
    #expect(!StyleSheet.text.contains("<"))
  }

  /// The relative luminance of a color.
  private func luminance(_ hex: String) -> Double {
    let digits = hex.compactMap(\.hexDigitValue)
    let bytes: [Int] =
      digits.count == 3
      ? digits.map { 17 * $0 } : [0, 2, 4].map { 16 * digits[$0] + digits[$0 + 1] }
    let linear: [Double] = bytes.map { byte in
      let value = Double(byte) / 255
      return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
