import Report

/// The runs of earlier builds: what an experiment gave is not computed again, and a sweep that was
/// interrupted goes on where it ended.
struct RunCache: Sendable {
  private let folder: CacheFolder
  private let program: String

  /// Looks into a folder; `program` names the build of the program.
  init(_ folder: CacheFolder, program: String) {
    self.folder = folder
    self.program = program
  }

  /// The name under which a piece of an experiment is kept.
  func name(of inputs: Inputs, piece: Int, of count: Int) -> String {
    let key = inputs.adding([
      .init("piece", "\(piece) of \(count)"), .init("program", program),
    ]).key
    return "runs/\(key.prefix(2))/\(key.dropFirst(2))"
  }

  /// The runs of a piece, from the folder or made now.
  func runs(of piece: RunPiece, name: String) -> (runs: [Run], wasKept: Bool) {
    if let bytes = folder.bytes(name), let runs = piece.runs(from: bytes) {
      folder.touch(name)
      return (runs, true)
    }
    let runs = piece.runs()
    guard let bytes = piece.stored(runs) else { return (runs, !piece.runsOptimizers) }
    folder.keep(bytes, as: name)
    return (runs, false)
  }
}
