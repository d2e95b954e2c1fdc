import Configuration
import Spelling

/// What a config says about the result of an experiment, checked at every build.
///
/// `{"firstBelow": 461, "threshold": 1e-8, "where": {"optimizer": "gd"}, "as": "gdSteps"}`: one key
/// names the measure and gives what it must find; `where` picks runs, and all that are picked must
/// bear the claim out; `statistic` sums repetitions up; `within` is an absolute tolerance; `as`
/// gives what was found a name, under which titles, captions and labels may show it.
public struct Claim: Sendable {
  /// Where the claim stands.
  let range: SourceRange
  /// The name of what was found, if it has one.
  let alias: String?
  private let measure: Measure
  private let evaluate: Measure.Evaluate
  private let filter: RunFilter
  private let expected: Expected
  private var tolerance: Double?
  private let statistic: RepetitionStatistic?

  /// Reads one element of `expect`; nil after a mistake.
  init?(_ value: ConfigValue, experiment: Experiment) {
    var value = value
    let (node, problems) = (value.node, value.problems)
    guard var fields = value.fields("an expectation") else { return nil }
    let before = problems.all.count
    let known = measures.filter { $0.kind == experiment.kind }
    let picked = fields.isDescribed ? nil : Claim.measure(known, at: node, problems)
    if picked == nil, !fields.isDescribed { return nil }
    if let (member, measure) = picked, experiment.keepsEnds, !measure.isKnownAtEnd {
      problems.add(experiment.lacksSteps, at: member.keyRange, hints: [Experiment.stepsHint])
      return nil
    }
    filter = RunFilter(&fields, experiment: experiment, policy: .mayMissRuns)
    fields.read("within", into: &tolerance, .nonNegative, about: "how far it may be off")
    alias = Claim.alias(&fields, experiment)
    statistic = RepetitionStatistic(&fields)
    let read = fields.fork(
      onKeyOf: picked?.measure, among: known.map { ($0.name, $0.options, $0) }
    ) { measure, fields -> (Measure.Evaluate, Expected)? in
      if fields.has(RepetitionStatistic.key), !measure.isNumberOfEachRun {
        fields.report(
          "\"\(measure.name)\" is not a number of each run", at: RepetitionStatistic.key)
      }
      let evaluate = measure.read(&fields, experiment)
      let expected = fields.requiredValue(measure.name, about: measure.summary)
        .flatMap { Expected($0, form: measure.form) }
      fields.finish()
      return expected.map { (evaluate, $0) }
    }
    guard let (member, measure) = picked, let (evaluate, expected) = read,
      problems.all.count == before
    else { return nil }
    range = member.keyRange.union(member.value.range)
    self.measure = measure
    self.evaluate = evaluate
    self.expected = expected
  }

  /// Reads `as`.
  private static func alias(_ fields: inout Fields, _ experiment: Experiment) -> String? {
    guard var value = fields.value("as", about: "the name under which texts show what was found")
    else { return nil }
    // Letters of all languages: validators have no class of them in common.
    let alias = value.string(pattern: "^(?:[-_0-9A-Za-z]|[^\\x00-\\x7F])+$")
    value.otherwise(expected: "a string")
    if let alias, !Claim.isName(alias) {
      fields.report(
        "expected a name of letters, digits, \"-\" and \"_\" for \"as\", found \"\(alias)\"",
        at: "as",
        hints: ["texts show the result where they say {{\(experiment.name).name}}"])
    }
    return alias
  }

  /// Whether a text can name a result so.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }

  /// The member that names a measure.
  private static func measure(
    _ known: [Measure], at node: Node, _ problems: DiagnosticCollector
  ) -> (member: Node.Member, measure: Measure)? {
    guard case .object(let members) = node.value else { return nil }
    let options = Set(
      ["where", "variant", "within", "as", RepetitionStatistic.key] + known.flatMap(\.options))
    for member in members where !options.contains(member.key) {
      if let measure = known.first(where: { $0.name == member.key }) { return (member, measure) }
    }
    for member in members {
      if let measure = known.first(where: { $0.name == member.key }) { return (member, measure) }
    }
    let names = known.map(\.name)
    let stranger = members.first { !options.contains($0.key) }
    let nearest = stranger.flatMap { NearestName.of($0.key, among: names) }
    let message =
      stranger.map { member in "unknown expectation \"\(member.key)\"" }
      ?? "expected something to expect, found none"
    let hint =
      nearest.map { name in "did you mean \"\(name)\"?" }
      ?? "known: \(names.joined(separator: ", "))"
    problems.add(message, at: stranger?.keyRange ?? node.range, hints: [hint])
    return nil
  }

  /// What is claimed, in words: "firstBelow 1 to 20 (learningRate 0.3) as best".
  var described: String {
    let allowed = tolerance.map { " within \(NumberText.shortest($0))" } ?? ""
    let who = filter.described.isEmpty ? "" : " (\(filter.described))"
    return "\(measure.name) \(expected.described)\(allowed)\(who)"
      + (alias.map { " as \($0)" } ?? "")
  }

  /// What was found, one value for each group of runs that the measure looks at.
  func measured(in runs: [Run]) -> [Measured] {
    let picked = filter(runs)
    let found = evaluate(picked, runs)
    return statistic?(found, of: picked) ?? found
  }

  /// That texts show the first of several values, where these differ; nil if they do not.
  func note(on runs: [Run], of experiment: String) -> String? {
    guard let alias else { return nil }
    let found = measured(in: runs)
    guard Set(found).count > 1 else { return nil }
    return "{{\(experiment).\(alias)}} is the first of \(found.count) values, which differ: "
      + "\"where\", \"variant\" or \"statistic\" picks one"
  }

  /// The mistake if the runs do not bear the claim out; nil if they do.
  func broken(by runs: [Run], of experiment: String) -> Diagnostic? {
    let found = measured(in: runs)
    let wrong = found.filter { !accepts($0) }
    guard let first = wrong.first ?? (found.isEmpty ? Measured.nothing("no run") : nil) else {
      return nil
    }
    let who = filter.described.isEmpty ? "" : " (\(filter.described))"
    var hints = wrong.count > 1 ? ["\(wrong.count) of \(found.count) runs differ"] : []
    if found.isEmpty {
      hints = filter.conditions.map { condition in
        let values = runs.compactMap { $0.parameter(condition.name)?.value.described }
        let known = values.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return "runs have \(condition.name) \(known.prefix(12).joined(separator: ", "))"
      }
    }
    return Diagnostic(
      "\"\(experiment)\"\(who): expected \(measure.name) \(expectedText), "
        + "found \(first.described)", at: range, hints: hints)
  }

  /// The claim beside what was found.
  func outcome(of experiment: String, runs: [Run]) -> ClaimOutcome {
    let found = measured(in: runs)
    return ClaimOutcome(
      experiment: experiment, measure: measure.name, runs: filter.described,
      expected: expectedText, found: found.map(\.described),
      holds: !found.isEmpty && found.allSatisfy(accepts))
  }

  private func accepts(_ found: Measured) -> Bool {
    expected.accepts(found, form: measure.form, tolerance: tolerance)
  }

  private var expectedText: String {
    expected.described + (tolerance.map { " within \(NumberText.shortest($0))" } ?? "")
  }
}

extension SourceRange {
  /// The smallest range that holds both.
  func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(start, other.start), max(end, other.end))
  }
}
