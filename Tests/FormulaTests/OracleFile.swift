import Foundation

/// Rows of a reference file beside the tests, one JSON object a line.
func oracleRows(_ name: String) throws -> [OracleRow] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Oracle")
  let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  return try text.split(separator: "\n").map { line in
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
    return OracleRow(fields: object as? [String: Any] ?? [:])
  }
}

/// One reference case.
struct OracleRow {
  let fields: [String: Any]

  var id: String { fields["id"] as? String ?? "" }
  var variables: [String] { fields["variables"] as? [String] ?? [] }

  /// A number, or one of "nan", "inf", "-inf".
  func number(_ key: String) -> Double? { OracleRow.number(fields[key]) }

  func numbers(_ key: String) -> [Double]? {
    (fields[key] as? [Any])?.compactMap { OracleRow.number($0) }
  }

  func row(_ key: String) -> OracleRow? {
    (fields[key] as? [String: Any]).map { OracleRow(fields: $0) }
  }

  /// The text of a malformed expression, which may be given as a recipe.
  var text: String {
    if let text = fields["text"] as? String { return text }
    let pieces = row("generate")?.fields["concatenate"] as? [[Any]] ?? []
    return pieces.map { piece in
      String(repeating: piece[0] as? String ?? "", count: piece[1] as? Int ?? 0)
    }.joined()
  }

  static func number(_ value: Any?) -> Double? {
    (value as? String).flatMap { Double($0) } ?? (value as? NSNumber)?.doubleValue
  }
}
