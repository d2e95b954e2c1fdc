/// Does independent jobs side by side.
struct JobPool {
  /// How many jobs are done at the same time, at most.
  let width: Int
  /// Who is told how many are done.
  let progress: Progress

  /// The results in the order of the inputs, whichever is done first; so nothing that is made of
  /// them depends on the width. `things` is what progress calls the inputs.
  func map<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ things: String, _ job: @escaping @Sendable (Input) throws -> Output
  ) async throws -> [Output] {
    defer { progress.clear() }
    return try await withThrowingTaskGroup(of: (index: Int, output: Output).self) { group in
      var outputs = [Output?](repeating: nil, count: inputs.count)
      var count = 0
      func keep(_ done: (index: Int, output: Output)) {
        outputs[done.index] = done.output
        count += 1
        progress.show(count, of: inputs.count, things)
      }
      for (index, input) in inputs.enumerated() {
        if index >= width, let done = try await group.next() { keep(done) }
        group.addTask { (index, try job(input)) }
      }
      for try await done in group { keep(done) }
      return outputs.compactMap { $0 }
    }
  }
}
