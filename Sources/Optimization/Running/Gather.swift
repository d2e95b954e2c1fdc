import Dispatch
import Synchronization

/// The results of groups of work that threads share.
///
/// `body` is given the place of a group and where the results are; it initializes those of its
/// group. Who does which group is not determined, so nothing may depend on it.
func gather<Result: Sendable>(
  count: Int, inGroups groups: Int, jobs: Int,
  _ body: @Sendable (_ group: Int, _ results: UnsafeMutablePointer<Result>) -> Void
) -> [Result] {
  Array(unsafeUninitializedCapacity: count) { buffer, initializedCount in
    initializedCount = count
    guard let address = buffer.baseAddress else { return }
    guard min(jobs, groups) > 1 else {
      for group in 0..<groups { body(group, address) }
      return
    }
    let results = Results(address: address)
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(jobs, groups)) { _ in
      while true {
        let group = next.add(1, ordering: .relaxed).oldValue
        guard group < groups else { return }
        body(group, results.address)
      }
    }
  }
}

/// Memory of which every group of work writes its own part.
private struct Results<Result>: @unchecked Sendable {
  let address: UnsafeMutablePointer<Result>
}
