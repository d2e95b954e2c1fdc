import ArgumentParser
import Report

/// `optreport explain`: all there is to know about a name.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains an optimizer, a schedule, an objective, a mark or an expectation.",
    discussion: """
      An optimizer is shown with its update rule, its hyperparameters, what each library takes for \
      them if nothing is said, its source, and what surprises people.

      EXAMPLES:
        optreport explain adam
        optreport explain cosine
        optreport explain rosenbrock
        optreport explain data
      """)

  @Argument(help: "The name; `optreport list` shows all of them.")
  var name: String

  func run() throws {
    let texts = Explanations.of(name)
    guard !texts.isEmpty else {
      let hint =
        Explanations.nearest(to: name).map { "did you mean \"\($0)\"?" }
        ?? "\"optreport list\" shows what there is"
      throw Failure("nothing is called \"\(name)\"; \(hint)", code: .usage)
    }
    print(texts.joined(separator: "\n"), terminator: "")
  }
}
