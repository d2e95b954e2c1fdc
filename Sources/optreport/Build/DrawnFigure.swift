import CairoBackend
import Configuration
import Graphics
import HTML
import Report

/// A figure with its display list, on its way to files and into the handout.
struct DrawnFigure: Sendable {
  let figure: BuiltFigure
  let scene: Scene
  let metadata: DocumentMetadata
  let warning: Diagnostic?

  /// Composes a figure.
  init(_ spec: FigureSpec, in report: Report) {
    figure = report.figure(spec)
    let composition = figure.composed(measuring: FontLibrary.shared)
    scene = composition.scene
    warning = composition.warning
    metadata = DocumentMetadata(
      title: figure.plainTitle, author: report.spec.author, subject: figure.alternative,
      name: figure.name, language: report.spec.language)
  }

  /// Its files; those of animations only if it moves.
  func files(as formats: [FileFormat], in report: Report) -> [FigureFile] {
    formats.filter { figure.animationSpec != nil || !$0.isAnimated }.map { format in
      FigureFile(
        figure: figure, scene: scene, format: format, metadata: metadata,
        dotsPerInch: report.spec.dotsPerInch, svgText: report.spec.svgText)
    }
  }

  /// The figure for those who include it in texts of their own.
  var listed: FigureList.Figure {
    FigureList.Figure(
      name: figure.name, caption: figure.caption, alternative: figure.alternative,
      width: scene.size.width * 25.4 / 72)
  }
}
