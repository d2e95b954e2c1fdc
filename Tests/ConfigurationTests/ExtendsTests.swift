import Configuration
import Testing

@Suite struct ExtendsTests {
  static let merges: [(base: String, own: String, expected: String)] = [
    ("{}", "{}", "{}"),
    (#"{"a":1,"b":2}"#, #"{"c":3,"b":4}"#, #"{"a":1,"b":4,"c":3}"#),
    (#"{"o":{"x":1,"y":{"z":2}}}"#, #"{"o":{"y":{"w":3}}}"#, #"{"o":{"x":1,"y":{"z":2,"w":3}}}"#),
    (#"{"l":[1,2,3]}"#, #"{"l":[4]}"#, #"{"l":[4]}"#),
    (#"{"o":{"x":1}}"#, #"{"o":"name"}"#, #"{"o":"name"}"#),
    (#"{"o":"name"}"#, #"{"o":{"x":null}}"#, #"{"o":{"x":null}}"#),
    (#"{"a":1,"o":{"x":1,"y":2}}"#, #"{"a":null,"o":{"x":null}}"#, #"{"o":{"y":2}}"#),
    (#"{"l":[null,1]}"#, #"{}"#, #"{"l":[null,1]}"#),
  ]
  @Test(arguments: merges)
  func objectsMergeAndTheRestReplaces(_ base: String, _ own: String, _ expected: String) {
    let own = #"{"extends":"base.json","# + own.dropFirst()
    #expect(
      result(["config.json": own.replacing(",}", with: "}"), "base.json": base]) == expected)
  }

  @Test func severalFilesAreLaidOverEachOtherInTheirOrder() {
    let texts = [
      "config.json": #"{"extends":["a.json","b.json"],"own":0}"#,
      "a.json": #"{"x":"a","a":1}"#, "b.json": #"{"x":"b","b":2}"#,
    ]
    #expect(result(texts) == #"{"x":"b","a":1,"b":2,"own":0}"#)
  }

  @Test func filesAreLookedForBesideTheOneThatNamesThem() throws {
    let texts = [
      "config.json": #"{"extends":"shared/course.json"}"#,
      "shared/course.json": #"{"extends":["../top.json","fonts.json"],"file":"text.md"}"#,
      "shared/../top.json": #"{"top":true}"#, "shared/fonts.json": #"{"fonts":1}"#,
    ]
    let tree = try tree(texts, set: ["own=b.md"])
    #expect(tree.node.text == #"{"top":true,"fonts":1,"file":"text.md","own":"b.md"}"#)
    #expect(
      tree.files.map(\.name)
        == ["config.json", "shared/course.json", "shared/../top.json", "shared/fonts.json"])
    let file = try #require(tree.node.member("file")).value
    #expect(tree.source.path("text.md", at: file.range.start) == "shared/text.md")
    #expect(tree.source.path("/text.md", at: file.range.start) == "/text.md")
    let own = try #require(tree.node.member("own")).value
    #expect(tree.source.path("b.md", at: own.range.start) == "b.md")
  }

  /// A file that is reached on two ways is read once, and so are its mistakes.
  @Test func diamondsAreReadOnce() throws {
    let texts = [
      "config.json": #"{"extends":["a.json","b.json"]}"#,
      "a.json": #"{"extends":"c.json","a":1}"#, "b.json": #"{"extends":"./c.json","b":1}"#,
      "c.json": #"{"c":1}"#,
    ]
    let tree = try tree(texts)
    #expect(tree.files.map(\.name) == ["config.json", "a.json", "c.json", "b.json"])
    #expect(tree.node.text == #"{"c":1,"a":1,"b":1}"#)
  }

  @Test func mistakesStandInTheirFiles() throws {
    let texts = [
      "config.json": "{ \"extends\": \"base.json\", \"b\": 2 }",
      "base.json": "{\n  \"a\": -1\n}",
    ]
    let tree = try tree(texts, set: ["b=π"])
    let ranges = try ["a", "b"].map { try #require(tree.node.member($0)).value.range }
    let all = tree.located(
      Diagnostics(ranges.reversed().map { Diagnostic("wrong", at: $0) }))
    let config = Source(name: "config.json", bytes: [])
    for source in [config, tree.source] {
      #expect(
        all.rendered(in: source, consequence: "done") == """
          base.json:2:8: error: wrong
            2 |   "a": -1
              |        ^~
          --set b=π:1:3: error: wrong
            1 | b=π
              |   ^
          2 errors; done

          """)
    }
    let unlocated = Diagnostics(ranges.map { Diagnostic("wrong", at: $0) })
    #expect(
      unlocated.rendered(in: tree.source, consequence: "done")
        == all.rendered(in: config, consequence: "done"))
  }

  static let mistakes: [(texts: [String: String], expected: String)] = [
    (
      ["config.json": #"{"extends":"no.json"}"#],
      """
      config.json:1:12: error: "no.json" cannot be read
        1 | {"extends":"no.json"}
          |            ^~~~~~~~~
          = files are looked for beside the file that names them
      1 error; nothing was run

      """
    ),
    (
      ["config.json": #"{"extends":{}}"#],
      """
      config.json:1:12: error: expected the name of a file, or a list of names, for "extends", found an object
        1 | {"extends":{}}
          |            ^~
      1 error; nothing was run

      """
    ),
    (
      ["config.json": #"{"extends":"./config.json"}"#],
      """
      config.json:1:12: error: "./config.json" extends itself
        1 | {"extends":"./config.json"}
          |            ^~~~~~~~~~~~~~~
      1 error; nothing was run

      """
    ),
    (
      [
        "config.json": #"{"extends":"a.json"}"#, "a.json": #"{"extends":"b.json"}"#,
        "b.json": #"{"extends":"a.json"}"#,
      ],
      """
      b.json:1:12: error: "a.json" extends itself
        1 | {"extends":"a.json"}
          |            ^~~~~~~~
          = a.json → b.json → a.json
      1 error; nothing was run

      """
    ),
    (
      ["config.json": #"{"extends":["a.json","b.json"]}"#, "a.json": "[1]", "b.json": "{\n  1}"],
      """
      a.json:1:1: error: expected an object to extend, found an array
        1 | [1]
          | ^~~
      b.json:2:3: error: expected a key in double quotes or "}", found "1"
        2 |   1}
          |   ^
      2 errors; nothing was run

      """
    ),
    (
      ["config.json": #"{"extends":"a.json","stpes":null}"#, "a.json": #"{"steps":1}"#],
      """
      config.json:1:21: error: there is no "stpes" to take away
        1 | {"extends":"a.json","stpes":null}
          |                     ^~~~~~~
          = did you mean "steps"?
      1 error; nothing was run

      """
    ),
  ]
  @Test(arguments: mistakes)
  func showsMistakesAtTheirPlaces(_ texts: [String: String], _ expected: String) {
    #expect(result(texts) == expected)
  }

  /// What a file lacks that another one would have brought is no mistake of its own.
  @Test(arguments: [nil, "{ \"shared\": { \"slow\" 1 } }", "[]"])
  func onlyTheLossOfAFileIsShown(_ base: String?) {
    var texts = [
      "config.json": #"{"extends":["base.json","top.json"],"o":{"use":"slow"},"title":null}"#,
      "top.json": "{}",
    ]
    texts["base.json"] = base
    let message = result(texts, set: ["o.p.q=1"])
    let place = base == nil ? "config.json:1:13: error: \"base.json\" cannot" : "base.json:1:"
    #expect(message.hasPrefix(place), "\(message)")
    #expect(message.hasSuffix("\n1 error; nothing was run\n"), "\(message)")
  }

  @Test func depthIsLimited() {
    var texts = ["config.json": #"{"extends":"1.json"}"#]
    for index in 1..<40 { texts["\(index).json"] = "{\"extends\":\"\(index + 1).json\"}" }
    texts["40.json"] = "{}"
    #expect(
      result(texts).hasPrefix(
        "15.json:1:12: error: expected at most 16 files that extend each other, found more\n"))
  }
}
