import Configuration
import Testing

@Suite struct SharedBlocksTests {
  static let blocks = #""shared":{"a":{"x":1,"o":{"y":2}},"b":{"use":"a","z":3},"c":{"x":9}},"#

  static let uses: [(String, String)] = [
    (#""v":{"use":"a"}"#, #"{"v":{"x":1,"o":{"y":2}}}"#),
    (#""v":{"use":"a","x":5,"o":{"y":6,"w":7}}"#, #"{"v":{"x":5,"o":{"y":6,"w":7}}}"#),
    (#""v":{"use":"a","o":null}"#, #"{"v":{"x":1}}"#),
    (#""v":[{"use":"b"}]"#, #"{"v":[{"x":1,"o":{"y":2},"z":3}]}"#),
    (#""v":{"use":["a","c"]}"#, #"{"v":{"x":9,"o":{"y":2}}}"#),
    (#""v":{"w":{"use":"c"},"use":"c"}"#, #"{"v":{"x":9,"w":{"x":9}}}"#),
    // An experiment may be called so.
    (#""v":{"use":{"x":1}}"#, #"{"v":{"use":{"x":1}}}"#),
    (#""v":1"#, #"{"v":1}"#),
  ]
  @Test(arguments: uses)
  func areLaidBeneath(_ use: String, _ expected: String) {
    #expect(result("{\(Self.blocks)\(use)}") == expected)
  }

  @Test func mayComeFromAnotherFileAndBeOverridden() {
    let texts = [
      "config.json":
        #"{"extends":"base.json","shared":{"a":{"x":2}},"v":{"use":"a"},"w":{"use":"a","y":0}}"#,
      "base.json": #"{"shared":{"a":{"x":1,"y":1}}}"#,
    ]
    #expect(result(texts) == #"{"v":{"x":2,"y":1},"w":{"x":2,"y":0}}"#)
    #expect(
      result(texts, set: ["shared.a.y=5", "v.x=8", #"n={"use":"a"}"#])
        == #"{"v":{"x":8,"y":5},"w":{"x":2,"y":0},"n":{"x":2,"y":5}}"#)
  }

  static let mistakes: [(String, String)] = [
    (
      #"{"shared":{"steady":{}},"v":{"use":"steadi"}}"#,
      """
      config.json:1:36: error: unknown shared block "steadi"
        1 | {"shared":{"steady":{}},"v":{"use":"steadi"}}
          |                                    ^~~~~~~~
          = did you mean "steady"?
      1 error; nothing was run

      """
    ),
    (
      #"{"v":{"use":"a"}}"#,
      """
      config.json:1:13: error: unknown shared block "a"
        1 | {"v":{"use":"a"}}
          |             ^~~
          = the config has no "shared"
      1 error; nothing was run

      """
    ),
    (
      #"{"shared":{"a":{"use":"b"},"b":{"k":[{"use":"a"}]}}}"#,
      """
      config.json:1:45: error: the shared block "a" uses itself: a → b → a
        1 | {"shared":{"a":{"use":"b"},"b":{"k":[{"use":"a"}]}}}
          |                                             ^~~
      1 error; nothing was run

      """
    ),
    (
      #"{"shared":[1]}"#,
      """
      config.json:1:11: error: expected an object for "shared", found an array
        1 | {"shared":[1]}
          |           ^~~
      1 error; nothing was run

      """
    ),
    (
      #"{"shared":{"a":1},"v":{"use":"a"}}"#,
      """
      config.json:1:16: error: expected a shared block (an object), found 1
        1 | {"shared":{"a":1},"v":{"use":"a"}}
          |                ^
      1 error; nothing was run

      """
    ),
  ]
  @Test(arguments: mistakes)
  func showsMistakesAtTheirPlaces(_ text: String, _ expected: String) {
    #expect(result(text) == expected)
  }

  /// A mistake in a block is shown once, in the block, with the places that have it from there.
  @Test func namesTheUsesOfABlockWithAMistake() throws {
    let text = """
      {
        "shared": { "a": { "x": -1 } },
        "v": { "use": "a" },
        "w": [{ "use": "a" }]
      }
      """
    let tree = try tree(["config.json": text])
    let node = try #require(tree.node.member("v")?.value.member("x")).value
    let twice = Diagnostics([
      Diagnostic("wrong", at: node.range), Diagnostic("wrong", at: node.range),
    ])
    #expect(
      tree.located(twice).rendered(in: tree.source, consequence: "done") == """
        config.json:2:27: error: wrong
          2 |   "shared": { "a": { "x": -1 } },
            |                           ^~
            = the shared block "a" is used in config.json:3, config.json:4
        1 error; done

        """)
  }

  /// Thirty blocks that each use the one before twice would be a thousand million values.
  @Test func sizeIsLimited() {
    var blocks = ["\"b0\":{\"x\":0}"]
    for index in 1...30 {
      let use = "{\"use\":\"b\(index - 1)\"}"
      blocks.append("\"b\(index)\":{\"l\":\(use),\"r\":\(use)}")
    }
    let text = result("{\"shared\":{\(blocks.joined(separator: ","))}}")
    #expect(
      text.contains("error: expected at most 1000000 values from shared blocks, found more\n"))
  }

  @Test func depthIsLimited() {
    var blocks = ["\"b0\":{\"x\":0}"]
    for index in 1...250 { blocks.append("\"b\(index)\":{\"l\":{\"use\":\"b\(index - 1)\"}}") }
    let text = result("{\"shared\":{\(blocks.joined(separator: ","))}}")
    #expect(text.contains("error: expected at most 200 nested arrays and objects, found more\n"))
  }
}
