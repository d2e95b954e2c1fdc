import Configuration
import Graphics
import Plot

/// A number in a config: typed, or what a named claim found (`"{{bowl.converged}}"`).
struct ReferenceNumber: Sendable {
  private enum Content: Sendable {
    case given(Double)
    case result(String)
  }
  private let content: Content

  /// Reads a number or a string with one place; nil after a mistake.
  init?(_ value: ConfigValue, reader: MarkReader) {
    var value = value
    let (node, problems) = (value.node, value.problems)
    if let number = value.number() {
      content = .given(number)
      return
    }
    // A number with the name of what was found in its place.
    guard let text = value.string(pattern: "^\\{\\{.*\\}\\}$") else {
      value.otherwise("expected a number, found \(node.described)")
      return nil
    }
    guard let template = reader.template(text, at: node.range, problems: problems) else {
      return nil
    }
    guard template.places.count == 1, text.hasPrefix("{{"), text.hasSuffix("}}") else {
      problems.add(
        "expected a number or one \"{{experiment.result}}\", found \(node.described)",
        at: node.range)
      return nil
    }
    content = .result(template.places[0].name)
  }

  /// Reads two numbers, x and y; nil after a mistake.
  static func point(_ value: ConfigValue, reader: MarkReader) -> [ReferenceNumber]? {
    var value = value
    let pair = value.elements(count: 2...2)
    value.otherwise(expected: "a point [x, y]")
    let numbers = pair?.compactMap { ReferenceNumber($0, reader: reader) }
    return numbers?.count == 2 ? numbers : nil
  }

  /// The number; NaN where the result is not one.
  func value(in results: Results) -> Double {
    switch content {
    case .given(let number): return number
    case .result(let name):
      switch results.value(name) {
      case .number(let number): return number
      case .vector(let numbers) where numbers.count == 1: return numbers[0]
      default: return .nan
      }
    }
  }
}

extension Fields {
  /// What is read from the value under `x` or `y`, and whether it is under `x`; nil, and a mistake,
  /// unless exactly one of the two is there.
  fileprivate mutating func readOnAxis<Value>(
    about: String, _ read: (ConfigValue) -> Value?
  ) -> (value: Value, isVertical: Bool)? {
    let (x, y) = (value("x", about: about), value("y", about: about))
    let present = present(of: ["x", "y"])
    if present.count != 1, !isDescribed {
      problems.add(
        "expected either \"x\" or \"y\" for \(kind), found \(x == nil ? "neither" : "both")",
        at: node.range)
      return nil
    }
    let values = [x, y].map { $0.flatMap(read) }
    return (values[0] ?? values[1]).map { ($0, x != nil) }
  }
}

/// `{"mark": "rule", "x" or "y": number, "label"}`: a reference line.
struct RuleSpec: MarkSpec {
  private let isVertical: Bool
  private let value: ReferenceNumber
  private let label: TextTemplate?

  init?(_ fields: inout Fields, reader: MarkReader) {
    label = reader.text("label", &fields, about: "its name")
    let place = fields.readOnAxis(about: "where it stands") {
      ReferenceNumber($0, reader: reader)
    }
    guard let place else { return nil }
    (value, isVertical) = place
  }

  var fillsWidth: Bool { !isVertical }

  func marks(in stage: Stage) -> [any Mark] {
    let value = value.value(in: stage.results)
    guard value.isFinite else { return [] }
    return [
      RuleMark(isVertical ? .x(value) : .y(value), label: stage.results.text(label), dash: [3, 2])
    ]
  }
}

/// `{"mark": "span", "x" or "y": [from, to], "label"}`: a shaded interval; null is the edge.
struct SpanSpec: MarkSpec {
  private let isVertical: Bool
  private let range: ClosedRange<Double>
  private let label: TextTemplate?
  private let style: StyleChoice

  init?(_ fields: inout Fields, reader: MarkReader) {
    label = reader.text("label", &fields, about: "its name")
    style = StyleChoice(&fields)
    let place = fields.readOnAxis(
      about: "from where to where it goes; null for the edge", SpanSpec.interval)
    guard let place else { return nil }
    (range, isVertical) = place
  }

  var fillsWidth: Bool { !isVertical }

  private static func interval(_ value: ConfigValue) -> ClosedRange<Double>? {
    var value = value
    let ends = value.elements(count: 2...2).map { [end($0[0], -.infinity), end($0[1], .infinity)] }
    if let low = ends?[0], let high = ends?[1], low < high { return low...high }
    if !value.isDescribed {
      value.problems.add(
        "expected an interval [from, to] (null for the edge), found \(value.node.described)",
        at: value.node.range)
    }
    return nil
  }

  private static func end(_ value: ConfigValue, _ edge: Double) -> Double? {
    var value = value
    if let number = value.number() { return number }
    return value.isNull() ? edge : nil
  }

  func marks(in stage: Stage) -> [any Mark] {
    let ink: Color =
      if case .automatic = style { stage.theme.secondaryInk } else { style.style(in: stage).color }
    return [
      SpanMark(
        isVertical ? .x(range) : .y(range),
        color: stage.theme.background.mixed(with: ink, by: 0.12),
        label: stage.results.text(label))
    ]
  }
}

/// `{"mark": "text", "text", "at": [x, y], "arrow": true}`: words at a place.
struct TextSpec: MarkSpec {
  private let text: TextTemplate
  private let x: ReferenceNumber
  private let y: ReferenceNumber
  private var hasArrow = false

  init?(_ fields: inout Fields, reader: MarkReader) {
    let template = reader.text("text", &fields, about: "what it says")
    fields.require("text")
    fields.read("arrow", into: &hasArrow, about: "whether an arrow goes to the point")
    let numbers = fields.requiredValue("at", about: "the point [x, y]")
      .flatMap { ReferenceNumber.point($0, reader: reader) }
    guard let template, let numbers else { return nil }
    text = template
    x = numbers[0]
    y = numbers[1]
  }

  func marks(in stage: Stage) -> [any Mark] {
    let (x, y) = (x.value(in: stage.results), y.value(in: stage.results))
    guard x.isFinite, y.isFinite else { return [] }
    return [TextMark(x: x, y: y, text: stage.results.text(text), hasArrow: hasArrow)]
  }
}
