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
  init?(_ node: Node, reader: MarkReader, problems: DiagnosticCollector) {
    switch node.value {
    case .number(let number): content = .given(number)
    case .string(let text):
      guard
        let template = reader.template(text, at: node.range, problems: problems)
      else { return nil }
      guard template.places.count == 1, text.hasPrefix("{{"), text.hasSuffix("}}") else {
        problems.add(
          "expected a number or one \"{{experiment.result}}\", found \(node.described)",
          at: node.range)
        return nil
      }
      content = .result(template.places[0].name)
    default:
      problems.add("expected a number, found \(node.described)", at: node.range)
      return nil
    }
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
  /// The value under `x` or `y`, and whether it is under `x`; nil, and a mistake, unless exactly
  /// one of the two is there.
  fileprivate mutating func axisNode() -> (node: Node, isVertical: Bool)? {
    let (x, y) = (node("x"), node("y"))
    if let node = x ?? y, x == nil || y == nil { return (node, x != nil) }
    problems.add(
      "expected either \"x\" or \"y\" for \(kind), found \(x == nil ? "neither" : "both")",
      at: node.range)
    return nil
  }
}

/// `{"mark": "rule", "x" or "y": number, "label"}`: a reference line.
struct RuleSpec: MarkSpec {
  private let isVertical: Bool
  private let value: ReferenceNumber
  private let label: TextTemplate?

  init?(_ fields: inout Fields, reader: MarkReader) {
    label = reader.text("label", &fields)
    guard let (node, isVertical) = fields.axisNode() else { return nil }
    guard let value = ReferenceNumber(node, reader: reader, problems: fields.problems) else {
      return nil
    }
    self.isVertical = isVertical
    self.value = value
  }

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
    label = reader.text("label", &fields)
    style = StyleChoice(&fields)
    guard let (node, isVertical) = fields.axisNode() else { return nil }
    guard case .array(let ends) = node.value, ends.count == 2,
      let low = SpanSpec.end(ends[0], -.infinity), let high = SpanSpec.end(ends[1], .infinity),
      low < high
    else {
      fields.problems.add(
        "expected an interval [from, to] (null for the edge), found \(node.described)",
        at: node.range)
      return nil
    }
    self.isVertical = isVertical
    range = low...high
  }

  private static func end(_ node: Node, _ edge: Double) -> Double? {
    switch node.value {
    case .number(let number): number
    case .null: edge
    default: nil
    }
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
    let template = reader.text("text", &fields)
    fields.require("text")
    fields.read("arrow", into: &hasArrow)
    guard let node = fields.requiredNode("at") else { return nil }
    guard case .array(let pair) = node.value, pair.count == 2 else {
      fields.mismatch("at", "a point [x, y]", node)
      return nil
    }
    let numbers = pair.compactMap {
      ReferenceNumber($0, reader: reader, problems: fields.problems)
    }
    guard let template, numbers.count == 2 else { return nil }
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
