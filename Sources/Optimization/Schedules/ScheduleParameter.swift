/// A parameter of a schedule, as a configuration names it.
public struct ScheduleParameter: Hashable, Sendable {
  /// What a parameter takes.
  public enum Form: Hashable, Sendable {
    /// A number, within bounds if there are any.
    case number(Bounds?)
    /// A whole number in a range.
    case count(ClosedRange<Int>)
    /// `true` or `false`.
    case flag
    /// One of several names.
    case choice([String])
    /// A list of at least one number.
    case numbers
    /// A list of whole numbers from 0 up.
    case counts
    /// Another schedule, or a number that is held.
    case schedule
    /// A list of at least one schedule.
    case schedules
  }

  /// The name used in configurations: "steps".
  public let name: String
  /// What it means, in one line.
  public let summary: String
  /// What it takes.
  public let form: Form
  /// Whether it must be given.
  public let isRequired: Bool
  /// The default as a configuration would write it; nil if there is none to write.
  public let defaultText: String?
}

/// What a configuration gives for a parameter of a schedule.
public enum ScheduleArgument: Sendable {
  /// A number.
  case number(Double)
  /// A whole number.
  case count(Int)
  /// On or off.
  case flag(Bool)
  /// One of the names that the parameter knows.
  case choice(String)
  /// A list of numbers.
  case numbers([Double])
  /// A list of whole numbers.
  case counts([Int])
  /// Another schedule.
  case schedule(any Schedule)
  /// A list of schedules.
  case schedules([any Schedule])
}

/// A parameter of a schedule and the property that holds it.
///
/// The default is the property's initial value, which therefore is written once.
public struct ScheduleParameterDeclaration<Owner: Sendable>: Sendable {
  /// The name used in configurations.
  let name: String
  private let summary: String
  private let form: ScheduleParameter.Form
  private let isRequired: Bool
  private let text: @Sendable (Owner) -> String?
  /// Puts an argument of the declared form in place of the default.
  let assign: @Sendable (inout Owner, ScheduleArgument) -> Void

  func parameter(of owner: Owner) -> ScheduleParameter {
    ScheduleParameter(
      name: name, summary: summary, form: form, isRequired: isRequired,
      defaultText: isRequired ? nil : text(owner))
  }
}

/// A property that a declaration writes.
public typealias ScheduleProperty<Owner, Value> = any WritableKeyPath<Owner, Value> & Sendable

extension ScheduleParameterDeclaration {
  /// Declares a number.
  public static func number(
    _ name: String, _ summary: String, _ property: ScheduleProperty<Owner, Double>,
    in bounds: Bounds? = nil, isRequired: Bool = false
  ) -> Self {
    Self(
      name: name, summary: summary, form: .number(bounds), isRequired: isRequired,
      text: { shortest($0[keyPath: property]) },
      assign: { if case .number(let value) = $1 { $0[keyPath: property] = value } })
  }

  /// Declares a number that may be absent.
  public static func number(
    _ name: String, _ summary: String, _ property: ScheduleProperty<Owner, Double?>,
    in bounds: Bounds? = nil
  ) -> Self {
    Self(
      name: name, summary: summary, form: .number(bounds), isRequired: false,
      text: { $0[keyPath: property].map(shortest) },
      assign: { if case .number(let value) = $1 { $0[keyPath: property] = value } })
  }

  /// Declares a whole number.
  public static func count(
    _ name: String, _ summary: String, _ property: ScheduleProperty<Owner, Int>,
    in range: ClosedRange<Int>, isRequired: Bool = false
  ) -> Self {
    Self(
      name: name, summary: summary, form: .count(range), isRequired: isRequired,
      text: { "\($0[keyPath: property])" },
      assign: { if case .count(let value) = $1 { $0[keyPath: property] = value } })
  }

  /// Declares a whole number that may be absent.
  public static func count(
    _ name: String, _ summary: String, _ property: ScheduleProperty<Owner, Int?>,
    in range: ClosedRange<Int>
  ) -> Self {
    Self(
      name: name, summary: summary, form: .count(range), isRequired: false,
      text: { $0[keyPath: property].map { "\($0)" } },
      assign: { if case .count(let value) = $1 { $0[keyPath: property] = value } })
  }

  /// Declares a switch.
  public static func flag(
    _ name: String, _ summary: String, _ property: ScheduleProperty<Owner, Bool>
  ) -> Self {
    Self(
      name: name, summary: summary, form: .flag, isRequired: false,
      text: { "\($0[keyPath: property])" },
      assign: { if case .flag(let value) = $1 { $0[keyPath: property] = value } })
  }

  /// Declares one of several names.
  public static func choice<
    Value: RawRepresentable<String> & CaseIterable & SendableMetatype
  >(
    _ name: String, _ summary: String, _ property: ScheduleProperty<Owner, Value>
  ) -> Self {
    Self(
      name: name, summary: summary, form: .choice(Value.allCases.map(\.rawValue)),
      isRequired: false, text: { "\"\($0[keyPath: property].rawValue)\"" },
      assign: {
        if case .choice(let name) = $1, let value = Value(rawValue: name) {
          $0[keyPath: property] = value
        }
      })
  }

  /// Declares a list of numbers.
  public static func numbers(
    _ name: String, _ summary: String, _ property: ScheduleProperty<Owner, [Double]>,
    isRequired: Bool = false
  ) -> Self {
    Self(
      name: name, summary: summary, form: .numbers, isRequired: isRequired, text: { _ in nil },
      assign: { if case .numbers(let values) = $1 { $0[keyPath: property] = values } })
  }

  /// Declares a list of whole numbers that must be given.
  public static func counts(
    _ name: String, _ summary: String, _ property: ScheduleProperty<Owner, [Int]>
  ) -> Self {
    Self(
      name: name, summary: summary, form: .counts, isRequired: true, text: { _ in nil },
      assign: { if case .counts(let values) = $1 { $0[keyPath: property] = values } })
  }

  /// Declares a schedule inside another that must be given.
  public static func schedule(
    _ name: String, _ summary: String, _ property: ScheduleProperty<Owner, any Schedule>
  ) -> Self {
    Self(
      name: name, summary: summary, form: .schedule, isRequired: true, text: { _ in nil },
      assign: { if case .schedule(let inner) = $1 { $0[keyPath: property] = inner } })
  }

  /// Declares a list of schedules that must be given.
  public static func schedules(
    _ name: String, _ summary: String, _ property: ScheduleProperty<Owner, [any Schedule]>
  ) -> Self {
    Self(
      name: name, summary: summary, form: .schedules, isRequired: true, text: { _ in nil },
      assign: { if case .schedules(let inner) = $1 { $0[keyPath: property] = inner } })
  }
}

extension ClosedRange<Int> {
  /// A number of steps, at least one; small enough that sums of some stay within an `Int`.
  static let steps = 1...1_000_000_000
  /// A number of steps that may be none.
  static let stepsOrNone = 0...1_000_000_000
}

/// The shortest text that reads back to the number.
private func shortest(_ number: Double) -> String {
  let text = "\(number)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
