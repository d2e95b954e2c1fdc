/// What an animation shows of marks whose points are steps in time.

extension TrajectoryMark {
  /// All but the start.
  public var lastStep: Int? { max(0, x.count - 1) }

  /// The path so far.
  public func revealed(to step: Int) -> (any Mark)? {
    step + 1 < x.count ? prefix(step + 1) : self
  }
}

extension LineMark {
  /// All but the start.
  public var lastStep: Int? { isTimed ? max(0, x.count - 1) : nil }

  /// The curve so far, with a marker where the run is.
  public func revealed(to step: Int) -> (any Mark)? {
    guard isTimed else { return nil }
    guard step + 1 < x.count else { return self }
    var mark = self
    mark.x = Array(x.prefix(step + 1))
    mark.y = Array(y.prefix(step + 1))
    mark.ending = .plain
    mark.marksEnd = true
    return mark
  }
}

extension PointMark {
  /// All but the start.
  public var lastStep: Int? { isTimed ? max(0, x.count - 1) : nil }

  /// The points so far.
  public func revealed(to step: Int) -> (any Mark)? {
    guard isTimed else { return nil }
    guard step + 1 < x.count else { return self }
    var mark = self
    mark.x = Array(x.prefix(step + 1))
    mark.y = Array(y.prefix(step + 1))
    mark.labels = Array(labels.prefix(step + 1))
    return mark
  }
}

extension ErrorBarMark {
  /// That of the last bar.
  public var lastStep: Int? { isTimed ? x.last.map { Int($0) } ?? 0 : nil }

  /// The bars so far.
  public func revealed(to step: Int) -> (any Mark)? {
    guard isTimed else { return nil }
    var mark = self
    let count = x.prefix { $0 <= Double(step) }.count
    mark.x = Array(x.prefix(count))
    mark.y = Array(y.prefix(count))
    mark.lower = Array(lower.prefix(count))
    mark.upper = Array(upper.prefix(count))
    return mark
  }
}

extension NumberLineMark {
  /// That of the longest run.
  public var lastStep: Int? { lanes.map { max(0, $0.values.count - 1) }.max() }

  /// The hops so far, as high as they are in the end.
  public func revealed(to step: Int) -> (any Mark)? {
    guard step < lastStep ?? 0 else { return self }
    var mark = self
    mark.shownSteps = step
    return mark
  }
}

extension BandMark {
  /// All but the start.
  public var lastStep: Int? { isTimed ? max(0, x.count - 1) : nil }

  /// The band so far.
  public func revealed(to step: Int) -> (any Mark)? {
    guard isTimed else { return nil }
    guard step + 1 < x.count else { return self }
    var mark = self
    mark.x = Array(x.prefix(step + 1))
    mark.lower = Array(lower.prefix(step + 1))
    mark.upper = Array(upper.prefix(step + 1))
    return mark
  }
}

extension SurfaceMark {
  /// That of the longest path.
  public var lastStep: Int? { trajectories.map { max(0, $0.x.count - 1) }.max() }

  /// The surface with the paths so far.
  public func revealed(to step: Int) -> (any Mark)? {
    guard !trajectories.isEmpty else { return nil }
    var mark = self
    mark.trajectories = trajectories.map { path in
      var path = path
      path.x = Array(path.x.prefix(step + 1))
      path.y = Array(path.y.prefix(step + 1))
      return path
    }
    return mark
  }
}
