/// A rule in which coordinates meet only through shared scalars: written for one coordinate.
public protocol ElementwiseOptimizer: Optimizer where State == ElementwiseState<Slot, Shared> {
  /// Memory per coordinate; Adam's holds m and v.
  associatedtype Slot: BitwiseCopyable & Sendable
  /// Memory per run; Adam's holds the powers β₁ᵗ and β₂ᵗ.
  associatedtype Shared: Sendable = Void
  /// The memory of a coordinate before the first step.
  var initialSlot: Slot { get }
  /// The memory of the run before the first step.
  var initialShared: Shared { get }
  /// Updates the shared memory, once a step, before `delta` sees it.
  func prepare(_ shared: inout Shared)
  /// x_t − x_{t+1} for one coordinate with gradient `g`.
  func delta(_ g: Double, slot: inout Slot, shared: Shared, learningRate: Double) -> Double
  /// Applies `delta` to one coordinate of many runs of this rule, each with a learning rate of its
  /// own; false, and nothing done, if the rule knows no faster way than one by one.
  ///
  /// Only for rules that no gradient that is not finite leaves with an iterate that is: nobody looks
  /// at the gradients.
  func advance(_ lanes: CoordinateLanes<Slot>, shared: Shared) -> Bool
  /// What can be shown of the memory of one coordinate after a step.
  static var slotQuantities: [SlotQuantity<Self>] { get }
}

/// One coordinate of many runs side by side; all pointers lead to `count` numbers.
public struct CoordinateLanes<Slot> {
  /// x_i of every run, which the step is taken from.
  public let x: UnsafeMutablePointer<Double>
  /// g_i of every run.
  public let gradient: UnsafePointer<Double>
  /// The memory of the coordinate in every run.
  public let slots: UnsafeMutablePointer<Slot>
  /// η of every run.
  public let learningRates: UnsafePointer<Double>
  /// How many runs there are.
  public let count: Int
}

/// The state of an elementwise rule: a slot per coordinate and what they share.
public struct ElementwiseState<Slot: BitwiseCopyable & Sendable, Shared: Sendable>: Sendable {
  /// Of length n.
  let slots: SlotMemory<Slot>
  /// One for all coordinates.
  public internal(set) var shared: Shared
}

/// The slots of one run, one per coordinate: memory that only the state of the run holds, so that no
/// step has to ask whether somebody else does.
final class SlotMemory<Slot: BitwiseCopyable & Sendable>: @unchecked Sendable {
  let start: UnsafeMutablePointer<Slot>
  let count: Int

  init(repeating slot: Slot, count: Int) {
    start = .allocate(capacity: count)
    start.initialize(repeating: slot, count: count)
    self.count = count
  }

  deinit { start.deallocate() }
}

/// A named quantity of a slot, as a table or a figure shows it.
public struct SlotQuantity<Rule: ElementwiseOptimizer>: Sendable {
  /// Reads the quantity after a step with the learning rate η.
  public typealias Reading =
    @Sendable (Rule, Rule.Slot, Rule.Shared, _ learningRate: Double) -> Double
  let name: String
  let symbol: String
  let value: Reading

  /// Declares a quantity with its name, its TeX symbol and how it is read.
  public init(_ name: String, _ symbol: String, _ value: @escaping Reading) {
    self.name = name
    self.symbol = symbol
    self.value = value
  }

  /// What the gradient, or what stands for it, is multiplied by in the step.
  static func effectiveRate(_ value: @escaping Reading) -> SlotQuantity {
    SlotQuantity("effectiveRate", "\\eta_{\\text{eff}}", value)
  }
}

extension ElementwiseOptimizer where Shared == Void {
  /// Nothing is shared.
  public var initialShared: Void { () }
  /// Nothing is shared.
  public func prepare(_ shared: inout Void) {}
}

extension ElementwiseOptimizer {
  /// There is no faster way.
  public func advance(_ lanes: CoordinateLanes<Slot>, shared: Shared) -> Bool { false }

  /// Every coordinate starts with the initial slot.
  public func initialState(dimension: Int) -> State {
    State(slots: SlotMemory(repeating: initialSlot, count: dimension), shared: initialShared)
  }

  /// Applies `delta` to every coordinate.
  public func advance(
    _ x: inout MutableSpan<Double>, gradient: Span<Double>, state: inout State, step: Step,
    oracle: inout Oracle
  ) {
    prepare(&state.shared)
    let shared = state.shared
    let count = x.count
    precondition(
      gradient.count == count && state.slots.count == count,
      "\(gradient.count) gradients and \(state.slots.count) slots for \(count) coordinates")
    let slots = state.slots.start
    let rate = step.learningRate
    // The only unchecked loops of the package: checks cost a factor of two here. For two
    // coordinates a loop made for many takes twice the instructions.
    if count == 2 {
      unsafe x[unchecked: 0] -= delta(
        gradient[unchecked: 0], slot: &slots[0], shared: shared, learningRate: rate)
      unsafe x[unchecked: 1] -= delta(
        gradient[unchecked: 1], slot: &slots[1], shared: shared, learningRate: rate)
      return
    }
    for i in 0..<count {
      unsafe x[unchecked: i] -= delta(
        gradient[unchecked: i], slot: &slots[i], shared: shared, learningRate: rate)
    }
  }

  /// Reads every quantity off every slot.
  public func readings(of state: State, learningRate: Double) -> [StateColumn] {
    Self.slotQuantities.map { quantity in
      StateColumn(
        name: quantity.name, symbol: quantity.symbol,
        values: (0..<state.slots.count).map {
          quantity.value(self, state.slots.start[$0], state.shared, learningRate)
        })
    }
  }
}
