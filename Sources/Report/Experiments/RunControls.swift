import Configuration
import Optimization

extension Noise {
  /// How configs call what is done with ξ.
  private enum Kind: String, CaseIterable {
    case additive, annealed, multiplicative
  }

  /// Reads `noise`: `{"kind", "sigma", "decay"}`; none if absent.
  init(_ fields: inout Fields) {
    self = .none
    guard let node = fields.node("noise"),
      var inner = Fields(node, "noise", problems: fields.problems)
    else { return }
    var kind = Kind.additive
    var sigma = 0.0
    var decay = Noise.decay.defaultValue ?? 0
    inner.read("kind", into: &kind, from: Kind.allCases.map { (name: $0.rawValue, value: $0) })
    inner.require("sigma")
    inner.read("sigma", into: &sigma, .nonNegative)
    inner.read("decay", into: &decay, .nonNegative)
    if inner.has("decay"), kind != .annealed {
      inner.report("expected \"decay\" with \"kind\": \"annealed\" only", at: "decay")
    }
    inner.finish()
    switch kind {
    case .additive: self = .additive(sigma: sigma)
    case .annealed: self = .annealed(sigma: sigma, decay: decay)
    case .multiplicative: self = .multiplicative(sigma: sigma)
    }
  }

  /// σ, the strength of the noise; that of step 0 if it is annealed.
  var strength: Double {
    switch self {
    case .none: 0
    case .additive(let sigma), .multiplicative(let sigma), .annealed(let sigma, _): sigma
    }
  }
}

extension Clipping {
  /// Reads `clip`: `{"value"}` or `{"norm", "convention"}`; nil if absent or after a mistake.
  init?(_ fields: inout Fields) {
    guard let node = fields.node("clip"),
      var inner = Fields(node, "clipping", problems: fields.problems)
    else { return nil }
    var value: Double?
    var norm: Double?
    inner.read("value", into: &value, .positive)
    inner.read("norm", into: &norm, .positive)
    if inner.has("value") == inner.has("norm") {
      let found = inner.has("value") ? "both" : "neither"
      inner.report("expected \"value\" or \"norm\" to clip, found \(found)", at: "norm")
    }
    if inner.has("convention"), inner.has("value") {
      inner.report("expected \"convention\" with \"norm\" only", at: "convention")
    }
    let convention = inner.readConvention([.torch, .optax], of: "norm")
    inner.finish()
    if let norm, let convention {
      self = .norm(norm, convention: convention)
    } else if let value {
      self = .value(value)
    } else {
      return nil
    }
  }
}

extension StoppingRule {
  /// Reads `stop`, an object of criteria; without a bound if absent.
  init(_ fields: inout Fields) {
    self.init()
    guard let node = fields.node("stop"),
      var inner = Fields(node, "a stopping rule", problems: fields.problems)
    else { return }
    inner.read("gradientNorm", into: &gradientNorm, .positive)
    inner.read("relativeGradientNorm", into: &relativeGradientNorm, .positive)
    inner.read("loss", into: &loss)
    inner.read("lossChange", into: &lossChange, .positive)
    inner.read("stepLength", into: &stepLength, .positive)
    inner.read("patience", into: &patience, in: 1...Minimization.stepLimit)
    inner.read("improvement", into: &improvement, .nonNegative)
    if inner.has("improvement"), !inner.has("patience") {
      inner.report("expected \"improvement\" with \"patience\" only", at: "improvement")
    }
    inner.read("evaluations", into: &evaluations, in: 1...1_000_000_000)
    inner.finish()
  }
}
