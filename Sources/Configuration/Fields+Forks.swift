/// How a reader goes on in one of several ways, of which a description takes all.
extension Fields {
  /// Reads on by what a name has picked; `picked` is nil after a mistake. Without the key, the
  /// `standard` name is taken.
  public mutating func fork<Way, Result>(
    on key: String, picked: Way?, among ways: [(name: String, value: Way)],
    standard: String? = nil, _ read: (Way, inout Fields) -> Result?
  ) -> Result? {
    guard isDescribed else { return picked.flatMap { read($0, &self) } }
    describe(
      ways.map { way in
        (.equals(key, [way.name], isDefault: way.name == standard), way.value)
      }, read)
    return nil
  }

  /// Reads on by whether a key is there.
  public mutating func fork<Result>(
    has key: String, _ read: (Bool, inout Fields) -> Result?
  ) -> Result? {
    guard isDescribed else { return read(has(key), &self) }
    describe([(.has(key), true), (.otherwise, false)], read)
    return nil
  }

  /// Reads on by whether a key has a certain word.
  public mutating func fork<Result>(
    on key: String, is word: String, _ read: (Bool, inout Fields) -> Result?
  ) -> Result? {
    know(key)
    guard isDescribed else {
      return read(members.contains { $0.key == key && $0.value.value == .string(word) }, &self)
    }
    let isKnown = describing?.object.members.contains { $0.key == key } ?? true
    describe([(.equals(key, [word], isDefault: false), true), (.otherwise, false)]) {
      isWord, fields -> Result? in
      // What else may stand there is read on the other way.
      if !isKnown, var value = fields.value(key) { _ = value.word(word) }
      return read(isWord, &fields)
    }
    return nil
  }

  /// Reads on by which key is there, where each way has a key of its own; `picked` is nil after a
  /// mistake. A key that is an option of other ways gives way to theirs.
  public mutating func fork<Way, Result>(
    onKeyOf picked: Way?, among ways: [(name: String, options: [String], value: Way)],
    _ read: (Way, inout Fields) -> Result?
  ) -> Result? {
    guard let describing else { return picked.flatMap { read($0, &self) } }
    describing.object.listsKeys = true
    describing.object.alternatives.append((ways.map(\.name), isExclusive: false))
    describe(
      ways.map { way in
        let owners = ways.filter { $0.options.contains(way.name) }.map(\.name)
        return (owners.isEmpty ? .has(way.name) : .hasFirst(way.name, of: owners), way.value)
      }, read)
    return nil
  }

  private func describe<Way, Result>(
    _ ways: [(ObjectDescription.Condition, Way)], _ read: (Way, inout Fields) -> Result?
  ) {
    guard let describing else { return }
    describing.object.forks.append(
      ways.map { condition, way in
        let object = ObjectDescription(kind: kind)
        var fields = Fields(
          describing: object, in: describing.config, isSwept: describing.isSwept)
        _ = read(way, &fields)
        return ObjectDescription.Way(condition: condition, object: object)
      })
  }

  /// Which of some keys are there, of which exactly one must be: more or none is a mistake that the
  /// reader reports.
  public func present(of keys: [String]) -> [String] {
    describing?.object.alternatives.append((keys, isExclusive: true))
    return keys.filter(has)
  }

  /// Reports a key as missing where another has a certain word.
  public mutating func require(_ key: String, where other: String, is word: String) {
    if let describing {
      describing.object.demands.append((other, word, key))
    } else if members.contains(where: { $0.key == other && $0.value.value == .string(word) }) {
      require(key)
    }
  }

  /// Whether a key is there without another that it needs, which is a mistake that the reader
  /// reports.
  public func lacks(_ other: String, beside key: String) -> Bool {
    describing?.object.needs.append((key, [other]))
    return has(key) && !has(other)
  }

  /// The same object, in a place where sweeps have been put in: in the config, a sweep may stand
  /// wherever a value is read.
  public func afterSweeps() -> Fields {
    var copy = self
    copy.describing?.isSwept = true
    return copy
  }
}
