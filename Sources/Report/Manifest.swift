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

  /// One file without a size.
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

    init(name: String, byteCount: Int, sha256: String) {
      self.name = name
      self.byteCount = byteCount
      self.sha256 = sha256
    }

    /// Whether these are its bytes.
    public func has(_ bytes: [UInt8]) -> Bool {
      bytes.count == byteCount && Checksum.sha256(bytes) == sha256
    }
  }

  /// The program and its version.
  public internal(set) var tool = "optreport \(toolVersion)"
  /// The name of the config, without its folder.
  public internal(set) var config: String
  /// The checksum of the config.
  public internal(set) var configChecksum: String
  /// The seed of all noise.
  public internal(set) var seed: Int
  /// The figures, in the order of the config.
  public internal(set) var figures: [Figure]
  /// The files of results, sorted by name.
  public internal(set) var data: [DataFile]
  /// The files of the handout, sorted by name.
  public internal(set) var documents: [DataFile]
  /// The files of earlier builds that still stand and that the last one did not write, sorted by
  /// name: they may be left over.
  public internal(set) var earlier: [DataFile] = []

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

  /// The files of the figures, the results and the handout.
  public var files: [DataFile] {
    figures.flatMap(\.files).map {
      DataFile(name: $0.name, byteCount: $0.byteCount, sha256: $0.sha256)
    } + data + documents
  }

  /// Leaves out the files of earlier builds and all but the named figures, if any is named.
  public mutating func keep(figures names: [String]) {
    earlier = []
    if !names.isEmpty { figures.removeAll { !names.contains($0.name) } }
  }

  /// The manifest with what the one before says about files that were not written again: as its own
  /// if the same program made them of the same config, else as those of an earlier build, if they
  /// still stand. `order` names the figures of the config.
  public func keeping(
    _ before: Manifest, order: [String], where isStanding: (DataFile) -> Bool
  ) -> Manifest {
    let isAlike = before.tool == tool && before.configChecksum == configChecksum
    var merged = isAlike ? merged(with: before, order: order) : self
    let names = Set(merged.files.map(\.name))
    merged.earlier = (before.files + before.earlier).filter {
      !names.contains($0.name) && isStanding($0)
    }.sorted { $0.name < $1.name }
    return merged
  }

  /// The manifest with what another one of the same config says about other files.
  private func merged(with before: Manifest, order: [String]) -> Manifest {
    var merged = self
    let names = data.map(\.name)
    merged.data += before.data.filter { !names.contains($0.name) }
    merged.data.sort { $0.name < $1.name }
    if documents.isEmpty { merged.documents = before.documents }
    merged.figures = order.compactMap { name in
      let old = before.figures.first { $0.name == name }
      guard var figure = figures.first(where: { $0.name == name }) else { return old }
      let written = figure.files.map(\.name)
      figure.files += old?.files.filter { !written.contains($0.name) } ?? []
      figure.files.sort { $0.name < $1.name }
      return figure
    }
    return merged
  }
}
