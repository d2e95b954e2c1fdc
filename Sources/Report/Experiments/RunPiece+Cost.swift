extension RunPiece {
  /// How many runs it makes.
  public var count: Int { jobs.count }

  /// Whether optimizers run; all else takes no time.
  public var runsOptimizers: Bool { jobs.contains { $0.setting.minimization != nil } }

  /// About how much work that is: steps, times coordinates.
  public var cost: Double { jobs.reduce(0) { $0 + Double($1.setting.cost) } }
}
