import Graphics
import Typesetting

extension BarMark {
  /// The texts: beyond the end of a bar, inside it where there is no room, and where a bar is
  /// missing in its place. Those that would lie on each other are turned on end above upright bars, if
  /// that helps; else words of neighbors become one in their middle, and numbers are left out.
  public func labels(in frame: PanelFrame) -> [LabelRequest] {
    let shapes = shapes(in: frame)
    return (words(at: shapes, in: frame) + (numbers(at: shapes, in: frame) ?? [])).map { request in
      var request = request
      request.isRepeatable = true
      return request
    }
  }

  /// That numbers are left out.
  public func remark(in frame: PanelFrame) -> String? {
    let shapes = shapes(in: frame)
    let all = shapes.count { $0.end != nil && !$0.bar.text.isEmpty }
    let missing = all - (numbers(at: shapes, in: frame)?.count ?? 0)
    guard missing > 0 else { return nil }
    return missing == 1
      ? "the number of a bar is left out, because it would overlap"
      : "the numbers of \(missing) bars are left out, because they would overlap"
  }

  /// Nil if they would overlap. All are upright or all are turned; where one has room in its bar
  /// alone, all that have room there stand in theirs.
  private func numbers(at shapes: [Shape], in frame: PanelFrame) -> [LabelRequest]? {
    let bars = shapes.filter { $0.end != nil }
    for isTurned in direction == .vertical ? [false, true] : [false] {
      func texts(isInside: Bool) -> [LabelRequest] {
        bars.compactMap { text(of: $0, isTurned: isTurned, isInside: isInside, in: frame) }
      }
      func areInside(_ request: LabelRequest) -> Bool { request.color == frame.theme.background }
      var numbers = texts(isInside: false)
      if numbers.contains(where: areInside) { numbers = texts(isInside: true) }
      // White letters are not seen beside the bar.
      let width = bars.map(\.width).min() ?? 0
      let areSeen =
        direction == .horizontal
        || numbers.allSatisfy { !areInside($0) || $0.label.width <= width || isTurned }
      let apart = direction == .vertical && !isTurned ? 1.5 : 0
      if areSeen, !overlap(numbers, of: bars, apart: apart) { return numbers }
    }
    return nil
  }

  /// What stands in the place of bars: one text for neighbors that say the same without room for each.
  private func words(at shapes: [Shape], in frame: PanelFrame) -> [LabelRequest] {
    let gaps = shapes.filter { $0.end == nil }
    for isTurned in direction == .vertical ? [false, true] : [false] {
      let words = gaps.compactMap { text(of: $0, isTurned: isTurned, in: frame) }
      let isWide = words.contains { size(across: $0) > (frame.slotLength(direction) ?? .infinity) }
      if !isWide, !overlap(words, of: [], apart: 1.5) { return words }
    }
    var groups: [[Shape]] = []
    var last: Int?
    for (place, shape) in shapes.enumerated() where shape.end == nil {
      if let last, place == last + 1, groups.last?.last?.bar.text == shape.bar.text {
        groups[groups.count - 1].append(shape)
      } else {
        groups.append([shape])
      }
      last = place
    }
    return groups.compactMap { group in
      var middle = group[group.count / 2]
      middle.slot = 0.5 * (group[0].slot + group[group.count - 1].slot)
      let length = Double(group.count) * (frame.slotLength(direction) ?? 0)
      let plain = text(of: middle, in: frame)
      let fits = plain.map { size(across: $0) <= length } ?? true
      return fits ? plain : text(of: middle, isTurned: direction == .vertical, in: frame)
    }
  }

  /// How much of the axis of categories a text takes.
  private func size(across request: LabelRequest) -> Double {
    direction == .horizontal ? request.label.height : request.label.width
  }

  /// Whether a number touches the next, or the bar of another mark that may be as long.
  private func overlap(
    _ numbers: [LabelRequest], of shapes: [Shape], apart: Double = 0
  ) -> Bool {
    let bounds = numbers.compactMap { request in
      request.candidates.first.map {
        request.label.bounds(at: $0.position, $0.horizontal, $0.vertical)
      }
    }
    let areTooWide =
      lane.count > 1
      && zip(bounds, shapes).contains { bounds, shape in
        (direction == .horizontal ? bounds.height : bounds.width) > shape.width / 0.9
      }
    return areTooWide
      || zip(bounds, bounds.dropFirst()).contains { $0.outset(by: apart).intersects($1) }
  }

  private func text(
    of shape: Shape, isTurned: Bool = false, isInside: Bool = false, in frame: PanelFrame
  ) -> LabelRequest? {
    guard !shape.bar.text.isEmpty else { return nil }
    let (theme, area) = (frame.theme, frame.area)
    let ink = shape.end == nil ? theme.secondaryInk : theme.ink
    func label(_ color: Color) -> Label {
      let label = frame.labels.label(
        shape.bar.text, style: TextStyle(theme.tickFont, color: color))
      return isTurned ? label.onEnd : label
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
    // Upright bars may have texts that are a little wider than their room.
    let slack = isHorizontal ? 0 : theme.gap
    let fits =
      bounds.minX >= area.minX - slack && bounds.maxX <= area.maxX + slack
      && bounds.minY >= area.minY && bounds.maxY <= area.maxY
    if !fits || isInside, isBar, shape.range == nil, let end = shape.end,
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
    if !fits, isHorizontal, let range = shape.range {
      // Before the whisker, where there is no room behind it.
      let low = min(range.low, shape.end ?? range.low)
      let place = point(low - reach, shape.middle)
      if low - reach - plain.width >= area.minX, way > 0 {
        var request = LabelRequest(plain, candidates: [.init(place, .end, .middle)], color: ink)
        request.hasPaper = true
        return request
      }
      // Moved in, it would lie on the whisker.
      if max(bounds.maxX - area.maxX, area.minX - bounds.minX) > reach { return nil }
    }
    if !fits, !isBar, isHorizontal, shape.range == nil, let end = shape.end {
      // Before the dot, on paper, where there is no room behind it; moved in it would lie on the dot.
      let before = point(end - way * reach, shape.middle)
      let isInside = (area.minX...area.maxX).contains(before.x - way * plain.width)
      if isInside {
        var request = LabelRequest(
          plain, candidates: [.init(before, way > 0 ? .end : .start, .middle)], color: ink)
        request.hasPaper = true
        return request
      }
      if max(bounds.maxX - area.maxX, area.minX - bounds.minX) > reach { return nil }
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

extension PanelFrame {
  /// The room of each category along their axis.
  fileprivate func slotLength(_ direction: BarMark.Direction) -> Double? {
    let categories = direction == .horizontal ? categoriesY : categoriesX
    return categories.first.flatMap { slot(of: $0) }?.width
  }
}

extension Label {
  /// The label read from below to above.
  fileprivate var onEnd: Label {
    Label(
      items: items(at: Point(ascent, 0), angle: 0.5 * .pi), width: height, ascent: width,
      descent: 0)
  }
}
