import Elementary

extension HeatmapMark {
  /// Lines of equal numbers with their levels: straight where the colors change evenly, and up to the
  /// edge of hatched cells.
  public var contours: ContourMark {
    let isLogarithmic = transform == .log10
    let numbers = cells.map { cell -> Double in
      guard case .value(let value) = cell, !isLogarithmic || value > 0 else { return .nan }
      return isLogarithmic ? decimalLogarithm(value) : value
    }
    let field = Field(x: x, y: y, z: numbers)
    var lines = ContourMark(
      field: Field(x: x, y: y, z: continued(numbers)), levels: .linear(count: 8))
    if isLogarithmic {
      let values = Field(x: x, y: y, z: numbers.map { power(10, $0) })
      lines.levels = .listed(
        Levels.logarithmic(count: 8).values(for: values).map(decimalLogarithm))
    } else {
      lines.levels = .listed(Levels.linear(count: 8).values(for: field))
    }
    lines.isLogarithmic = isLogarithmic
    lines.undefined = hatched
    lines.hasCasing = true
    return lines
  }

  /// The numbers, in a hatched cell the mean of those around it.
  private func continued(_ numbers: [Double]) -> [Double] {
    let (columns, rows) = (x.count, y.count)
    return numbers.indices.map { index in
      guard cells[index] == .diverged else { return numbers[index] }
      let (column, row) = (index % columns, index / columns)
      let around = (max(0, row - 1)...min(rows - 1, row + 1)).flatMap { row in
        (max(0, column - 1)...min(columns - 1, column + 1)).map { numbers[row * columns + $0] }
      }.filter(\.isFinite)
      return around.isEmpty ? .nan : around.reduce(0) { $0 + $1 / Double(around.count) }
    }
  }

  /// The outlines of the hatched cells, those of a row together.
  private var hatched: SuperlevelSet {
    let (left, bottom) = (
      CellEdges.around(x, on: transforms?.x), CellEdges.around(y, on: transforms?.y)
    )
    var rings: [Isoline] = []
    for row in y.indices {
      var column = 0
      while column < x.count {
        let start = column
        while column < x.count, cells[row * x.count + column] == .diverged { column += 1 }
        if start < column {
          let (a, b, c, d) = (left[start], left[column], bottom[row], bottom[row + 1])
          rings.append(Isoline(x: [a, b, b, a], y: [c, c, d, d], isClosed: true))
        }
        column += 1
      }
    }
    return SuperlevelSet(rings: rings)
  }
}
