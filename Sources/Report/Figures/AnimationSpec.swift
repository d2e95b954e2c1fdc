import Configuration
import Graphics

/// How a figure moves: step by step, or from one value of a sweep to the next.
public struct AnimationSpec: Hashable, Sendable {
  /// The name of what is swept; nil goes along the steps.
  var along: String?
  /// The step at which it ends; nil takes the last of all.
  var steps: Int?
  /// How many pictures there are, at most; one for each value of a sweep.
  private(set) var frames = 40
  /// How long it takes from the first picture to the last.
  public private(set) var seconds = 6.0
  /// How long the last picture stays.
  public private(set) var hold = 2.0
  /// How often it is shown; 0 for ever.
  public private(set) var loops = 0
  /// How many pages a document for slides has, at most.
  public private(set) var pages = 10

  /// All pictures may have this many pixels together, which takes some ten seconds.
  static let pixelLimit = 300_000_000

  /// Reads `animation`; nil if there is none, or after a mistake. A sweep counts as it is in the
  /// experiments that the figure shows.
  init?(
    _ fields: inout Fields, experiments: [Experiment], shown: Set<String>, size: Size,
    dotsPerInch: Double
  ) {
    let animation = fields.object(
      "animation", "an animation", about: "how the figure moves, in APNG and HTML files")
    guard var inner = animation else { return nil }
    let before = fields.problems.all.count
    let counts = AnimationSpec.sweeps(of: experiments)
    let choices = [(name: "step", value: String?.none)] + counts.map { ($0.name, $0.name) }
    inner.read(
      "along", into: &along, among: choices, about: "what goes on: \"step\", or what is swept")
    inner.read(
      "steps", into: &steps, upTo: Minimization.stepLimit, about: "the step at which it ends")
    inner.read("frames", into: &frames, in: 2...1000, about: "how many pictures at most")
    inner.read("seconds", into: &seconds, .within(0.1...600), about: "how long it takes")
    inner.read("hold", into: &hold, .within(0...60), about: "how long the last picture stays")
    inner.read("loops", into: &loops, in: 0...1000, about: "how often it is shown; 0 for ever")
    inner.read("pages", into: &pages, in: 2...200, about: "how many pages of slides at most")
    if let along {
      for key in ["steps", "frames"] where inner.has(key) {
        inner.report("an animation along \"\(along)\" has no \"\(key)\"", at: key)
      }
      let own = AnimationSpec.sweeps(of: experiments.filter { shown.contains($0.name) })
      if let sweep = own.first(where: { $0.name == along }) {
        frames = sweep.count
      } else if shown.isSubset(of: experiments.map(\.name)) {
        // An experiment that has mistakes may sweep anything.
        inner.report(
          "no mark of the figure shows a sweep of \"\(along)\"", at: "along",
          hints: own.isEmpty ? [] : ["swept: \(own.map(\.name).joined(separator: ", "))"])
      }
    }
    inner.finish()
    let pixels = [size.width, size.height].map { Int(($0 / 72 * dotsPerInch).rounded()) }
    if frames * pixels[0] * pixels[1] > AnimationSpec.pixelLimit {
      fields.report(
        "expected at most \(AnimationSpec.pixelLimit) pixels in all frames, found "
          + "\(frames) × \(pixels[0]) × \(pixels[1])", at: "animation",
        hints: ["fewer \"frames\", a smaller \"size\" or less \"dotsPerInch\""])
    }
    if fields.problems.all.count > before { return nil }
  }

  /// What is swept in any of some experiments, and how many values it has.
  private static func sweeps(of experiments: [Experiment]) -> [(name: String, count: Int)] {
    var sweeps: [(name: String, count: Int)] = []
    for parameter in experiments.flatMap(\.variants).flatMap(\.parameters) {
      if let index = sweeps.firstIndex(where: { $0.name == parameter.name }) {
        sweeps[index].count = max(sweeps[index].count, parameter.index + 1)
      } else {
        sweeps.append((parameter.name, parameter.index + 1))
      }
    }
    return sweeps
  }

  /// The last step of each picture, from the start to the end of the longest run.
  func stops(lastStep: Int) -> [Int] {
    let last = min(lastStep, steps ?? lastStep)
    let count = min(frames, last + 1)
    guard count > 1 else { return [last] }
    return (0..<count).map { ($0 * last + (count - 1) / 2) / (count - 1) }
  }

  /// The places of the pictures that become pages: evenly spread, the first and the last among
  /// them.
  public func pages(of count: Int) -> [Int] {
    let pages = min(pages, count)
    guard pages > 1 else { return count > 0 ? [count - 1] : [] }
    return (0..<pages).map { ($0 * (count - 1) + (pages - 1) / 2) / (pages - 1) }
  }
}

extension Node {
  /// The experiments that the marks in panels name, as far as their names are words.
  var namedExperiments: Set<String> {
    switch value {
    case .array(let nodes): return nodes.reduce(into: []) { $0.formUnion($1.namedExperiments) }
    case .object(let members):
      return members.reduce(into: []) { names, member in
        if member.key == "of", case .string(let name) = member.value.value { names.insert(name) }
        names.formUnion(member.value.namedExperiments)
      }
    default: return []
    }
  }
}
