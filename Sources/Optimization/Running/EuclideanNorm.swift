import Elementary

/// ‖x‖₂; scaled where the squares would leave the range of a double. Infinite if a component is, and
/// none is NaN.
@inline(__always)
public func euclideanNorm(_ x: Span<Double>) -> Double {
  var sum = 0.0
  for i in 0..<x.count { sum += x[i] * x[i] }
  return isSafeSquare(sum) ? squareRoot(sum) : scaledNorm(x)
}

/// Whether a sum of squares has not left the range in which all digits of its terms count.
@inline(__always)
func isSafeSquare(_ sum: Double) -> Bool { sum >= 1e-290 && sum <= 1e290 }

/// The norm of a vector of which only the components are at hand, without memory of the heap.
func euclideanNorm(count: Int, _ component: (Int) -> Double) -> Double {
  withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { vector in
    for i in 0..<count { vector.initializeElement(at: i, to: component(i)) }
    return euclideanNorm(unsafe Span(_unsafeElements: UnsafeBufferPointer(vector)))
  }
}

private func scaledNorm(_ x: Span<Double>) -> Double {
  var largest = 0.0
  for i in 0..<x.count {
    if x[i].isNaN { return .nan }
    largest = max(largest, abs(x[i]))
  }
  if largest == 0 || largest == .infinity { return largest }
  var sum = 0.0
  for i in 0..<x.count { sum += (x[i] / largest) * (x[i] / largest) }
  return largest * squareRoot(sum)
}
