/// A config as a whole: its file, the files that it extends, its shared blocks, and what the command
/// line overrides.
///
/// Places count through all texts, joined, so that a mistake is shown where it was made. First the
/// files are merged, then shared blocks are put in, then the overrides, in their order.
public struct ConfigTree: Sendable {
  /// The config without `extends`, `shared` and `use`.
  public let node: Node
  /// All texts that it is made of, joined; the config is the first.
  public let source: Source
  /// The files that it is made of: the config, then those that it extends.
  public let files: [Source]
  /// How many times as much as usual it may ask for.
  public let allowance: Double
  private let uses: [SharedBlocks.Use]

  /// Puts a config together; `files` gives the text of a file by its path.
  public init(
    _ config: Source, overrides: [Override] = [], allowance: Double = 1,
    files: (String) -> Source? = { _ in nil }
  ) throws(Diagnostics) {
    self.allowance = allowance
    let problems = DiagnosticCollector(allowance: allowance)
    var loader = ConfigLoader(problems: problems)
    let merged = loader.tree(of: config, files: files)
    var texts = loader.texts
    self.files = texts
    let placed = overrides.map { override in
      defer { texts.append(override.source) }
      return (override, Source.start(behind: texts))
    }
    source = Source(joining: texts)
    guard var tree = merged, loader.losses.all.isEmpty else {
      uses = []
      node = Node(.null, at: SourceRange(0, 0))
      throw located(Diagnostics(loader.losses.all))
    }

    for (override, start) in placed where override.changesBlocks {
      tree = tree.overridden(by: override, start: start, value: { $0 }, problems: problems)
    }
    let declared = tree.removeMember(SharedBlocks.key)
    var blocks = SharedBlocks(declared?.value, problems: problems)
    tree = blocks.expanded(tree)
    for (override, start) in placed where !override.changesBlocks {
      if override.changesFiles {
        problems.add(
          "\"\(ConfigLoader.key)\" cannot be overridden: the files are merged before",
          at: SourceRange(start, start + override.source.bytes.count))
        continue
      }
      tree = tree.overridden(
        by: override, start: start, value: { blocks.expanded($0) }, problems: problems)
    }
    node = tree
    uses = problems.all.isEmpty ? blocks.uses : []
    if !problems.all.isEmpty { throw located(Diagnostics(problems.all)) }
  }

  /// Mistakes with the files that they are in, and with the uses of the shared block that has them.
  public func located(_ diagnostics: Diagnostics) -> Diagnostics {
    Diagnostics(
      diagnostics.all.map { diagnostic in
        guard let range = diagnostic.range, diagnostic.source == nil else { return diagnostic }
        var located = diagnostic
        let place = source.located(range)
        if place.source != source.located(SourceRange(0, 0)).source {
          (located.source, located.range) = (place.source, place.range)
        }
        located.hints += usesHint(of: range).map { [$0] } ?? []
        return located
      })
  }

  /// Where the shared block that has a place is used.
  private func usesHint(of range: SourceRange) -> String? {
    let around = uses.filter { $0.block.contains(range) }
    guard let name = around.first?.name else { return nil }
    let places = around.map(\.place).reduce(into: [SourceRange]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let shown = places.prefix(5).map { place in
      let (text, range) = source.located(place)
      return "\(text.name):\(text.position(of: range.start).line)"
    }
    let more = places.count > shown.count ? " and \(places.count - shown.count) more" : ""
    return "the shared block \"\(name)\" is used in "
      + shown.joined(separator: ", ") + more
  }
}
