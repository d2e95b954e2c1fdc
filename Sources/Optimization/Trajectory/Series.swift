/// What is asked of a quantity at every step, step 0 first.
extension BidirectionalCollection<Double> where Index == Int {
  /// The first step at which the quantity is below a threshold; nil if there is none.
  public func firstStep(below threshold: Double) -> Int? {
    firstIndex { $0 < threshold }.map { $0 - startIndex }
  }

  /// The step from which on the quantity stays below a threshold: one more than the last step at which
  /// it is not; nil if that is the last step of all.
  public func settledStep(below threshold: Double) -> Int? {
    let settled = (lastIndex { !($0 < threshold) }.map { $0 - startIndex } ?? -1) + 1
    return settled < count ? settled : nil
  }
}

extension [Double] {
  /// f(x_t) − f⋆ of losses; what rounding takes below zero is zero.
  public func gaps(to minimum: Double) -> [Double] { map { Swift.max(0, $0 - minimum) } }
}
