import Elementary
import Formula
import Plot

/// How closely the function of a surface is sampled.
extension SurfaceSpec {
  /// The function of a surface, sampled.
  struct Sampling {
    let field: Field
    /// Cells along each side.
    let resolution: Int
    /// The height at a place.
    let height: (Double, Double) -> Double
    /// The heights worth showing of a function that grows beyond all bounds; else nil.
    let usual: ClosedRange<Double>?
    let jumps: FieldJumps
    /// Whether much more would have to be sampled.
    var isTooCoarse = false
    /// The field with a sample between any two, if the function may have creases.
    var details: Field?
  }

  /// Cells along each side, from what does for most functions to what a file can hold. Where logarithms
  /// make valleys deep it takes more from the start, and yet more would show little more.
  private var resolutions: [Int] { isLogarithmic ? [90] : [45, 90, 135] }

  /// The samples, as many as the function needs, if they are not too many.
  func sampling(x: ClosedRange<Double>, y: ClosedRange<Double>) -> Sampling {
    let resolutions = resolutions
    var index = 0
    while true {
      var sampling = sampling(x: x, y: y, resolution: resolutions[index])
      let range = heights.map(SurfaceSpec.shown(isLogarithmic)) ?? sampling.usual
      func roughness(_ part: Double) -> Double {
        guard let range = range ?? sampling.field.range else { return 0 }
        return sampling.field.roughness(beyond: part, of: range, jumps: sampling.jumps)
      }
      // A single crease is no reason to sample all more closely.
      let isRough = roughness(0.05) > 0.002
      if isRough, index + 1 < resolutions.count {
        index += 1
        continue
      }
      sampling.isTooCoarse = isRough && roughness(0.1) > 0.1
      if index == 0, plane.formula.mayHaveKinks {
        sampling.details = field(x: x, y: y, 2 * sampling.resolution, sampling.height)
      }
      return sampling
    }
  }

  private func sampling(
    x: ClosedRange<Double>, y: ClosedRange<Double>, resolution: Int
  ) -> Sampling {
    let height = heightFunction(x: x, y: y, resolution: resolution)
    let field = field(x: x, y: y, resolution, height)
    return Sampling(
      field: field, resolution: resolution, height: height, usual: field.boundedRange(of: height),
      jumps: FieldJumps(of: field, height))
  }

  /// Heights as they are drawn.
  static func shown(_ isLogarithmic: Bool) -> (ClosedRange<Double>) -> ClosedRange<Double> {
    { heights in
      isLogarithmic
        ? decimalLogarithm(heights.lowerBound)...decimalLogarithm(heights.upperBound) : heights
    }
  }

  private func field(
    x: ClosedRange<Double>, y: ClosedRange<Double>, _ resolution: Int,
    _ height: (Double, Double) -> Double
  ) -> Field {
    let columns = Plane.points(x, resolution + 1)
    let rows = Plane.points(y, resolution + 1)
    return Field(x: columns, y: rows, z: rows.flatMap { y in columns.map { x in height(x, y) } })
  }

  /// The height of the surface: the function, or the decimal logarithm of its mean around a place, for
  /// a valley may be deep between two samples. What is lower than the lowest that is shown lies
  /// there, so that a minimum of zero is a bottom and no hole; below zero there is no logarithm.
  private func heightFunction(
    x: ClosedRange<Double>, y: ClosedRange<Double>, resolution: Int
  ) -> (Double, Double) -> Double {
    guard isLogarithmic else { return plane.value }
    let part = 2.0 / 3 / Double(resolution)
    let step = (x: part * (x.upperBound - x.lowerBound), y: part * (y.upperBound - y.lowerBound))
    func mean(_ x: Double, _ y: Double) -> Double {
      let value = plane.value(x, y)
      guard value.isFinite else { return value }
      let around = [-1.0, 0, 1].flatMap { v in
        [-1.0, 0, 1].map { u in plane.value(x + u * step.x, y + v * step.y) }
      }.filter(\.isFinite)
      // What rounding leaves of a zero is no number below it.
      if value < 0, value < -1e-12 * around.reduce(0, { max($0, abs($1)) }) { return .nan }
      return around.reduce(0) { $0 + max($1, 0) / Double(around.count) }
    }
    let least =
      heights?.lowerBound
      ?? field(x: x, y: y, resolution, mean).z.filter { $0 > 0 && $0.isFinite }.min() ?? 1
    return { x, y in
      let value = mean(x, y)
      return value.isNaN ? .nan : decimalLogarithm(max(value, least))
    }
  }
}
