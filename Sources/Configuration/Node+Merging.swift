import Spelling

extension Node {
  /// This value laid over another one: objects merge member by member, a member that is `null` here
  /// is taken away, and everything else replaces what it covers.
  ///
  /// Members keep the order of the value beneath; new ones follow. What is new is taken as it is.
  ///
  /// > P. Hoffman, J. Snell. "JSON Merge Patch." RFC 7396, 2014, doi:10.17487/RFC7396
  func merged(over base: Node, problems: DiagnosticCollector) -> Node {
    guard case .object(let own) = value, case .object(let beneath) = base.value else {
      return self
    }
    let indices = Dictionary(uniqueKeysWithValues: zip(beneath.map(\.key), beneath.indices))
    var members = beneath.map(Optional.some)
    for member in own {
      switch (indices[member.key], member.value.value) {
      case (let index?, .null):
        members[index] = nil
      case (nil, .null):
        problems.add(
          "there is no \"\(member.key)\" to take away", at: member.keyRange,
          hints: Node.hints(for: member.key, among: beneath))
      case (let index?, _):
        let merged = member.value.merged(over: beneath[index].value, problems: problems)
        members[index] = Member(key: member.key, keyRange: member.keyRange, value: merged)
      case (nil, _):
        members.append(member)
      }
    }
    return Node(.object(members.compactMap { $0 }), at: range)
  }

  /// What to write instead of a key that no member has.
  static func hints(for key: String, among members: [Member]) -> [String] {
    let keys = members.map(\.key)
    if let nearest = NearestName.of(key, among: keys) { return ["did you mean \"\(nearest)\"?"] }
    return keys.isEmpty ? [] : ["known keys: \(keys.sorted().joined(separator: ", "))"]
  }
}
