public import Configuration

extension Manifest {
  /// The text of `manifest.json`.
  public var json: String { JSONText.object(members).text() + "\n" }

  /// What the text says.
  public var members: [(key: String, value: JSONText)] {
    let figures = figures.map { figure in
      JSONText.object([
        ("name", .string(figure.name)), ("title", .string(figure.title)),
        ("caption", .string(figure.caption)), ("captionText", .string(figure.plainCaption)),
        ("alt", .string(figure.alternative)), ("files", .array(figure.files.map(\.json))),
      ])
    }
    var members: [(key: String, value: JSONText)] = [
      ("tool", .string(tool)),
      ("config", .object([("name", .string(config)), ("sha256", .string(configChecksum))])),
      ("seed", .number(Double(seed))),
      ("figures", .array(figures)),
    ]
    if !documents.isEmpty { members.append(("documents", .array(documents.map(\.json)))) }
    if !data.isEmpty { members.append(("data", .array(data.map(\.json)))) }
    if !earlier.isEmpty { members.append(("earlier", .array(earlier.map(\.json)))) }
    return members
  }

  /// Reads a manifest that the program wrote before; nil if the text is anything else.
  public init?(json bytes: [UInt8]) {
    guard let node = try? JSONReader.read(Source(name: "manifest.json", bytes: bytes)),
      let tool = node.string("tool"), let config = node.member("config")?.value,
      let name = config.string("name"), let checksum = config.string("sha256"),
      let seed = node.number("seed").flatMap(Int.init(exactly:)),
      let figures = node.array("figures")?.map(Figure.init), !figures.contains(nil)
    else { return nil }
    self.tool = tool
    self.config = name
    configChecksum = checksum
    self.seed = seed
    self.figures = figures.compactMap { $0 }
    documents = (node.array("documents") ?? []).compactMap(DataFile.init)
    data = (node.array("data") ?? []).compactMap(DataFile.init)
    earlier = (node.array("earlier") ?? []).compactMap(DataFile.init)
  }
}

extension Manifest.DataFile {
  fileprivate var json: JSONText {
    .object([
      ("name", .string(name)), ("bytes", .number(Double(byteCount))), ("sha256", .string(sha256)),
    ])
  }

  fileprivate init?(_ node: Node) {
    guard let name = node.string("name"), let sha256 = node.string("sha256"),
      let byteCount = node.number("bytes").flatMap(Int.init(exactly:))
    else { return nil }
    self.name = name
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}

extension Manifest.File {
  fileprivate var json: JSONText {
    .object([
      ("name", .string(name)), ("bytes", .number(Double(byteCount))), ("width", .number(width)),
      ("height", .number(height)), ("unit", .string(unit)), ("sha256", .string(sha256)),
    ])
  }

  fileprivate init?(_ node: Node) {
    guard let name = node.string("name"), let width = node.number("width"),
      let byteCount = node.number("bytes").flatMap(Int.init(exactly:)),
      let height = node.number("height"), let unit = node.string("unit"),
      let sha256 = node.string("sha256")
    else { return nil }
    self.name = name
    self.byteCount = byteCount
    self.width = width
    self.height = height
    self.unit = unit
    self.sha256 = sha256
  }
}

extension Manifest.Figure {
  fileprivate init?(_ node: Node) {
    guard let name = node.string("name"), let title = node.string("title"),
      let caption = node.string("caption"), let plainCaption = node.string("captionText"),
      let alternative = node.string("alt"),
      let files = node.array("files")?.map(Manifest.File.init), !files.contains(nil)
    else { return nil }
    self.name = name
    self.title = title
    self.caption = caption
    self.plainCaption = plainCaption
    self.alternative = alternative
    self.files = files.compactMap { $0 }
  }
}

extension Node {
  fileprivate func string(_ key: String) -> String? {
    if case .string(let text)? = member(key)?.value.value { text } else { nil }
  }

  fileprivate func number(_ key: String) -> Double? {
    if case .number(let number)? = member(key)?.value.value { number } else { nil }
  }

  fileprivate func array(_ key: String) -> [Node]? {
    if case .array(let elements)? = member(key)?.value.value { elements } else { nil }
  }
}
