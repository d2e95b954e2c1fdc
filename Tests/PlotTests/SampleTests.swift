import Elementary
import Graphics
import Testing
import Typesetting

@testable import Plot

@Suite struct BinsTests {
  /// Freedman and Diaconis: 0, ½, …, 499½ has IQR 249.75, so that h = 49.95 and ten bins cover it.
  @Test func widthIsThatOfFreedmanAndDiaconis() {
    let bins = Bins([(0..<1000).map { 0.5 * Double($0) }], transform: .linear)
    #expect(bins.counts.count == 10)
    #expect(bins.edges.first == 0 && bins.edges.last == 499.5)
    #expect(bins.counts.allSatisfy { $0 == 100 })
  }

  /// Bins of steps hold as many steps each, and end between two of them.
  @Test(arguments: [(0..<1000, 10), (28..<52, 6), (3..<5, 2)])
  func binsOfCountsEndBetweenCounts(_ range: Range<Int>, _ count: Int) {
    let bins = Bins([range.map(Double.init)], transform: .linear)
    #expect(bins.edges.first == Double(range.lowerBound) - 0.5)
    #expect(bins.edges.allSatisfy { abs($0 - $0.rounded(.down)) == 0.5 })
    #expect(bins.counts.reduce(0, +) == range.count)
    #expect(Set(bins.counts.dropLast()).count == 1)
  }

  @Test func everyNumberIsInOneBin() {
    var random = Noise(state: 3)
    for transform in [Scale.Transform.linear, .log10, .symlog(threshold: 0.1)] {
      for count in [nil, 1, 7, 500] {
        let values = (0..<300).map { _ in random.next() }
        let bins = Bins([values], transform: transform, count: count)
        #expect(bins.counts.reduce(0, +) == 300)
        #expect(count == nil || bins.counts.count == count)
        #expect(zip(bins.edges, bins.edges.dropFirst()).allSatisfy { $0 < $1 })
      }
    }
  }

  /// On a logarithmic axis the ends of bins are evenly spaced powers.
  @Test func binsAreEvenAsTheAxisShowsThem() {
    let bins = Bins([[1, 10, 100, 1000]], transform: .log10, count: 3)
    for (edge, power) in zip(bins.edges, [1.0, 10, 100, 1000]) {
      #expect(abs(edge / power - 1) < 1e-12)
    }
  }

  @Test(arguments: [
    ([], 0), ([.nan, .infinity], 0), ([3], 1), ([3, 3, 3], 3), ([0], 1), ([1e308, -1e308], 2),
    ([.leastNonzeroMagnitude, .leastNonzeroMagnitude], 2), ([0, 0, 0, 0, 1], 5),
    ([Double.greatestFiniteMagnitude], 1),
  ])
  func anyNumbersHaveBins(_ values: [Double], _ count: Int) {
    let bins = Bins([values], transform: .linear)
    #expect(bins.counts.reduce(0, +) == count)
  }

  /// A few numbers far out do not make thousands of bins.
  @Test func binsAreFew() {
    let values = (0..<1000).map { Double($0) * 1e-6 } + [1]
    #expect(Bins([values], transform: .linear).counts.count <= Bins.mostFound)
  }
}

@Suite struct DensityTests {
  /// Silverman's rule for 1, …, 9: s = √7.5 is above IQR / 1.34 = 4 / 1.34.
  @Test func bandwidthIsThatOfSilverman() {
    let wanted = 0.9 * min(squareRoot(7.5), 4 / 1.34) * power(9, -0.2)
    #expect(abs(Density.bandwidth(of: (1...9).map(Double.init)) - wanted) < 1e-12)
  }

  /// The curve is the mean of the bells, computed one by one.
  @Test func valuesAreTheMeanOfBells() {
    var random = Noise(state: 5)
    let sample = (0..<40).map { _ in random.next() }.sorted()
    let density = Density(sample)
    let h = Density.bandwidth(of: sample)
    for (place, value) in zip(density.places, density.values) {
      let bells = sample.map { exponential(-0.5 * (place - $0) * (place - $0) / (h * h)) }
      let wanted = bells.reduce(0, +) / (40 * h * squareRoot(2 * .pi))
      #expect(abs(value - wanted) < 1e-3 * wanted)
    }
  }

  @Test func densityEndsWithTheData() {
    let density = Density([0.2, 0.3, 0.9, 2.5])
    #expect(density.places.first == 0.2 && density.places.last == 2.5)
  }

  @Test(arguments: [
    [], [1], [1, 1, 1], [-1e308, 1e308], [0, .leastNonzeroMagnitude], [1, 1, 1, 1, 1, 1, 2],
  ])
  func anyNumbersHaveADensityOrNone(_ values: [Double]) {
    #expect(Density(values).values.allSatisfy { $0.isFinite && $0 >= 0 })
  }
}

@Suite struct DistributionTests {
  private let style = Theme().cycle[0]

  private func scene(
    _ values: [Double], _ shape: DistributionMark.Shape, _ transform: Scale.Transform = .linear,
    _ direction: BarMark.Direction = .horizontal
  ) -> Scene {
    var panel = Panel()
    (panel.x.transform, panel.y.transform) = (transform, transform)
    let group = DistributionMark.Group(Category("lane"), values: values, style: style)
    panel.marks = [DistributionMark([group], shape: shape, direction: direction)]
    return Figure(rows: [PanelRow([panel])]).scene(measuring: FixedPitchMeasurer())
  }

  /// The median of a strip is under its dots, and longer than they are wide.
  @Test func medianHidesNoDots() throws {
    let values = [1.0, 1, 1, 2, 2, 2, 2, 3, 3, 3]
    var frame = squareFrame(x: 0...4, y: 0...1)
    let group = DistributionMark.Group(Category("lane"), values: values, style: Theme().cycle[0])
    frame.categoriesY = [group.category]
    let items = flattened(DistributionMark([group], shape: .strip).draw(in: frame))
    guard case .path(let line, nil, .some)? = items.first,
      case .path(let dots, .some, nil)? = items.last
    else { return #expect(Bool(false), "\(items)") }
    let (bar, cloud) = (try #require(line.bounds), try #require(dots.bounds))
    #expect(items.count == 2)
    #expect(bar.minY < cloud.minY && bar.maxY > cloud.maxY)
  }

  static let shapes = [DistributionMark.Shape.violin, .strip, .box]

  @Test(
    arguments: shapes,
    [
      [], [.nan], [.infinity, 1], [0], [1, 1, 1, 1, 1, 1], [1e308, -1e308, 0, 1, 2, 3],
      [0, 1e-300, 1, 2, 3, 4, 1e300],
    ])
  func anyNumbersMakeAPicture(_ shape: DistributionMark.Shape, _ values: [Double]) {
    for transform in [Scale.Transform.linear, .log10, .symlog(threshold: 1)] {
      for direction in [BarMark.Direction.horizontal, .vertical] {
        #expect(SceneQuery.isFinite(scene(values, shape, transform, direction)))
      }
    }
  }

  /// What lies at infinity has no place among the others, but is counted.
  @Test(arguments: shapes)
  func lostRunsAreCounted(_ shape: DistributionMark.Shape) {
    let texts = SceneQuery.texts(scene([1, 2, 3, 4, 5, .infinity, .infinity], shape)).map(\.text)
    #expect(texts.contains("2 diverge"))
  }

  /// No shape says anything of what lies beyond the least and the greatest number.
  @Test(arguments: shapes)
  func shapesEndWithTheData(_ shape: DistributionMark.Shape) throws {
    let names = [Category("lane")]
    var frame = squareFrame(x: 0...100, y: -0.5...0.5)
    frame.categoriesY = names
    var random = Noise(state: 11)
    let values = (0..<200).map { _ in 30 + 40 * random.next() }
    let mark = DistributionMark(
      [DistributionMark.Group(names[0], values: values, style: style)], shape: shape)
    let bounds = try #require(SceneQuery.bounds(mark.draw(in: frame)))
    // A dot reaches beyond its place by its radius.
    let least = frame.x(values.min() ?? 0) - 1.8
    let greatest = frame.x(values.max() ?? 0) + 1.8
    #expect(bounds.minX >= least && bounds.maxX <= greatest)
  }

  /// How many diverge is said where no shape lies: at the far end, at the near one, or above.
  @Test(arguments: [(0.0, 50.0), (50, 100), (0, 100)])
  func whatDivergesIsCountedBesideTheShape(_ low: Double, _ high: Double) throws {
    let names = [Category("lane")]
    var frame = squareFrame(x: 0...100, y: -0.5...0.5)
    frame.categoriesY = names
    let values = (0...20).map { low + (high - low) * Double($0) / 20 } + [.infinity]
    let mark = DistributionMark(
      [DistributionMark.Group(names[0], values: values, style: style)], shape: .box)
    let request = try #require(mark.labels(in: frame).first)
    let place = try #require(request.candidates.first)
    let text = request.label.bounds(at: place.position, place.horizontal, place.vertical)
    let shape = try #require(SceneQuery.bounds(mark.draw(in: frame)))
    #expect(!text.intersects(shape), "\(text) \(shape)")
  }

  /// A million runs in a strip are a bounded number of dots, the extremes among them.
  @Test func stripsAreBounded() {
    let names = [Category("lane")]
    var frame = squareFrame(x: 0...1, y: -0.5...0.5)
    frame.categoriesY = names
    let values = (0...100_000).map { Double($0) / 100_000 }
    let mark = DistributionMark(
      [DistributionMark.Group(names[0], values: values, style: style)], shape: .strip)
    let bounds = SceneQuery.bounds(mark.draw(in: frame))
    #expect(abs((bounds?.minX ?? 0) - frame.x(0)) < 1)
    #expect(abs((bounds?.maxX ?? 0) - frame.x(1)) < 1)
  }
}

@Suite struct HistogramTests {
  private func marks(
    _ samples: [[Double]], _ measure: HistogramMark.Measure, _ transform: Scale.Transform = .linear
  ) -> [HistogramMark] {
    HistogramMark.marks(
      of: samples, transform: transform, count: 4, measure: measure,
      styles: samples.indices.map { Theme().cycle[$0] }, names: samples.indices.map { "\($0)" })
  }

  @Test func countsAddUp() {
    let marks = marks([[0, 1, 2, 3, 4], [0, 4, .infinity]], .count)
    #expect(marks[0].heights == [1, 1, 1, 2])
    #expect(marks[1].heights == [1, 0, 0, 1])
    #expect(marks[0].edges == marks[1].edges)
  }

  /// The area under a density is the part of the numbers that have a place.
  @Test func densitiesIntegrateToTheirPart() {
    for (mark, part) in zip(marks([[0, 1, 2, 3, 4], [0, 2, 4, .infinity]], .density), [1, 0.75]) {
      #expect(abs(mark.heights.reduce(0, +) * 1 - part) < 1e-12)
    }
  }

  @Test(arguments: [[], [.nan], [1], [0, 0], [-1, 1e300], [1e308, -1e308]])
  func anyNumbersMakeAPicture(_ values: [Double]) {
    for transform in [Scale.Transform.linear, .log10, .symlog(threshold: 1)] {
      var panel = Panel()
      (panel.x.transform, panel.y.transform) = (transform, transform)
      panel.marks = marks([values], .density, transform)
      let scene = Figure(rows: [PanelRow([panel])]).scene(measuring: FixedPitchMeasurer())
      #expect(SceneQuery.isFinite(scene))
    }
  }
}
