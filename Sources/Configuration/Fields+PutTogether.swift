/// What a config says about how it is put together: it is gone when a config is read.
extension Fields {
  /// Describes `extends` and `shared`, which a config has no longer when it is read.
  public mutating func knowPutTogether() {
    let extended = value(
      ConfigLoader.key, about: "files that it extends: its objects are laid over theirs")
    extended?.areNames()
    describing?.config.describeUse()
    for block in members(
      SharedBlocks.key, about: "objects that may be used by their names: { \"use\": \"name\", … }")
      ?? []
    {
      var block = block.value
      _ = block.object("a shared block")
    }
  }
}

extension ConfigValue {
  /// Asks whether it is a name, or a list of names.
  func areNames() {
    var value = self
    _ = value.string()
    for element in value.elements(count: 1...Int.max) ?? [] {
      var element = element
      _ = element.string()
    }
  }
}
