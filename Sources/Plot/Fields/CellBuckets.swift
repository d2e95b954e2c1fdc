/// The cells of a field that each level crosses, found in one pass over the field.
///
/// A cell with a corner that is not finite is masked. Corners and edges of a cell:
///
///     8 ──N── 4
///     │       │
///     W       E        edge numbers: S, N: j·nx + i     (n = nx·ny)
///     │       │                      W, E: n + j·nx + i
///     1 ──S── 2
struct CellBuckets {
  let field: Field
  /// Ascending.
  let levels: [Double]
  /// Index of the lower left corner of each crossed cell, row by row, for each level.
  private(set) var cells: [[Int]]
  /// The cells through which the function jumps, which are none of these.
  let cuts: CutCells

  init(_ field: Field, levels: [Double], jumps: FieldJumps = FieldJumps()) {
    self.field = field
    self.levels = levels
    cuts = CutCells(field, jumps)
    cells = Array(repeating: [], count: levels.count)
    guard field.x.count > 1, field.y.count > 1 else { return }
    let nx = field.x.count
    var upper = ranks(ofRow: 0)
    for row in 0..<(field.y.count - 1) {
      let lower = upper
      upper = ranks(ofRow: row + 1)
      var (least, greatest) = (min(lower[0], upper[0]), max(lower[0], upper[0]))
      for column in 1..<nx {
        let (last, highest) = (least, greatest)
        let (a, b) = (lower[column], upper[column])
        (least, greatest) = (min(a, b), max(a, b))
        // The level crosses if a corner is above (z > level) and a corner is not.
        let (low, high) = (min(last, least), max(highest, greatest))
        guard low < high, low >= 0 else { continue }
        if !cuts.isCut.isEmpty, cuts.isCut[row * nx + column - 1] { continue }
        for level in low..<high { cells[level].append(row * nx + column - 1) }
      }
    }
  }

  /// How many levels lie below each sample of a row; −1 where it is not finite.
  private func ranks(ofRow row: Int) -> [Int] {
    let samples = field.z.span.extracting(row * field.x.count..<(row + 1) * field.x.count)
    let levels = levels.span
    // From one sample to the next few levels are crossed, mostly none.
    var rank = 0
    var ranks = Array(repeating: -1, count: samples.count)
    for column in samples.indices where samples[column].isFinite {
      let sample = samples[column]
      while rank < levels.count, levels[rank] < sample { rank += 1 }
      while rank > 0, levels[rank - 1] >= sample { rank -= 1 }
      ranks[column] = rank
    }
    return ranks
  }

  /// The directed pieces of the isoline, as edge numbers and nodes of ``CutCells``; what is above lies
  /// on their left. Jumps are followed, or only cliffs.
  func segments(at level: Int, onlyCliffs: Bool) -> [(from: Int, to: Int)] {
    let (z, nx, n) = (field.z, field.x.count, field.z.count)
    let value = levels[level]
    var segments = cuts.segments(at: value, onlyCliffs: onlyCliffs)
    segments.reserveCapacity(segments.count + cells[level].count + 4)
    for corner in cells[level] {
      let (a, b, c, d) = (z[corner], z[corner + 1], z[corner + nx + 1], z[corner + nx])
      let (south, north, west, east) = (corner, corner + nx, n + corner, n + corner + 1)
      let mask =
        (a > value ? 1 : 0) | (b > value ? 2 : 0) | (c > value ? 4 : 0) | (d > value ? 8 : 0)
      switch mask {
      case 1: segments.append((south, west))
      case 2: segments.append((east, south))
      case 3: segments.append((east, west))
      case 4: segments.append((north, east))
      case 6: segments.append((north, south))
      case 7: segments.append((north, west))
      case 8: segments.append((west, north))
      case 9: segments.append((south, north))
      case 11: segments.append((east, north))
      case 12: segments.append((west, east))
      case 13: segments.append((south, east))
      case 14: segments.append((west, south))
      // Saddle: two opposite corners are above. If the mean of the four is above too, the corners
      // below are cut off (left), otherwise those above (right). Always choosing one side would
      // make the isolines of a symmetric function asymmetric.
      //
      //     0───┬───1         0───┬───1
      //     │ ╱     │         │     ╲ │
      //     ├       ┤         ├       ┤
      //     │     ╱ │         │ ╲     │
      //     1───┴───0         1───┴───0
      case 5:
        let isAbove = 0.25 * a + 0.25 * b + 0.25 * c + 0.25 * d > value
        segments += isAbove ? [(south, east), (north, west)] : [(south, west), (north, east)]
      case 10:
        let isAbove = 0.25 * a + 0.25 * b + 0.25 * c + 0.25 * d > value
        segments += isAbove ? [(west, south), (east, north)] : [(east, south), (west, north)]
      default: break
      }
    }
    return segments
  }

  /// Where a level crosses an edge: linear between the two samples, or as far as a jump.
  func crossing(_ edge: Int, at level: Double) -> (x: Double, y: Double) {
    if !cuts.isCut.isEmpty, let place = cuts.place(edge, at: level) { return place }
    let (nx, n) = (field.x.count, field.z.count)
    let isVertical = edge >= n
    let start = isVertical ? edge - n : edge
    let end = start + (isVertical ? nx : 1)
    // Halves, because the difference of two doubles may overflow.
    let low = 0.5 * field.z[start]
    let t = (0.5 * level - low) / (0.5 * field.z[end] - low)
    let (x, y) = (field.x[start % nx], field.y[start / nx])
    return isVertical
      ? (x, y + t * (field.y[start / nx + 1] - y)) : (x + t * (field.x[start % nx + 1] - x), y)
  }
}
