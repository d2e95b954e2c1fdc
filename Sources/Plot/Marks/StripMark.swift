public import Graphics
import Typesetting

/// A colored strip along the bottom of the panel: which value of x leads where, written into its
/// pieces where they are wide enough.
public struct StripMark: Mark {
  /// One piece of the strip.
  public struct Piece: Hashable, Sendable {
    /// Horizontal data at the two ends.
    public var range: ClosedRange<Double>
    /// The color, of which a tint is drawn.
    public var color: Color
    /// Markup of what the color means; pieces with the same one share a key.
    public var name: String
    /// Whether lines are drawn in place of the tint: nothing finite came out.
    public var isHatched = false

    /// Creates a piece.
    public init(_ range: ClosedRange<Double>, color: Color, name: String) {
      self.range = range
      self.color = color
      self.name = name
    }
  }

  /// The pieces from left to right.
  public var pieces: [Piece]
  /// Height in points; no more than the panel has.
  public var height: Double
  /// The paper under the tints.
  public var paper: Color

  /// Creates a strip.
  public init(_ pieces: [Piece], height: Double = 12, paper: Color = .white) {
    self.pieces = pieces
    self.height = height
    self.paper = paper
  }

  /// See ``Mark``.
  public var extent: Extent {
    Extent(x: pieces.flatMap { [$0.range.lowerBound, $0.range.upperBound] }, y: [Double]?.none)
  }

  /// Its height, and some paper over it: the lowest part of a curve would be lost in it.
  public var laneHeight: Double { height + 2 }

  /// Under the grid.
  public var isGround: Bool { true }

  /// See ``Mark``.
  public var keys: [LegendKey] {
    pieces.reduce(into: []) { keys, piece in
      let sample = piece.isHatched ? LegendKey.Sample.hatching : .patch(tint(of: piece))
      let key = LegendKey(piece.name, sample: sample)
      if !piece.name.isEmpty, !keys.contains(key) { keys.append(key) }
    }
  }

  /// See ``Mark``.
  ///
  /// Pieces that meet are parted by the paper.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    let rects = rects(in: frame)
    return zip(pieces, rects).flatMap { piece, rect -> [Scene.Item] in
      guard var rect else { return [] }
      let gap = min(StripMark.gap / 2, rect.width / 4)
      if rects.contains(where: { $0?.maxX == rect.minX }) { rect.minX += gap }
      if rects.contains(where: { $0?.minX == rect.maxX }) { rect.maxX -= gap }
      guard piece.isHatched else { return [.fill(Path(rectangle: rect), tint(of: piece))] }
      let cell = CellGrid(x: [rect.minX, rect.maxX], y: [rect.minY, rect.maxY], area: rect)
      return cell.items(.rising, over: [true], in: frame.theme)
    }
  }

  /// The names in the middle of their pieces, if all of them fit.
  public func directLabels(in frame: PanelFrame) -> [LabelRequest] {
    names(in: frame).map { label, rect in
      var request = LabelRequest(
        label, candidates: [LabelRequest.Candidate(rect.center, .middle, .middle)],
        color: frame.theme.ink)
      request.hasPaper = zip(pieces, rects(in: frame)).contains { $0.isHatched && $1 == rect }
      return request
    }
  }

  /// The pieces, but for the places of the names.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    let free = names(in: frame).map { label, rect in
      label.bounds(at: rect.center, .middle, .middle).outset(by: StripMark.padding)
    }
    return rects(in: frame).compactMap { $0 }.flatMap { rect -> [Obstacle] in
      guard let gap = free.first(where: { rect.contains($0.center) }) else { return [.rect(rect)] }
      return [
        .rect(Rect(minX: rect.minX, minY: rect.minY, maxX: gap.minX, maxY: rect.maxY)),
        .rect(Rect(minX: gap.maxX, minY: rect.minY, maxX: rect.maxX, maxY: rect.maxY)),
      ]
    }
  }

  /// Paper between pieces that meet.
  private static let gap = 1.2
  /// Space at both ends of a name.
  private static let padding = 3.0

  /// The names and the pieces that they stand in; none if one does not fit.
  private func names(in frame: PanelFrame) -> [(label: Label, rect: Rect)] {
    let style = TextStyle(frame.theme.tickFont, color: frame.theme.ink)
    let named = zip(pieces, rects(in: frame)).compactMap { piece, rect in
      piece.name.isEmpty ? nil : rect.map { (frame.labels.label(piece.name, style: style), $0) }
    }
    let fit = named.allSatisfy { label, rect in
      label.width + 2 * StripMark.padding <= rect.width && label.height <= rect.height
    }
    return fit ? named : []
  }

  private func rects(in frame: PanelFrame) -> [Rect?] {
    let area = frame.area
    return pieces.map { piece in
      let (a, b) = (frame.x(piece.range.lowerBound), frame.x(piece.range.upperBound))
      guard a.isFinite, b.isFinite else { return nil }
      let (left, right) = (max(min(a, b), area.minX), min(max(a, b), area.maxX))
      guard left < right else { return nil }
      return Rect(
        minX: left, minY: max(area.maxY - height, area.minY), maxX: right, maxY: area.maxY)
    }
  }
}

extension StripMark {
  /// How much of the lightness between paper and black, or white on dark paper, the tints of one
  /// color after the other take: those that meet differ most, all are told apart in grey, and each
  /// carries text.
  private static let depths = [0.17, 0.30, 0.235, 0.365, 0.105, 0.42]

  /// A piece's color over the paper, as strong as makes it a step of lightness of its own.
  func tint(of piece: Piece) -> Color {
    var colors: [Color] = []
    for piece in pieces where !piece.isHatched && !colors.contains(piece.color) {
      colors.append(piece.color)
    }
    let place = colors.firstIndex(of: piece.color) ?? 0
    let light = CIELab(paper).lightness
    let depth = StripMark.depths[place % StripMark.depths.count]
    let goal = light > 50 ? (1 - depth) * light : light + 0.85 * depth * (100 - light)
    var (least, most) = (0.0, 1.0)
    for _ in 0..<20 {
      let part = 0.5 * (least + most)
      let lightness = CIELab(paper.mixed(with: piece.color, by: part)).lightness
      if abs(lightness - light) < abs(goal - light) { least = part } else { most = part }
    }
    return piece.color.withAlpha(least)
  }
}
