import Plot

extension PanelDescription {
  /// Whether axes with these ranges show more of a field than its bands are made for.
  func widensBands(to ranges: PanelRanges) -> Bool {
    func exceeds(_ shown: ClosedRange<Double>, _ field: ClosedRange<Double>?) -> Bool {
      field.map { shown.lowerBound < $0.lowerBound || shown.upperBound > $0.upperBound } ?? false
    }
    return panel.marks.contains { mark in
      mark is DeferredMark && mark.isGround
        && (exceeds(ranges.x, mark.extent.x) || exceeds(ranges.y, mark.extent.y))
    }
  }
}
