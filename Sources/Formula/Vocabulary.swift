import Spelling

/// A function of the language: its operation, and how many arguments it takes.
struct Function {
  var name: String
  var operation: Operation
  /// Nil: one or more, folded from the left.
  var argumentCount: Int?
  /// What folds the arguments after the second, if not the operation.
  var last: Operation?

  init(
    _ name: String, _ operation: Operation, _ argumentCount: Int? = 1, last: Operation? = nil
  ) {
    self.name = name
    self.operation = operation
    self.argumentCount = argumentCount
    self.last = last
  }
}

/// Every function of the language, sorted by name.
let functions = [
  Function("abs", .absoluteValue),
  Function("acos", .arcCosine),
  Function("acosh", .hyperbolicArcCosine),
  Function("asin", .arcSine),
  Function("asinh", .hyperbolicArcSine),
  Function("atan", .arcTangent),
  Function("atan2", .arcTangent2, 2),
  Function("atanh", .hyperbolicArcTangent),
  Function("cbrt", .cubeRoot),
  Function("ceil", .ceiling),
  // min(max(x, lower), upper)
  Function("clamp", .maximum, 3, last: .minimum),
  Function("cos", .cosine),
  Function("cosh", .hyperbolicCosine),
  Function("erf", .errorFunction),
  Function("erfc", .complementaryErrorFunction),
  Function("exp", .exponential),
  Function("expm1", .exponentialMinusOne),
  Function("floor", .floor),
  Function("hypot", .hypotenuse, 2),
  Function("ln", .naturalLogarithm),
  Function("log", .naturalLogarithm),
  Function("log10", .decimalLogarithm),
  Function("log1p", .naturalLogarithmOnePlus),
  Function("log2", .binaryLogarithm),
  Function("logsumexp", .logarithmOfSum, nil),
  Function("max", .maximum, nil),
  Function("min", .minimum, nil),
  Function("pow", .power, 2),
  Function("relu", .rectifier),
  Function("sigmoid", .sigmoid),
  Function("sign", .sign),
  Function("sin", .sine),
  Function("sinh", .hyperbolicSine),
  Function("softplus", .softplus),
  Function("sqrt", .squareRoot),
  Function("step", .unitStep),
  Function("tan", .tangent),
  Function("tanh", .hyperbolicTangent),
]

private let functionIndices = Dictionary(
  uniqueKeysWithValues: functions.enumerated().map { ($1.name, $0) })

/// The function called `name`.
func function(named name: String) -> Function? { functionIndices[name].map { functions[$0] } }

/// The constants of the language: the nearest doubles.
let constants: [(name: String, value: Double)] = [
  ("e", 0x1.5bf0a8b145769p+1), ("pi", .pi), ("π", .pi),
]

/// The known name that was probably meant by an unknown one.
func nearest(to name: String, among candidates: [String]) -> String? {
  // The inverse of a function is not the function.
  guard name.unicodeScalars.count <= 40, !name.hasSuffix("inv") else { return nil }
  let lowercased = name.lowercased()
  if let synonym = synonyms[lowercased], candidates.contains(synonym) { return synonym }
  if let same = candidates.first(where: { $0.lowercased() == lowercased }) { return same }
  let limit = max(1, lowercased.unicodeScalars.count / 3)
  let near =
    candidates
    .map { (name: $0, distance: EditDistance.between(lowercased, $0.lowercased())) }
    .filter { near in
      near.distance <= limit
        && near.distance < min(near.name.unicodeScalars.count, lowercased.unicodeScalars.count)
    }
    .min { $0.distance < $1.distance }
  // "cosine" is three edits from "cos", but begins with it.
  let prefix =
    candidates
    .filter { $0.count >= 3 && lowercased.hasPrefix($0.lowercased()) }
    .max { $0.count < $1.count }
  return near?.name ?? prefix
}
