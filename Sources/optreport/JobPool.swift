/// Does independent jobs side by side.
struct JobPool {
  /// How many jobs are done at the same time, at most.
  let width: Int

  /// The results in the order of the inputs, whichever is done first; so nothing that is made of
  /// them depends on the width.
  func map<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ job: @escaping @Sendable (Input) throws -> Output
  ) async throws -> [Output] {
    try await withThrowingTaskGroup(of: (index: Int, output: Output).self) { group in
      var outputs = [Output?](repeating: nil, count: inputs.count)
      for (index, input) in inputs.enumerated() {
        if index >= width, let done = try await group.next() { outputs[done.index] = done.output }
        group.addTask { (index, try job(input)) }
      }
      for try await done in group { outputs[done.index] = done.output }
      return outputs.compactMap { $0 }
    }
  }
}
