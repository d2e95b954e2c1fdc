/// Whether samples are close enough to show what is between them.
extension Field {
  /// Which part of the samples lies off the middle between its neighbors by more than a part of a
  /// range, along a line of the grid; those beyond the range and beside jumps do not count.
  public func roughness(
    beyond part: Double, of range: ClosedRange<Double>, jumps: FieldJumps
  ) -> Double {
    let (nx, count) = (x.count, z.count)
    let limit = part * range.upperBound - part * range.lowerBound
    let hasJumps = !jumps.edges.isEmpty
    var (roughCount, all) = (0, 0)
    func visit(_ place: Int, by stride: Int, edges: Int) {
      let (before, here, after) = (z[place - stride], z[place], z[place + stride])
      guard range.contains(before), range.contains(here), range.contains(after) else { return }
      if hasJumps, jumps.edges[edges + place] != nil || jumps.edges[edges + place - stride] != nil {
        return
      }
      all += 1
      if abs(here - 0.5 * before - 0.5 * after) > limit { roughCount += 1 }
    }
    for row in y.indices {
      for column in x.indices {
        let place = row * nx + column
        if column > 0, column + 1 < nx { visit(place, by: 1, edges: 0) }
        if row > 0, row + 1 < y.count { visit(place, by: nx, edges: count) }
      }
    }
    return all == 0 ? 0 : Double(roughCount) / Double(all)
  }
}
