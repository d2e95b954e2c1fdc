import Optimization

extension Run {
  /// Whether the run ended at a point where f is not defined.
  var leavesDomain: Bool {
    if case .undefined? = end?.outcome { true } else { false }
  }

  /// What is said of a run that came to nothing finite; nil of one that did.
  var failure: String? {
    guard isDiverging else { return nil }
    return leavesDomain ? "leaves the domain" : "diverges"
  }
}

extension Sequence<Run> {
  /// What is said of all those among the runs that came to nothing finite, where one color stands for
  /// them: "diverges", if there is none too.
  var failure: String { failure("diverges", "leaves the domain") }

  /// The same of many: "diverge".
  var failures: String { failure("diverge", "leave the domain") }

  private func failure(_ diverging: String, _ leaving: String) -> String {
    var (diverges, leaves) = (false, false)
    for run in self where run.isDiverging {
      if run.leavesDomain { leaves = true } else { diverges = true }
    }
    guard leaves else { return diverging }
    return diverges ? "\(diverging) or \(leaving)" : leaving
  }
}
