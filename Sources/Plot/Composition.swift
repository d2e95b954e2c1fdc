import Elementary
public import Graphics
import Typesetting

/// A figure laid out: what is drawn, and what did not go as the theme wants it.
public struct Composition: Sendable {
  /// The page.
  public var scene: Scene
  /// What had too little room, in words; nil if all went well.
  public var warning: String?
  /// What is named in the figure but cannot be seen, in words.
  public var remarks: [String] = []
  /// The pages of an animation, of the same layout.
  public var frames: [Scene] = []
}

extension Figure {
  /// By how much text shrinks at a time where a figure has too little room, and how often at most.
  private static let (reduction, steps) = (0.92, 24)

  /// The figure laid out and drawn; a pure function of the figure and the sizes of text.
  ///
  /// Text, lines and markers shrink together, down to the least legible size of the theme, where
  /// panels would have no room otherwise, and farther only where something would lie beyond the page
  /// or on something else; not at all if they may not, and not for names that cover others at their
  /// curves: a legend would name them in full size.
  public func composed(
    measuring measurer: any TextMeasurer, frames: [FigureFrame] = [], mayShrink: Bool = true
  ) -> Composition {
    let labels = LabelSetter(measuring: measurer)
    let page = theme.pageSize ?? size
    var last = Composition(scene: Scene(size: page))
    var isCut = false
    for step in 0...(mayShrink ? Figure.steps : 0) {
      let magnification = power(Figure.reduction, Double(step)) * theme.magnification
      guard step == 0 || isCut || magnification * theme.smallestFontSize >= theme.leastTextSize
      else { break }
      var figure = self
      figure.theme.magnification = magnification
      figure.size = Size(width: page.width / magnification, height: page.height / magnification)
      let drawn = FigureLayout(figure, labels: labels).composed(frames)
      let warnings = [
        drawn.lack, step > 0 ? reductionText(magnification, drawn.lack == nil) : nil,
        drawn.crowding,
      ].compactMap { $0 }
      last = Composition(
        scene: drawn.scene.scaled(by: magnification),
        warning: warnings.isEmpty ? nil : warnings.joined(separator: "; "), remarks: drawn.remarks,
        frames: drawn.frames.map { $0.scaled(by: magnification) })
      if drawn.lack == nil { break }
      isCut = drawn.isCut
    }
    return last
  }

  /// The page alone.
  public func scene(measuring measurer: any TextMeasurer) -> Scene {
    composed(measuring: measurer).scene
  }

  private func reductionText(_ magnification: Double, _ isEnough: Bool) -> String {
    func text(_ magnification: Double) -> String {
      let tenths = Int((10 * magnification * theme.labelFont.size).rounded())
      return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
    return "text is set in \(text(magnification)) pt instead of \(text(theme.magnification)) pt"
      + (isEnough ? ", so that all panels have room" : "")
  }
}

extension Theme {
  /// The size of the smallest text before it is enlarged, in points.
  fileprivate var smallestFontSize: Double {
    [titleFont, panelTitleFont, labelFont, annotationFont, tickFont].map(\.size).min() ?? 0
  }
}
