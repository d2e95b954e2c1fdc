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
    let noise = fields.object(
      "noise", "noise", about: "what is added to, or multiplied with, every gradient",
      number: "sigma")
    guard var inner = noise else { return }
    var kind = Kind.additive
    var sigma = 0.0
    var decay = Noise.decay.defaultValue ?? 0
    inner.read(
      "kind", into: &kind, from: Kind.allCases.map { (name: $0.rawValue, value: $0) },
      about: "what is done with the noise")
    inner.require("sigma")
    inner.read("sigma", into: &sigma, .nonNegative, about: "σ, how strong it is")
    inner.read("decay", into: &decay, .nonNegative, about: "how fast annealed noise dies away")
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
    let clipping = fields.object("clip", "clipping", about: "a bound of the gradients")
    guard var inner = clipping else { return nil }
    var value: Double?
    var norm: Double?
    inner.read("value", into: &value, .positive, about: "a bound of each coordinate")
    inner.read("norm", into: &norm, .positive, about: "a bound of the Euclidean norm")
    let present = inner.present(of: ["value", "norm"])
    if present.count != 1 {
      let found = present.isEmpty ? "neither" : "both"
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
    let rule = fields.object(
      "stop", "a stopping rule", about: "when a run ends before its last step: any that is met")
    guard var inner = rule else { return }
    inner.read(
      "gradientNorm", into: &gradientNorm, .positive, about: "the gradient's norm is below it")
    inner.read(
      "relativeGradientNorm", into: &relativeGradientNorm, .positive,
      about: "the gradient's norm, relative to that at the start, is below it")
    inner.read("loss", into: &loss, about: "the loss is below it")
    inner.read(
      "lossChange", into: &lossChange, .positive, about: "a step changes the loss by less")
    inner.read("stepLength", into: &stepLength, .positive, about: "a step is shorter")
    inner.read(
      "patience", into: &patience, upTo: Minimization.stepLimit,
      about: "for so many steps the loss has not improved")
    inner.read(
      "improvement", into: &improvement, .nonNegative,
      about: "by how much the loss must fall for \"patience\" to start anew")
    if inner.lacks("patience", beside: "improvement") {
      inner.report("expected \"improvement\" with \"patience\" only", at: "improvement")
    }
    inner.read(
      "evaluations", into: &evaluations, in: 1...1_000_000_000,
      about: "the objective has been evaluated so often")
    inner.finish()
  }
}
