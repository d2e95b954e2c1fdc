/// Whose version of a rule is meant: libraries give one name to rules that differ.
public enum Convention: String, Hashable, Sendable, CaseIterable {
  /// PyTorch 2.
  case torch
  /// Optax 0.2.
  case optax
  /// The publication.
  case paper
}
