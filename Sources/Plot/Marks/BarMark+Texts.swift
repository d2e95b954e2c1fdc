import Graphics
import Typesetting

extension BarMark {
  /// The texts: beyond the end of a bar, inside it where there is no room, and where a bar is
  /// missing in its place. Numbers that would lie on each other are left out.
  public func labels(in frame: PanelFrame) -> [LabelRequest] {
    let shapes = shapes(in: frame)
    let numbers = numbers(at: shapes, in: frame)
    let words = shapes.filter { $0.end == nil }.compactMap { text(of: $0, in: frame) }
    return words + (overlap(numbers, of: shapes) ? [] : numbers)
  }

  /// That numbers are left out.
  public func remark(in frame: PanelFrame) -> String? {
    let shapes = shapes(in: frame)
    let numbers = numbers(at: shapes, in: frame)
    guard overlap(numbers, of: shapes) else { return nil }
    return "the numbers of \(numbers.count) bars are left out, because they would overlap"
  }

  private func numbers(at shapes: [Shape], in frame: PanelFrame) -> [LabelRequest] {
    shapes.filter { $0.end != nil }.compactMap { text(of: $0, in: frame) }
  }

  /// Whether a number touches the next, or the bar of another mark that may be as long.
  private func overlap(_ numbers: [LabelRequest], of shapes: [Shape]) -> Bool {
    let bounds = numbers.compactMap { request in
      request.candidates.first.map {
        request.label.bounds(at: $0.position, $0.horizontal, $0.vertical)
      }
    }
    let areTooWide =
      lane.count > 1
      && zip(bounds, shapes.filter { $0.end != nil }).contains { bounds, shape in
        (direction == .horizontal ? bounds.height : bounds.width) > shape.width / 0.9
      }
    return areTooWide
      || zip(bounds, bounds.dropFirst()).contains { $0.intersects($1) }
  }

  private func text(of shape: Shape, in frame: PanelFrame) -> LabelRequest? {
    guard !shape.bar.text.isEmpty else { return nil }
    let (theme, area) = (frame.theme, frame.area)
    let ink = shape.end == nil ? theme.secondaryInk : theme.ink
    func label(_ color: Color) -> Label {
      frame.labels.label(shape.bar.text, style: TextStyle(theme.tickFont, color: color))
    }
    let isBar = shape.end != nil && scale(of: frame).transform != .log10
    let reach = shape.end == nil ? theme.gap : isBar ? theme.gap : 2.2 * theme.gap
    let outermost = [shape.end ?? shape.base, shape.range?.low, shape.range?.high]
      .compactMap { $0 }.max { abs($0 - shape.base) < abs($1 - shape.base) }
    let sign = (shape.end ?? shape.base) < shape.base - 1e-9 ? -1.0 : 1.0
    let isHorizontal = direction == .horizontal
    // Downward is positive on the page. Words stand in the middle of the room of all bars.
    let way = isHorizontal ? sign : shape.end == nil ? -1 : sign
    let across = shape.end == nil ? shape.slot : shape.middle
    let place = point((outermost ?? shape.base) + way * reach, across)
    let outside: LabelRequest.Candidate =
      isHorizontal
      ? .init(place, way > 0 ? .start : .end, .middle)
      : .init(place, .middle, way > 0 ? .top : .bottom)
    let plain = label(ink)
    let bounds = plain.bounds(at: place, outside.horizontal, outside.vertical)
    let fits =
      bounds.minX >= area.minX && bounds.maxX <= area.maxX && bounds.minY >= area.minY
      && bounds.maxY <= area.maxY
    if !fits, isBar, shape.range == nil, let end = shape.end,
      abs(end - shape.base) > (isHorizontal ? plain.width : plain.height) + 2 * reach
    {
      let inner = point(end - way * reach, shape.middle)
      let inside: LabelRequest.Candidate =
        isHorizontal
        ? .init(inner, way > 0 ? .end : .start, .middle)
        : .init(inner, .middle, way > 0 ? .bottom : .top)
      return LabelRequest(
        label(theme.background), candidates: [inside], color: theme.background)
    }
    if !fits, !isBar, !isHorizontal, let end = shape.end {
      // Beside the dot, where there is no room above it.
      let isLast = shape.middle + reach + plain.width > area.maxX
      let side = point(end, shape.middle + (isLast ? -reach : reach))
      let beside = LabelRequest.Candidate(side, isLast ? .end : .start, .middle)
      return LabelRequest(plain, candidates: [beside], color: ink)
    }
    return LabelRequest(plain, candidates: [outside], color: ink)
  }
}
