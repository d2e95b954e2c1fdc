import HTML

extension FigureList {
  /// What the lists are called in an output folder.
  static let fileNames = ["figures.md", "figures.tex"]

  /// The lists as files.
  var files: [(name: String, bytes: [UInt8])] {
    [("figures.md", Array(markdown.utf8)), ("figures.tex", Array(latex.utf8))]
  }
}
