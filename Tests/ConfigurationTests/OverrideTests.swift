import Configuration
import Testing

@Suite struct OverrideTests {
  static let config = #"{"seed":1,"a":{"b":2,"x.y":{"z":3}},"list":[{"s":1},[4,5]]}"#

  static let overrides: [(String, String)] = [
    ("seed=7", #"{"seed":7,"a":{"b":2,"x.y":{"z":3}},"list":[{"s":1},[4,5]]}"#),
    ("a.b=-2.5e1", #"{"seed":1,"a":{"b":-25,"x.y":{"z":3}},"list":[{"s":1},[4,5]]}"#),
    (#"a."x.y".z=[1,2]"#, #"{"seed":1,"a":{"b":2,"x.y":{"z":[1,2]}},"list":[{"s":1},[4,5]]}"#),
    (
      #"a."x\u002ey"={"k":true}"#,
      #"{"seed":1,"a":{"b":2,"x.y":{"k":true}},"list":[{"s":1},[4,5]]}"#
    ),
    ("list[1][0]=9", #"{"seed":1,"a":{"b":2,"x.y":{"z":3}},"list":[{"s":1},[9,5]]}"#),
    ("list[0].s=log", #"{"seed":1,"a":{"b":2,"x.y":{"z":3}},"list":[{"s":"log"},[4,5]]}"#),
    ("list[2]=null", #"{"seed":1,"a":{"b":2,"x.y":{"z":3}},"list":[{"s":1},[4,5],null]}"#),
    (
      "title=A = [b] c",
      #"{"seed":1,"a":{"b":2,"x.y":{"z":3}},"list":[{"s":1},[4,5]],"title":"A = [b] c"}"#
    ),
    ("a=null", #"{"seed":1,"list":[{"s":1},[4,5]]}"#),
    ("a=", #"{"seed":1,"a":"","list":[{"s":1},[4,5]]}"#),
    // The objects of a path are made where they are absent, and look like no slip.
    (
      "check.data.relative=1e-9",
      #"{"seed":1,"a":{"b":2,"x.y":{"z":3}},"list":[{"s":1},[4,5]],"check":{"data":{"relative":1e-9}}}"#
    ),
    ("seed=007", #"{"seed":"007","a":{"b":2,"x.y":{"z":3}},"list":[{"s":1},[4,5]]}"#),
    (#"seed="7""#, #"{"seed":"7","a":{"b":2,"x.y":{"z":3}},"list":[{"s":1},[4,5]]}"#),
    ("seed=1e999", #"{"seed":"1e999","a":{"b":2,"x.y":{"z":3}},"list":[{"s":1},[4,5]]}"#),
  ]
  @Test(arguments: overrides)
  func replaceWhatIsThereAndAddWhatIsNot(_ override: String, _ expected: String) {
    #expect(result(Self.config, set: [override]) == expected)
  }

  @Test func areAppliedInTheirOrder() {
    #expect(result("{}", set: ["a={}", "a.b=1", "a.b=2", "a.c=3"]) == #"{"a":{"b":2,"c":3}}"#)
  }

  static let mistakes: [(String, String)] = [
    (
      "a.bb.c=1",
      """
      --set a.bb.c=1:1:3: error: there is no "bb" in a
        1 | a.bb.c=1
          |   ^~
          = did you mean "b"?
          = --set a.bb={"c": 1} makes it

      """
    ),
    (
      "new[0].x=1",
      """
      --set new[0].x=1:1:1: error: there is no "new" in the config
        1 | new[0].x=1
          | ^~~
          = known keys: a, list, seed

      """
    ),
    (
      "a.c=null",
      """
      --set a.c=null:1:3: error: there is no "c" in a to take away
        1 | a.c=null
          |   ^
          = known keys: b, x.y

      """
    ),
    (
      "list[1][7]=0",
      """
      --set list[1][7]=0:1:8: error: expected the number of an element of list[1], found 7
        1 | list[1][7]=0
          |        ^~~
          = it has 2, counted from 0; [2] adds one behind them

      """
    ),
    (
      "a[0]=1",
      """
      --set a[0]=1:1:2: error: expected an array as a, found an object
        1 | a[0]=1
          |  ^~~
          = --set a=… replaces it as a whole

      """
    ),
    (
      "seed.x=1",
      """
      --set seed.x=1:1:6: error: expected an object as seed, found 1
        1 | seed.x=1
          |      ^
          = --set seed=… replaces it as a whole

      """
    ),
    (
      "extends=\"a.json\"",
      """
      --set extends="a.json":1:1: error: "extends" cannot be overridden: the files are merged before
        1 | extends="a.json"
          | ^~~~~~~~~~~~~~~~

      """
    ),
    (
      "a=[1,\n2",
      """
      --set a=[1,␊2:2:2: error: expected "," or "]", found the end of the argument
        2 | 2
          |  ^
          = the "[" of line 1 is not closed

      """
    ),
  ]
  @Test(arguments: mistakes)
  func areShownInTheArgument(_ override: String, _ expected: String) {
    #expect(result(Self.config, set: [override]) == expected + "1 error; nothing was run\n")
  }

  static let syntax: [(String, Int, String)] = [
    ("", 1, #"expected a key, found the end"#),
    ("a", 2, #"expected "=" and a value, found the end"#),
    ("=1", 1, #"expected a key, found "=""#),
    ("a..b=1", 3, #"expected a key, found ".""#),
    ("a[x]=1", 3, #"expected the number of an element, from 0, found "x""#),
    ("a[1=1", 4, #"expected "]", found "=""#),
    ("a[99999999999999999999]=1", 3, #"expected the number of an element, from 0, found "9""#),
    (#"a."b=1"#, 3, ##"expected a quotation mark to end the key, found """"##),
    (#"a."\q"=1"#, 4, #"expected an escape after the backslash, found "q""#),
    (#""a"b=1"#, 4, #"expected ".", "[" or "=", found "b""#),
    ("a]=1", 2, #"expected ".", "[" or "=", found "]""#),
    (#"a={"b" 1}"#, 8, #"expected ":" after the key "b", found "1""#),
  ]
  @Test(arguments: syntax)
  func saysWhatIsWrongWithAnArgument(_ argument: String, _ column: Int, _ message: String) {
    do throws(Diagnostics) {
      _ = try Override(argument, option: "--set")
      Issue.record("\(argument) was read")
    } catch {
      #expect(error.all.map(\.message) == [message])
      #expect(error.all.first?.range?.start == column - 1)
    }
  }

  /// A string as it stands has no quotation marks and no escapes.
  @Test func placesInPlainStringsAreRight() throws {
    let tree = try tree(["config.json": "{}"], set: [#"f=\nπ+y"#])
    let node = try #require(tree.node.member("f")).value
    #expect(node.value == .string(#"\nπ+y"#))
    let place = tree.source.range(inString: node.range, column: 3, length: 1)
    let (text, range) = tree.source.located(place)
    #expect(String(decoding: text.bytes[range.start..<range.end], as: UTF8.self) == "π")
  }

  /// Nothing that stands in an argument makes the reader stumble.
  @Test func cutArgumentsAreRefusedOrRead() {
    let whole = Array(#"a."x.\u0079".z[0]={"k":[1,2.5e3,"\ud834\udd1e"],"n":null}"#.utf8)
    for count in 0..<whole.count {
      for extra in ["", "\u{0}", "\"", "]", "="] {
        let text = String(decoding: whole[..<count], as: UTF8.self) + extra
        #expect(!result(Self.config, set: [text]).isEmpty)
      }
    }
  }
}
