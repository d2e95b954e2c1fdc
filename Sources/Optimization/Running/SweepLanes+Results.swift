import Formula

extension SweepLanes {
  /// Takes all steps, and writes the runs to their places in the sweep.
  func record(steps: Int, into results: UnsafeMutablePointer<Trajectory>) {
    let recorder = LaneRecorder(lanes, runs: block.members.count, steps: steps)
    run(steps: steps, tracksBest: false, recorder: recorder)
    for lane in 0..<block.members.count {
      let place = SweepLanes.place(of: lane, in: block)
      // A run that diverged is made anew, by itself: most of them are short.
      let run =
        ends[lane] == nil && isFinite(lane)
        ? recorder.trajectory(of: lane, learningRate: runs.learningRates[place], steps: steps)
        : runs.run(place, on: formula, steps: steps)
      (results + place).initialize(to: run)
    }
  }

  /// Takes all steps, and writes the curves of the losses to the places of their runs in the sweep.
  func recordLosses(steps: Int, into results: UnsafeMutablePointer<LossCurve>) {
    let recorder = LaneRecorder(lanes, runs: block.members.count, steps: steps, lossesOnly: true)
    run(steps: steps, tracksBest: false, recorder: recorder)
    for lane in 0..<block.members.count {
      let place = SweepLanes.place(of: lane, in: block)
      // A run that diverged is made anew, by itself: most of them are short.
      let curve =
        ends[lane] == nil && isFinite(lane)
        ? LossCurve(
          losses: recorder.losses(of: lane), finalIterate: coordinates.map { $0.x[lane] })
        : LossCurve(runs.run(place, on: formula, steps: steps))
      (results + place).initialize(to: curve)
    }
  }

  /// Writes what the runs came to to their places in the sweep.
  func summarize(steps: Int, tracksBest: Bool, into results: UnsafeMutablePointer<RunSummary>) {
    for lane in 0..<block.members.count {
      let place = SweepLanes.place(of: lane, in: block)
      (results + place).initialize(to: summary(lane, place, steps, tracksBest))
    }
  }

  private func summary(_ lane: Int, _ place: Int, _ steps: Int, _ tracksBest: Bool) -> RunSummary {
    let end = ends[lane]
    // A coordinate that stops being finite stays so, but f and its gradient may be finite there;
    // which step it was, only a run by itself can tell.
    let isCertain = end?.isCertain ?? isFinite(lane)
    guard isCertain else {
      let run = runs.run(place, on: formula, steps: steps)
      return RunSummary(run, tracksBest: tracksBest)
    }
    let (step, value) = (end?.bestStep ?? bestSteps[lane], end?.best ?? best[lane])
    return RunSummary(
      outcome: end.map { .diverged(step: $0.step) } ?? .stepLimit,
      steps: end.map { $0.step - 1 } ?? steps,
      firstValue: end?.step == 0 ? .infinity : firstValues[lane],
      finalValue: end == nil ? lanes.values[lane] : .infinity,
      isUnbounded: end == nil && isUnbounded(lane, LossGrowth(of: steps)),
      best: tracksBest && value < .infinity
        ? RunSummary.Best(step: Int(step), value: value) : nil,
      finalIterate: end == nil ? coordinates.map { $0.x[lane] } : nil)
  }

  private func isUnbounded(_ lane: Int, _ growth: LossGrowth) -> Bool {
    // Most runs fall.
    guard lanes.values[lane] > firstValues[lane] else { return false }
    let parts = (0..<growth.partCount).map { highest[$0 * lanes.count + lane] }
    return growth.isUnbounded(parts, from: firstValues[lane])
  }
}
