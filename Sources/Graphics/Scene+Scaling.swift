extension Scene {
  /// The same drawing, larger: every length is multiplied, those of pens and type included.
  public func scaled(by factor: Double) -> Scene {
    guard factor != 1 else { return self }
    return Scene(
      size: Size(width: factor * size.width, height: factor * size.height),
      items: items.map { $0.scaled(by: factor) })
  }
}

extension Scene.Item {
  fileprivate func scaled(by factor: Double) -> Scene.Item {
    switch self {
    case .path(let path, let fill, let stroke):
      return .path(path.scaled(by: factor), fill: fill, stroke: stroke?.scaled(by: factor))
    case .text(let run): return .text(run.scaled(by: factor))
    case .group(var group):
      group.offset = group.offset * factor
      group.clip = group.clip.map {
        Rect(
          minX: factor * $0.minX, minY: factor * $0.minY, maxX: factor * $0.maxX,
          maxY: factor * $0.maxY)
      }
      group.items = group.items.map { $0.scaled(by: factor) }
      return .group(group)
    }
  }
}

extension Stroke {
  fileprivate func scaled(by factor: Double) -> Stroke {
    var stroke = self
    stroke.width *= factor
    stroke.dash = dash.map { factor * $0 }
    return stroke
  }
}

extension TextRun {
  fileprivate func scaled(by factor: Double) -> TextRun {
    var run = self
    run.font.size *= factor
    run.position = position * factor
    run.wordSpacing *= factor
    run.parts = parts?.map {
      StretchedGlyph.Part(glyph: $0.glyph, x: factor * $0.x, y: factor * $0.y)
    }
    return run
  }
}
