/// Does independent jobs side by side.
struct JobPool {
  /// How many jobs are done at the same time, at most.
  let width: Int
  /// Who is told how many are done, and what fails.
  let console: Console
  /// Whether the first job that fails ends the work.
  var isFailFast = false

  /// The part that a job is of the whole: how many of the things that progress counts, and how much
  /// work, in any unit.
  struct Share: Sendable {
    var count = 1
    var work = 1.0
  }

  /// The results in the order of the inputs, whichever is done first; so nothing that is made of
  /// them depends on the width. `things` is what progress calls the inputs, or what they are
  /// `shares` of.
  func map<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ things: String, shares: (Input) -> Share = { _ in Share() },
    _ job: @escaping @Sendable (Input) throws -> Output
  ) async throws -> [Output] {
    defer { console.progress.clear() }
    let shares = inputs.map(shares)
    console.progress.begin(
      things, count: shares.reduce(0) { $0 + $1.count }, work: shares.reduce(0) { $0 + $1.work })
    return try await withThrowingTaskGroup(of: (index: Int, output: Output).self) { group in
      var outputs = [Output?](repeating: nil, count: inputs.count)
      func keep(_ done: (index: Int, output: Output)) {
        outputs[done.index] = done.output
        console.progress.advance(shares[done.index].count, work: shares[done.index].work)
      }
      for (index, input) in inputs.enumerated() {
        if index >= width, let done = try await group.next() { keep(done) }
        group.addTask {
          try Task.checkCancellation()
          return (index, try job(input))
        }
      }
      for try await done in group { keep(done) }
      return outputs.compactMap { $0 }
    }
  }

  /// The results of jobs some of which may fail. What fails is shown at once, and the others go on,
  /// unless the first failure is to end the work.
  func results<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ things: String,
    _ job: @escaping @Sendable (Input) throws(Failure) -> Output
  ) async throws -> [Result<Output, Failure>] {
    let (console, isFailFast) = (console, isFailFast)
    return try await map(inputs, things) { input in
      do throws(Failure) {
        return .success(try job(input))
      } catch {
        if isFailFast { throw error }
        console.show(error)
        return .failure(error)
      }
    }
  }
}
