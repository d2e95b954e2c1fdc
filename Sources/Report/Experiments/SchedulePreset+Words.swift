import Optimization

extension SchedulePreset {
  /// What names of runs say of the schedule with some of its parameters given.
  func words(given: [String: TemplateValue]) -> TemplateValue {
    let standards = parameters.compactMap { parameter in
      parameter.defaultText.flatMap(Double.init).map { (parameter.name, TemplateValue.number($0)) }
    }
    let values = given.merging(standards) { given, _ in given }
    var text = ""
    // What is between brackets comes at odd places.
    for (place, part) in phrase.split(
      omittingEmptySubsequences: false, whereSeparator: "[]".contains
    )
    .enumerated() {
      let (template, _) = TextTemplate.read(String(part))
      if place % 2 == 1, template.places.contains(where: { given[$0.name] == nil }) { continue }
      text += template.filled { values[$0] }
    }
    return .words(text, inFormula: .text(SchedulePreset.formula(of: text)))
  }

  /// A text with formulas in it as a part of a formula.
  private static func formula(of text: String) -> String {
    text.split(separator: "$", omittingEmptySubsequences: false).enumerated().map { place, part in
      place % 2 == 1 ? String(part) : part.isEmpty ? "" : "\\text{\(part)}"
    }.joined()
  }
}

extension ScheduleArgument {
  /// What texts say of it; nil if it is no number.
  var words: TemplateValue? {
    switch self {
    case .number(let number): .number(number)
    case .count(let count): .number(Double(count))
    case .numbers(let numbers): .list(numbers.map(TemplateValue.number))
    case .counts(let counts): .list(counts.map { .number(Double($0)) })
    case .flag, .choice, .schedule, .schedules: nil
    }
  }
}

extension TemplateValue {
  /// More parts of a list are left out.
  private static let listLimit = 4

  /// The first of some values, with commas.
  static func list(_ values: [TemplateValue]) -> TemplateValue {
    func text(_ medium: NumberFormat.Medium) -> String {
      let shown = values.prefix(listLimit).map { $0.text(NumberFormat(medium: medium)) }
      return (shown + (values.count > listLimit ? ["…"] : [])).joined(separator: ", ")
    }
    return .words(text(.words), inFormula: .text(text(.formula)))
  }
}
