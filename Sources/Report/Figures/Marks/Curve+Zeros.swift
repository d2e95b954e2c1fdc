/// Where a curve goes to zero, which on a logarithmic axis is far below all that is shown.
extension Curve.Points {
  /// Whether some of the curve is positive, and some is not.
  var crossesZero: Bool {
    y.contains { $0 > 0 && $0.isFinite } && y.contains { $0 <= 0 && $0.isFinite }
  }

  /// The points with more of them where the curve goes to zero, down to a height.
  func descending(to floor: Double, along curve: Curve) -> Curve.Points {
    var points = self
    (points.x, points.y) = ([], [])
    for index in x.indices {
      if index > 0, x[index - 1] < x[index], y[index - 1].isFinite, y[index].isFinite,
        (y[index - 1] > 0) != (y[index] > 0)
      {
        let falls = y[index - 1] > 0
        let (top, bottom) = falls ? (index - 1, index) : (index, index - 1)
        let way = descent(from: x[top], toward: x[bottom], to: floor, along: curve)
        for place in falls ? way : way.reversed() { points.append(place.x, place.y) }
      }
      points.append(x[index], y[index])
    }
    return points
  }

  /// Ever smaller positive numbers of the curve on the way to a zero.
  private func descent(
    from start: Double, toward end: Double, to floor: Double, along curve: Curve
  ) -> [(x: Double, y: Double)] {
    var (inside, outside) = (start, end)
    var way: [(x: Double, y: Double)] = []
    while true {
      let middle = inside + 0.5 * (outside - inside)
      guard middle != inside, middle != outside else { return way }
      let value = curve.value(at: middle)
      if value > 0 {
        inside = middle
        way.append((middle, value))
        if value <= floor { return way }
      } else {
        outside = middle
      }
    }
  }
}
