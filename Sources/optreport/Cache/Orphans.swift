import HTML
import Report

/// Files in an output folder that a build wrote once and that no build of the config writes now.
struct Orphans {
  /// Their names, sorted.
  let names: [String]

  /// Looks through a folder: files must say themselves that they were written by this program, or
  /// stand in its manifest.
  init(of spec: ReportSpec, in folder: OutputFolder) {
    let known = Set(spec.fileNames)
    let manifest = folder.manifest
    let earlier = manifest?.earlier.filter { !known.contains($0.name) && folder.isStanding($0) }
    let listed = Set(((manifest?.files ?? []) + (earlier ?? [])).map(\.name))
    let names = folder.names() + folder.names(in: Baseline.folder) + folder.names(in: "data")
    self.names = names.filter { name in
      if known.contains(name) { return false }
      return listed.contains(name) || Orphans.isOurs(name, in: folder)
    }.sorted()
  }

  /// Whether a file says that the program wrote it.
  private static func isOurs(_ name: String, in folder: OutputFolder) -> Bool {
    if name.hasPrefix("\(Baseline.folder)/") {
      return name.hasSuffix(".scene.gz") || name.hasSuffix(".csv.gz")
    }
    guard [".png", ".pdf"].contains(where: name.hasSuffix),
      let bytes = folder.contents(of: name)
    else { return false }
    let marks = ["Software\0\0\0\0\0optreport", "<xmp:CreatorTool>optreport<"].map {
      Array($0.utf8)
    }
    return marks.contains { bytes.contains($0) }
  }
}

extension ReportSpec {
  /// The names of all files that builds of the config can write to their folder.
  var fileNames: [String] {
    let figures = figures.flatMap { figure in
      figure.fileNames(as: FileFormat.allCases) + [Baseline.sceneName(figure.name)]
    }
    let data = experiments.flatMap { experiment in
      ExperimentData.fileNames(of: experiment, as: DataFormat.allCases).map { "data/\($0)" }
        + [Baseline.dataName(experiment.name)]
    }
    return figures + data + HandoutFiles.names(of: handout) + FigureList.fileNames
      + [Manifest.fileName]
  }
}
