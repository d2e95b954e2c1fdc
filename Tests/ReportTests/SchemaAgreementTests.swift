import Configuration
import Foundation
import Graphics
import TestSupport
import Testing
import Typesetting

@testable import Report

/// The schema is made by what reads configs; configs with one random change show that both agree.
@Suite struct SchemaAgreementTests {
  static let schema = ConfigSchema.text(labels: LabelSetter(measuring: FixedPitchMeasurer()))

  /// Messages about mistakes that can be seen at their place alone.
  static func isOfStructure(_ message: String) -> Bool {
    let named = ["key", "mark", "optimizer", "objective", "schedule", "kind", "scale", "measure"]
      .map { "unknown \($0) " }
    let starts = named + ["missing key ", "expected a ", "expected an ", "expected true or false"]
    return starts.contains(where: message.hasPrefix) || message.contains(" must be in ")
      || message.contains(" must be above 0") || message.contains(" must be 0 or above")
  }

  /// A config for each figure of the gallery, with the experiments that it shows.
  static func pieces() throws -> [Node] {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Configs/gallery.json")
    let config = try JSONReader.read(source(String(contentsOf: path, encoding: .utf8)))
    guard case .object(let members) = config.value,
      case .object(let experiments)? = config.member("experiments")?.value.value,
      case .object(let figures)? = config.member("figures")?.value.value
    else { return [] }
    return figures.map { figure in
      let names = figure.value.namedExperiments
      let shown = experiments.filter { names.contains($0.key) }
      return Node(
        .object(
          members.map { member in
            var member = member
            if member.key == "experiments" { member.value.value = .object(shown) }
            if member.key == "figures" { member.value.value = .object([figure]) }
            return member
          }.filter { $0.key != "handout" }), at: config.range)
    }
  }

  static func messages(of config: String) -> [String] {
    do {
      _ = try readConfig(config)
      return []
    } catch {
      return error.all.map(\.message)
    }
  }

  /// Editors say what each key is for.
  @Test func allKeysAreExplained() throws {
    var count = 0
    func check(_ node: Node) {
      let schemas: [Node.Member] =
        if case .object(let members)? = node.member("properties")?.value.value { members } else {
          []
        }
      for schema in schemas {
        guard case .object(let members) = schema.value.value else { continue }
        // The condition of a way says what a key is equal to.
        let isCondition = members.allSatisfy { ["const", "enum"].contains($0.key) }
        #expect(isCondition || schema.value.member("description") != nil, "\(schema.key)")
        count += 1
      }
      switch node.value {
      case .array(let elements): elements.forEach(check)
      case .object(let members): members.map(\.value).forEach(check)
      default: break
      }
    }
    check(try JSONReader.read(Source(name: "schema", bytes: Array(Self.schema.utf8))))
    #expect(count > 300)
  }

  @Test func agreesWithTheReaderOnRandomChanges() throws {
    let pieces = try Self.pieces()
    #expect(pieces.count > 40)
    var generator = SplitMix64(seed: 7)
    let configs = (0..<2).flatMap { _ in
      pieces.map { Change(using: &generator).text(of: $0) }
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "schema-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let verdicts = try SchemaValidator.verdicts(on: configs, schema: Self.schema, in: folder)
    var (accepted, refused) = (0, 0)
    for (config, verdict) in zip(configs, verdicts) {
      let messages = Self.messages(of: config)
      if messages.isEmpty {
        accepted += 1
        #expect(verdict == "valid", "\(config)")
      }
      let ofStructure = messages.filter(Self.isOfStructure)
      if let message = ofStructure.first {
        refused += 1
        #expect(verdict != "valid", "\(message)\n\(config)")
      }
    }
    #expect(accepted > 10)
    #expect(refused > 30)
  }
}

/// One change of a config at a random place.
private struct Change {
  private let place: Double
  private let choice: UInt64

  init(using generator: inout SplitMix64) {
    place = Double.random(in: 0..<1, using: &generator)
    choice = generator.next() >> 8
  }

  func text(of config: Node) -> String {
    var index = Int(place * Double(Change.count(config)))
    return Change.text(changed(config, at: &index))
  }

  private static func count(_ node: Node) -> Int {
    1 + children(node).reduce(0) { $0 + count($1) }
  }

  private static func children(_ node: Node) -> [Node] {
    switch node.value {
    case .array(let elements): elements
    case .object(let members): members.map(\.value)
    default: []
    }
  }

  private func changed(_ node: Node, at index: inout Int) -> Node {
    index -= 1
    if index == -1 { return Node(changed(node.value), at: node.range) }
    switch node.value {
    case .array(let elements):
      return Node(.array(elements.map { changed($0, at: &index) }), at: node.range)
    case .object(let members):
      let edited = members.map { member in
        var member = member
        member.value = changed(member.value, at: &index)
        return member
      }
      return Node(.object(edited), at: node.range)
    default: return node
    }
  }

  private func changed(_ value: Node.Value) -> Node.Value {
    let nowhere = SourceRange(0, 0)
    func node(_ value: Node.Value) -> Node { Node(value, at: nowhere) }
    let strange: [Node.Value] = [
      .null, .boolean(true), .number(3), .number(-7), .string("word"), .array([]), .object([]),
    ]
    var choices: [Node.Value]
    switch value {
    case .null, .boolean: choices = []
    case .number(let number):
      choices = [
        .number(-number), .number(number + 0.5), .number(number * 2), .number(1e12), .number(0),
      ]
    case .string(let text): choices = [.string(text + "x"), .string(text + text), .string("")]
    case .array(let elements):
      choices = [
        .array(elements.dropLast()), .array(elements + elements.prefix(1)),
        elements.first?.value ?? .null,
      ]
    case .object(var members):
      let place = Int(choice / 64) % max(members.count, 1)
      var without = members
      if !without.isEmpty { without.remove(at: place) }
      let surplus = Node.Member(key: "surplus", keyRange: nowhere, value: node(.number(1)))
      choices = [.object(without), .object(without), .object(members + [surplus])]
      if !members.isEmpty {
        members[place].key += "s"
        choices += [.object(members), .object(members)]
      }
    }
    choices += choices + strange
    return choices[Int(choice % UInt64(choices.count))]
  }

  private static func text(_ node: Node) -> String {
    func quoted(_ text: String) -> String { JSONText.string(text).text() }
    switch node.value {
    case .null: return "null"
    case .boolean(let flag): return "\(flag)"
    case .number(let number): return NumberText.shortest(number)
    case .string(let text): return quoted(text)
    case .array(let elements): return "[" + elements.map(text).joined(separator: ", ") + "]"
    case .object(let members):
      let pairs = members.map { "\(quoted($0.key)): \(text($0.value))" }
      return "{ " + pairs.joined(separator: ", ") + " }"
    }
  }
}
