/// Poles across which a field changes its sign, as 1/x does: no isoline runs there.
extension Field {
  /// The field without the samples beside its poles, nil if there is none; and the part of it in
  /// which all but the steepest tenth lies, for toward a pole levels crowd.
  var besidePoles: (field: Field, usual: Field)? {
    guard let range, range.lowerBound < 0, range.upperBound >= 0 else { return nil }
    var isPole = Array(repeating: false, count: z.count)
    for row in y.indices { markPoles(from: row * x.count, by: 1, count: x.count, in: &isPole) }
    for column in x.indices { markPoles(from: column, by: x.count, count: y.count, in: &isPole) }
    guard isPole.contains(true) else { return nil }
    let field = Field(x: x, y: y, z: zip(z, isPole).map { $1 ? .nan : $0 })
    guard let low = field.quantile(0.05, where: { _ in true }),
      let high = field.quantile(0.95, where: { _ in true })
    else { return (field, field) }
    let usual = Field(x: x, y: y, z: field.z.map { $0 >= low && $0 <= high ? $0 : .nan })
    return (field, usual)
  }

  /// Marks the samples of a line of the grid between which there is a pole.
  private func markPoles(
    from start: Int, by stride: Int, count: Int, in isPole: inout [Bool]
  ) {
    guard count > 5 else { return }
    for index in 2..<count - 3 {
      let place = start + index * stride
      guard (z[place] < 0) != (z[place + stride] < 0), grows(toward: place, from: -stride),
        grows(toward: place + stride, from: stride)
      else { continue }
      isPole[place] = true
      isPole[place + stride] = true
    }
  }

  /// Whether numbers of one sign grow ever faster over three samples.
  private func grows(toward place: Int, from step: Int) -> Bool {
    let (a, b, c) = (z[place + 2 * step], z[place + step], z[place])
    guard (a < 0) == (c < 0), (b < 0) == (c < 0) else { return false }
    return abs(b) > abs(a) && abs(c) - abs(b) > abs(b) - abs(a)
  }
}
