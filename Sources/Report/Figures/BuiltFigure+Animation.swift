public import Graphics
import Plot

/// A figure that moves, with what makes its pictures.
struct BuiltAnimation: Sendable {
  let spec: AnimationSpec
  /// The marks of each panel where only the runs of one value of a sweep are shown, from 0.
  let marks: @Sendable (Int) -> [[[any Mark]]]
}

extension BuiltFigure {
  /// How the figure moves; nil if it stands still.
  public var animationSpec: AnimationSpec? { animation?.spec }

  /// The pictures of the animation, and one that stands still: the whole figure, or, of a sweep,
  /// whose curves would cover each other, the picture in the middle.
  public func animated(measuring text: any TextMeasurer) -> (still: Scene, frames: [Scene]) {
    // Steps that are never shown must not take room.
    var shown = animation?.spec.steps.map { figure.revealed(to: $0) } ?? figure
    if let animation, animation.spec.along == nil { shown.nameGrowingCurvesInLegends() }
    let composition = shown.composed(measuring: text, frames: pictures)
    let isSweep = animation?.spec.along != nil && !composition.frames.isEmpty
    let still = isSweep ? composition.frames[composition.frames.count / 2] : composition.scene
    return (still, composition.frames)
  }

  private var pictures: [FigureFrame] {
    guard let animation else { return [] }
    if animation.spec.along == nil {
      return animation.spec.stops(lastStep: figure.lastStep ?? 0).map(FigureFrame.step)
    }
    return (0..<animation.spec.frames).map { .marks(animation.marks($0)) }
  }
}

extension Results {
  /// The results without the runs that have another value of what is swept.
  func only(_ index: Int, of name: String) -> Results {
    var copy = self
    copy.keep { $0.parameter(name).map { $0.index == index } ?? true }
    return copy
  }
}
