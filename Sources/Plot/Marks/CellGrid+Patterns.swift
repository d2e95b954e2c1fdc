import Graphics

extension CellGrid {
  /// Between two lines of a pattern, along an axis.
  static let spacing = 4.0
  /// Half the width of a dot.
  private static let dot = 0.5

  /// A pattern over the marked cells in an ink, without one in that of what is less important; none
  /// if no cell is marked.
  func items(
    _ pattern: Pattern, over marked: [Bool], in theme: Theme, ink: Color? = nil
  ) -> [Scene.Item] {
    let lines = self.pattern(pattern, over: marked)
    guard !lines.isEmpty else { return [] }
    let ink = ink ?? theme.secondaryInk
    return [
      pattern == .dots
        ? .fill(lines, ink) : .stroke(lines, Stroke(ink, width: theme.contourWidth))
    ]
  }

  /// A pattern over the marked cells, for a pen, or for a brush if it has dots; lines are as long as the cells hang together.
  func pattern(_ pattern: Pattern, over marked: [Bool]) -> Path {
    var path = Path()
    guard marked.contains(true), let bounds else { return path }
    for lines in pattern.lines {
      let (least, most) = Self.constants(of: lines, over: bounds)
      let start = (least / Self.spacing).rounded(.up) * Self.spacing
      for (index, constant) in stride(from: start, through: most, by: Self.spacing).enumerated() {
        for segment in segments(of: lines, constant, marked) {
          guard lines == .dots else {
            path.append(
              polyline: [segment.lowerBound, segment.upperBound].map {
                Self.point(on: lines, constant, at: $0)
              })
            continue
          }
          // Every other row of dots is shifted by half the distance.
          let shift = index.isMultiple(of: 2) ? 0 : 0.5 * Self.spacing
          let (low, high) = (segment.lowerBound + Self.dot, segment.upperBound - Self.dot)
          let first = ((low - shift) / Self.spacing).rounded(.up) * Self.spacing
          for x in stride(from: first + shift, through: high, by: Self.spacing) {
            let place = Rect(minX: x, minY: constant, maxX: x, maxY: constant)
            path.append(Path(rectangle: place.outset(by: Self.dot)))
          }
        }
      }
    }
    return path
  }

  /// Along a line x + y is constant, or y − x, or y, or x: the least and the greatest over an area.
  private static func constants(of lines: Pattern, over area: Rect) -> (Double, Double) {
    switch lines {
    case .falling: (area.minY - area.maxX, area.maxY - area.minX)
    case .level, .dots: (area.minY, area.maxY)
    case .upright: (area.minX, area.maxX)
    default: (area.minX + area.minY, area.maxX + area.maxY)
    }
  }

  /// A point of a line, at its x, or at its y where it is upright.
  private static func point(on lines: Pattern, _ constant: Double, at place: Double) -> Point {
    switch lines {
    case .falling: Point(place, constant + place)
    case .level, .dots: Point(place, constant)
    case .upright: Point(constant, place)
    default: Point(place, constant - place)
    }
  }

  /// The part of a line inside a cell; nil if there is none.
  private static func part(
    of lines: Pattern, _ constant: Double, in cell: Rect
  ) -> ClosedRange<Double>? {
    let (low, high) =
      switch lines {
      case .falling: (max(cell.minX, cell.minY - constant), min(cell.maxX, cell.maxY - constant))
      case .level, .dots:
        cell.minY < constant && constant <= cell.maxY ? (cell.minX, cell.maxX) : (0, 0)
      case .upright:
        cell.minX < constant && constant <= cell.maxX ? (cell.minY, cell.maxY) : (0, 0)
      default: (max(cell.minX, constant - cell.maxY), min(cell.maxX, constant - cell.minY))
      }
    return low < high ? low...high : nil
  }

  /// The ranges in which a line crosses marked cells, joined where they touch.
  private func segments(
    of lines: Pattern, _ constant: Double, _ marked: [Bool]
  ) -> [ClosedRange<Double>] {
    let pieces = marked.indices.lazy.filter { marked[$0] }.compactMap { index in
      Self.part(of: lines, constant, in: cell(index))
    }
    return pieces.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, piece in
      guard let last = joined.last, piece.lowerBound <= last.upperBound + 1e-6 else {
        joined.append(piece)
        return
      }
      joined[joined.count - 1] = last.lowerBound...max(last.upperBound, piece.upperBound)
    }
  }
}
