import ArgumentParser
import Configuration
import Synchronization

/// Where a command says what happened, in the form that was asked for.
///
/// Messages go to standard error, the result to standard output. Messages may come from several
/// threads; each is shown whole.
final class Console: Sendable {
  /// What the command line asks for.
  let settings: Settings
  /// How far the work is.
  let progress: Progress
  /// Where the time goes.
  let timings: Timings

  private let title: String
  private let gitHub = GitHubStep()
  private let state: Mutex<State>

  private struct State {
    var counts: [Diagnostic.Severity: Int] = [:]
    var summary: StepSummary
    var messages: [JSONText] = []
    var transcript = ""
    var result: [(key: String, value: JSONText)] = []
  }

  /// Creates the console of a command such as "build".
  init(_ settings: Settings, command: String?) {
    self.settings = settings
    title = (["optreport"] + (command.map { [$0] } ?? [])).joined(separator: " ")
    state = Mutex(State(summary: StepSummary(title: title)))
    timings = Timings(isOn: settings.showsTimings)
    progress = Progress(
      settings.isLive
        ? .terminal(settings.style)
        : settings.isQuiet || settings.isJSON || settings.format == .json ? .nobody : .log)
  }

  /// Shows messages at once; `source` is where they are if they do not say so themselves.
  func show(_ diagnostics: [Diagnostic], in source: Source?) {
    for diagnostic in diagnostics { show(diagnostic, in: source) }
  }

  /// Shows what is good to know.
  func note(_ text: String) { show(Diagnostic(text, at: nil, severity: .note), in: nil) }

  private func show(_ diagnostic: Diagnostic, in source: Source?) {
    state.withLock { state in
      state.messages.append(diagnostic.json(in: source))
      state.transcript += diagnostic.rendered(in: source)
      if settings.isQuiet, diagnostic.severity != .error { return }
      let text = text(of: diagnostic, in: source, &state)
      progress.clear()
      StandardError.show(text)
    }
  }

  private func text(
    of diagnostic: Diagnostic, in source: Source?, _ state: inout State
  ) -> String {
    let count = state.counts[diagnostic.severity, default: 0] + 1
    state.counts[diagnostic.severity] = count
    state.summary.add(diagnostic, in: source)
    // The last annotation that is shown says how many others there are.
    if settings.format == .github, count < GitHubAnnotation.limit {
      return GitHubAnnotation(diagnostic, in: source, title: title, file: gitHub.path(of:)).text
    }
    return settings.format.text(of: diagnostic, in: source, style: settings.style)
  }

  /// Says in a sentence what was done, or what mistakes mean.
  func say(_ sentence: String) {
    if settings.isQuiet { return }
    conclude(sentence)
  }

  private func conclude(_ sentence: String) {
    progress.clear()
    state.withLock { state in
      state.summary.add(sentence)
      state.transcript += sentence + "\n"
    }
    guard settings.format == .human || settings.format == .github else { return }
    StandardError.show(sentence + "\n")
  }

  /// All that was said, as people read it.
  var transcript: String { state.withLock { $0.transcript } }

  /// Adds to the JSON object of the result.
  func result(_ members: @autoclosure () -> [(key: String, value: JSONText)]) {
    guard settings.isJSON else { return }
    let members = members()
    state.withLock { $0.result += members }
  }

  /// Shows why a command did not do all that it was asked for.
  func show(_ failure: Failure) {
    if !failure.isShown {
      let (mistakes, rest) = failure.mistakes.shown
      show(mistakes, in: failure.source)
      if let rest { conclude(rest) }
    }
    if let consequence = failure.consequence {
      conclude(failure.mistakes.count(consequence: consequence))
    }
  }

  /// Says what is left to say when a command ends.
  func end(_ code: ExitCode) {
    progress.clear()
    let state = state.withLock { $0 }
    if settings.format == .github {
      for severity in [Diagnostic.Severity.error, .warning, .note] {
        let more = state.counts[severity, default: 0] - (GitHubAnnotation.limit - 1)
        guard more > 0 else { continue }
        let rest = Diagnostic(
          "and \(more) more; the log of the step has them all", at: nil, severity: severity)
        StandardError.show(GitHubAnnotation(rest, in: nil, title: title).text)
      }
      gitHub.append(state.summary.markdown)
    }
    if settings.showsTimings { StandardError.show(timings.table(elapsed: progress.elapsed)) }
    guard settings.isJSON else { return }
    var members: [(key: String, value: JSONText)] = [
      ("command", .string(title)), ("exitCode", .number(Double(code.rawValue))),
    ]
    members += state.result
    members.append(("messages", .array(state.messages)))
    if settings.showsTimings { members.append(("timings", timings.json)) }
    print(JSONText.object(members).text())
  }
}
