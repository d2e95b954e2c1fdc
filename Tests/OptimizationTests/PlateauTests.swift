import Elementary
import Testing

@testable import Optimization

@Suite("Reducing on plateaus")
struct PlateauTests {
  /// The values at the steps 0, 1, …, with f(x_t) told before step t.
  static func values(
    _ convention: Convention, _ more: [String: ScheduleArgument], losses: [Double]
  ) throws -> [Double] {
    let usual: [String: ScheduleArgument] = [
      "initial": .number(1), "factor": .number(0.5), "patience": .count(3),
    ]
    var schedule = try schedule("reduceOnPlateau", convention, usual.merging(more) { $1 })
    return losses.enumerated().map { step, loss in
      schedule.observe(loss, at: step)
      return schedule.value(at: step)
    }
  }

  /// The steps at which the value is lower than before.
  static func drops(
    _ convention: Convention, _ more: [String: ScheduleArgument] = [:], losses: [Double]
  ) throws -> [Int] {
    let found = try values(convention, more, losses: losses)
    return found.indices.dropFirst().filter { found[$0] < found[$0 - 1] }
  }

  static let constant = Array(repeating: 7.0, count: 14)

  /// More than three losses that are no better, in PyTorch; three in Optax, which also knows the
  /// loss of the start.
  @Test func aConstantLossIsAPlateau() throws {
    #expect(try Self.drops(.torch, losses: Self.constant) == [5, 9, 13])
    #expect(try Self.drops(.optax, losses: Self.constant) == [3, 6, 9, 12])
  }

  @Test func aFallingLossIsNone() throws {
    let falling = (0..<50).map { 100 - Double($0) }
    #expect(try Self.drops(.torch, losses: falling) == [])
    #expect(try Self.drops(.optax, losses: falling) == [])
  }

  /// The losses of the cooldown do not count.
  @Test func aCooldownPutsOffTheNext() throws {
    #expect(try Self.drops(.torch, ["cooldown": .count(2)], losses: Self.constant) == [5, 11])
    #expect(try Self.drops(.optax, ["cooldown": .count(2)], losses: Self.constant) == [3, 8, 13])
  }

  /// A loss that falls by half a percent is better with a threshold of a thousandth; with one of a
  /// hundredth only every third is.
  @Test(arguments: [(0.001, 1, []), (0.01, 1, [3, 6, 9, 12]), (0.01, 2, [])])
  func thresholdsSayWhatIsBetter(_ threshold: Double, _ patience: Int, _ expected: [Int]) throws {
    let losses = (0..<14).map { power(0.995, Double($0)) }
    let more: [String: ScheduleArgument] = [
      "patience": .count(patience), "relativeThreshold": .number(threshold),
    ]
    #expect(try Self.drops(.torch, more, losses: losses) == expected)
  }

  /// An absolute threshold works where the loss is negative.
  @Test func anAbsoluteThresholdTakesNegativeLosses() throws {
    let absolute: [String: ScheduleArgument] = [
      "relativeThreshold": .number(0), "absoluteThreshold": .number(0.5),
    ]
    let falling = (0..<14).map { -1 - Double($0) }
    #expect(try Self.drops(.torch, absolute, losses: falling) == [])
    let slowly = (0..<14).map { -1 - 0.01 * Double($0) }
    #expect(try Self.drops(.torch, absolute, losses: slowly) == [5, 9, 13])
  }

  /// The value stays at the minimum, and a reduction that is too small is left out.
  @Test func thereIsALowestValue() throws {
    let floor: [String: ScheduleArgument] = ["patience": .count(0), "minimum": .number(0.3)]
    #expect(
      try Self.values(.torch, floor, losses: Self.constant)[1...5] == [1, 0.5, 0.3, 0.3, 0.3])
    let coarse: [String: ScheduleArgument] = [
      "patience": .count(0), "smallestChange": .number(0.2),
    ]
    #expect(
      try Self.values(.torch, coarse, losses: Self.constant)[1...5] == [1, 0.5, 0.25, 0.25, 0.25])
  }

  /// In Optax the mean of some losses counts as one.
  @Test func lossesAreAveraged() throws {
    let noisy = (0..<14).map { $0 % 2 == 0 ? 10.0 : 4 }
    let pairs: [String: ScheduleArgument] = ["accumulation": .count(2), "patience": .count(2)]
    // The means are 7, 7, …: the second and third after the first are no better.
    #expect(try Self.drops(.optax, pairs, losses: noisy) == [5, 9, 13])
  }

  /// A schedule inside another is told the losses of its own steps only.
  @Test func onlyTheScheduleWhoseTurnItIsListens() throws {
    let plateau = try schedule(
      "reduceOnPlateau", .torch,
      ["initial": .number(1), "factor": .number(0.5), "patience": .count(3)])
    var sequence = ScheduleSequence()
    sequence.schedules = [ConstantSchedule(1), plateau]
    sequence.boundaries = [4]
    var warmup = Warmup()
    warmup.steps = 4
    warmup.then = plateau
    var product = ScheduleProduct()
    product.schedules = [plateau]
    func drops(_ schedule: any Schedule) -> [Int] {
      var schedule = schedule
      var last = 0.0
      return (0..<14).filter { step in
        schedule.observe(7, at: step)
        defer { last = schedule.value(at: step) }
        return schedule.value(at: step) < last
      }
    }
    #expect(drops(plateau) == [5, 9, 13])
    #expect(drops(sequence) == [9, 13])
    #expect(drops(warmup) == [9, 13])
    #expect(drops(product) == [5, 9, 13])
  }
}
