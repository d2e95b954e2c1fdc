public import Configuration
import Typesetting

/// What stands in an output folder, and what it was made of: no time of day and no path, so the
/// same config gives the same manifest everywhere.
///
/// The fonts are inside the program, so its version names them too.
public struct Manifest: Hashable, Sendable {
  /// The version of the program.
  public static let toolVersion = "0.1.0"
  /// What it is called in an output folder.
  public static let fileName = "manifest.json"

  /// One file of a figure.
  public struct File: Codable, Hashable, Sendable {
    /// The name inside the folder.
    public var name: String
    /// How many bytes it has.
    public var byteCount: Int
    /// Width of the drawing, in `unit`.
    public var width: Double
    /// Height of the drawing, in `unit`.
    public var height: Double
    /// "px" (pixels) or "pt" (1/72 inch).
    public var unit: String
    /// The checksum of its bytes.
    public var sha256: String

    /// Describes a file.
    public init(name: String, bytes: [UInt8], width: Double, height: Double, unit: String) {
      self.name = name
      byteCount = bytes.count
      // Hundredths of a point are finer than any ink.
      self.width = (width * 100).rounded() / 100
      self.height = (height * 100).rounded() / 100
      self.unit = unit
      sha256 = Checksum.sha256(bytes)
    }
  }

  /// One figure with its files.
  public struct Figure: Codable, Hashable, Sendable {
    /// The name in the config.
    public var name: String
    /// The title without markup.
    public var title: String
    /// The caption, with markup.
    public var caption: String
    /// The caption without markup.
    public var plainCaption: String
    /// What the figure shows, for those who cannot see it.
    public var alternative: String
    /// The files, sorted by name.
    public var files: [File]

    /// Describes a figure.
    public init(_ figure: BuiltFigure, files: [File]) {
      name = figure.name
      title = figure.plainTitle
      caption = figure.caption
      plainCaption = PlainText.text(of: figure.caption)
      alternative = figure.alternative
      self.files = files
    }
  }

  /// One file of results or of the handout.
  public struct DataFile: Codable, Hashable, Sendable {
    /// The name inside the folder, with that of the folder within it.
    public var name: String
    /// How many bytes it has.
    public var byteCount: Int
    /// The checksum of its bytes.
    public var sha256: String

    /// Describes a file.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      byteCount = bytes.count
      sha256 = Checksum.sha256(bytes)
    }
  }

  /// The program and its version.
  public private(set) var tool = "optreport \(toolVersion)"
  /// The name of the config, without its folder.
  public private(set) var config: String
  /// The checksum of the config.
  public private(set) var configChecksum: String
  /// The seed of all noise.
  public private(set) var seed: Int
  /// The figures, in the order of the config.
  public private(set) var figures: [Figure]
  /// The files of results, sorted by name.
  public private(set) var data: [DataFile]
  /// The files of the handout, sorted by name.
  public private(set) var documents: [DataFile]

  /// Describes what was built from a config; `config` is the name of its file.
  public init(
    config: String, bytes: [UInt8], seed: UInt64, figures: [Figure], data: [DataFile] = [],
    documents: [DataFile] = []
  ) {
    self.documents = documents.sorted { $0.name < $1.name }
    self.data = data.sorted { $0.name < $1.name }
    self.config = config
    configChecksum = Checksum.sha256(bytes)
    self.seed = Int(seed)
    self.figures = figures
  }

  /// Leaves out all but the named figures, if any is named.
  public mutating func keep(figures names: [String]) {
    if !names.isEmpty { figures.removeAll { !names.contains($0.name) } }
  }

  /// The manifest with what an earlier one says about files that were not written again, if the
  /// same program made them of the same config; `order` names the figures of the config.
  public func keeping(_ earlier: Manifest, order: [String]) -> Manifest {
    guard earlier.tool == tool, earlier.configChecksum == configChecksum else { return self }
    var merged = self
    let names = data.map(\.name)
    merged.data += earlier.data.filter { !names.contains($0.name) }
    merged.data.sort { $0.name < $1.name }
    if documents.isEmpty { merged.documents = earlier.documents }
    merged.figures = order.compactMap { name in
      let old = earlier.figures.first { $0.name == name }
      guard var figure = figures.first(where: { $0.name == name }) else { return old }
      let written = figure.files.map(\.name)
      figure.files += old?.files.filter { !written.contains($0.name) } ?? []
      figure.files.sort { $0.name < $1.name }
      return figure
    }
    return merged
  }
}

// MARK: - JSON

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
