import Elementary

/// Straight-line code over registers, computing some nodes of an expression.
///
/// The register file holds the constants, then the variables, then what the instructions compute.
/// A register is used again as soon as its value is no longer needed, so it stays small.
///
/// What does not depend on the first variable comes first, so that a row of points that differ in
/// nothing else computes it once. A sum whose terms are products is one instruction with them:
/// the bits are the same, the loop over instructions is shorter.
///
/// > A. V. Aho, M. S. Lam, R. Sethi, J. D. Ullman. *Compilers: Principles, Techniques, and Tools*,
/// > 2nd ed., Addison-Wesley (2006), 8.8 and 8.9.
struct Program: Sendable {
  /// What an instruction does with the registers that it names.
  struct Instruction: Sendable {
    var operation: Operation
    var output: UInt32 = 0
    var first: UInt32 = 0
    var second: UInt32 = 0
    var third: UInt32 = 0
    var fourth: UInt32 = 0
  }

  private(set) var constants: [Double] = []
  let variableCount: Int
  private(set) var instructions: [Instruction] = []
  /// The instructions as the loop over arithmetic takes them, with one more at the end that stops it.
  let code: [ArithmeticInstruction]
  /// Whether that loop is all that runs.
  let isArithmetic: Bool
  /// The same for those that do not depend on the first variable.
  let invariantCode: [ArithmeticInstruction]
  /// How many of the instructions do not depend on the first variable; they come first.
  private(set) var invariantCount = 0
  private(set) var registerCount = 0
  /// The registers of the results.
  private(set) var outputs: [Int] = []

  /// Code for `roots`, in which the nodes `leaves` are the variables.
  init(computing roots: [Int], of expression: Expression, leaves: [Int]) {
    variableCount = leaves.count
    let selection = InstructionSelection(computing: roots, of: expression, leaves: leaves)
    var registers: [Int?] = Array(repeating: nil, count: expression.nodes.count)
    for index in expression.nodes.indices where selection.isNeeded[index] {
      guard let value = expression[index].constant else { continue }
      registers[index] = constants.count
      constants.append(value)
    }
    for (position, leaf) in leaves.enumerated() { registers[leaf] = constants.count + position }
    let firstComputed = constants.count + leaves.count
    registerCount = max(1, firstComputed)
    invariantCount = selection.invariantCount

    let lastUses = selection.lastUses(roots: roots, count: expression.nodes.count)
    var free: [Int] = []
    for (place, index) in selection.schedule.enumerated() {
      let term = selection.terms[index]
      let sources = term.operands.map { registers[$0] ?? 0 }
      for (position, operand) in term.operands.enumerated()
      where lastUses[operand] == place && sources[position] >= firstComputed
        && term.operands.firstIndex(of: operand) == position
      {
        free.append(sources[position])
      }
      let output = free.popLast() ?? registerCount
      registerCount = max(registerCount, output + 1)
      registers[index] = output
      instructions.append(Instruction(term.operation, sources, output: output))
    }
    outputs = roots.map { registers[$0] ?? 0 }
    let stop = ArithmeticInstruction()
    code = instructions.map(\.arithmetic) + [stop]
    isArithmetic = code.dropLast().allSatisfy { $0.operation != stop.operation }
    invariantCode = code.prefix(invariantCount) + [stop]
  }
}

extension Program.Instruction {
  /// What the loop over arithmetic makes of it: it stops at all other operations.
  fileprivate var arithmetic: ArithmeticInstruction {
    let code =
      switch operation {
      case .add: ELEMENTARY_ADD
      case .subtract: ELEMENTARY_SUBTRACT
      case .multiply: ELEMENTARY_MULTIPLY
      case .divide: ELEMENTARY_DIVIDE
      case .negate: ELEMENTARY_NEGATE
      case .square: ELEMENTARY_SQUARE
      case .multiplyAdd: ELEMENTARY_MULTIPLY_ADD
      case .multiplySubtract: ELEMENTARY_MULTIPLY_SUBTRACT
      case .subtractProduct: ELEMENTARY_SUBTRACT_PRODUCT
      case .sumOfProducts: ELEMENTARY_SUM_OF_PRODUCTS
      case .differenceOfProducts: ELEMENTARY_DIFFERENCE_OF_PRODUCTS
      default: ELEMENTARY_OTHER
      }
    return ArithmeticInstruction(
      operation: code.rawValue, output: output, first: first, second: second, third: third,
      fourth: fourth)
  }

  fileprivate init(_ operation: Operation, _ sources: [Int], output: Int) {
    self.operation = operation
    self.output = UInt32(output)
    // Operations of fewer operands read what is there and ignore it.
    first = UInt32(sources.first ?? 0)
    second = UInt32(sources.count > 1 ? sources[1] : sources.first ?? 0)
    third = UInt32(sources.count > 2 ? sources[2] : 0)
    fourth = UInt32(sources.count > 3 ? sources[3] : 0)
  }
}
