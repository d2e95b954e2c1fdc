import Plot

extension Catalog {
  /// A key that takes one of a few names.
  private struct Choice {
    let key: String
    let owner: String
    let values: [(name: String, meaning: String)]

    /// "linear, log or symlog"
    var names: String {
      let names = values.map(\.name)
      return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    }
  }

  /// The keys that take one of a few names, sorted, with what each name means.
  static let choices: [Entry] = choiceTable.map { choice in
    Entry(
      choice.key, choice.names,
      details: choice.values.filter { !$0.meaning.isEmpty }.map { "\($0.name): \($0.meaning)" },
      of: choice.owner)
  }

  /// Those of the keys that a mark has.
  static func choices(ofMark mark: String) -> [Entry] {
    choices.filter { $0.owner?.contains("\"\(mark)\"") ?? false }
  }

  /// The names that those keys take.
  static let values = Section(
    "values", "value",
    choiceTable.flatMap { choice in
      choice.values.map { value in
        Entry(
          value.name, value.meaning.isEmpty ? "one of \(choice.names)" : value.meaning,
          of: "\"\(choice.key)\" of \(choice.owner)")
      }
    })

  private static let choiceTable: [Choice] = [
    Choice(
      key: "aspect", owner: "a panel",
      values: [("equal", "a unit is as long on both axes"), ("free", "the panel is filled")]),
    Choice(
      key: "combine", owner: "an experiment",
      values: [
        ("grid", "several sweeps make every combination"),
        ("zip", "several sweeps go side by side"),
      ]),
    Choice(
      key: "detail", owner: "the mark \"computationGraph\"",
      values: [("full", "every operation"), ("named", "what has a name")]),
    Choice(
      key: "direction", owner: "the marks \"bar\" and \"distribution\"",
      values: [
        ("horizontal", "numbers go to the right"), ("vertical", "numbers go up"),
      ]),
    Choice(
      key: "direction", owner: "the marks \"streamlines\" and \"vectorField\"",
      values: [
        ("downhill", "against the gradient"), ("uphill", "along the gradient"),
      ]),
    Choice(
      key: "floor", owner: "the mark \"surface\"",
      values: [
        ("contours", "lines of equal height and the paths"), ("none", "nothing"),
        ("paths", "the paths alone"),
      ]),
    Choice(
      key: "height", owner: "the mark \"histogram\"",
      values: [("count", "how many runs"), ("density", "areas add up to 1")]),
    Choice(
      key: "keep", owner: "an experiment",
      values: [
        ("ends", "of each run the outcome, losses and last iterate; no last ones if it overflows"),
        ("steps", "all steps"),
      ]),
    Choice(
      key: "layout", owner: "the handout",
      values: [
        ("margin", "notes and captions beside the text"),
        ("plain", "one column; notes at its foot"),
      ]),
    Choice(
      key: "least", owner: "what is tuned",
      values: [("last", "the last value"), ("lowest", "the lowest value")]),
    Choice(
      key: "legend", owner: "a panel",
      values: [
        ("above", "over the panel"), ("automatic", "where it fits best"),
        ("direct", "each name at its line"),
        ("hidden", "none"), ("row", "one for all panels of the row"),
      ]),
    Choice(
      key: "length", owner: "the mark \"vectorField\"",
      values: [
        ("equal", "all arrows alike"), ("scaled", "as long as the gradient"),
      ]),
    Choice(
      key: "marker", owner: "an element of the \"cycle\" of a theme",
      values: Marker.allCases.map { ($0.rawValue, "") }),
    Choice(
      key: "markers", owner: "the mark \"line\"",
      values: [
        ("all", "at every point"), ("automatic", "where they tell lines apart"),
        ("none", "at no point"),
      ]),
    Choice(
      key: "method", owner: "an experiment of the kind \"differentiate\"",
      values: [
        ("central", "(f(x + h) − f(x − h))/2h"), ("forward", "(f(x + h) − f(x))/h"),
      ]),
    Choice(
      key: "paper", owner: "the handout",
      values: [("a4", "210 mm × 297 mm"), ("letter", "8.5 in × 11 in")]),
    Choice(
      key: "place", owner: "the mark \"inset\"",
      values: [
        ("automatic", "where it covers least"), ("bottomLeft", ""), ("bottomRight", ""),
        ("topLeft", ""),
        ("topRight", ""),
      ]),
    Choice(
      key: "scale", owner: "\"levels\"",
      values: [
        ("linear", "equal differences"), ("log", "equal ratios"),
        ("squareRoot", "closer together near the minimum"),
      ]),
    Choice(
      key: "scale", owner: "a range and of the marks \"heatmap\" and \"surface\"",
      values: [
        ("linear", "equal differences"), ("log", "equal ratios"),
      ]),
    Choice(
      key: "scale", owner: "an axis",
      values: [
        ("linear", "equal differences"), ("log", "equal ratios"),
        ("symlog", "linear up to \"threshold\" on both sides of 0, logarithmic beyond"),
      ]),
    Choice(
      key: "shape", owner: "the mark \"distribution\"",
      values: [
        ("box", "quartiles and what lies beyond"), ("strip", "all runs"),
        ("violin", "density with quartiles"),
      ]),
    Choice(
      key: "shape", owner: "the mark \"line\"",
      values: [("step", "level up to the next point"), ("straight", "from point to point")]),
    Choice(
      key: "side", owner: "the mark \"brace\"",
      values: [
        ("left", "its tip left of the way between its ends"), ("right", "its tip right of it"),
      ]),
    Choice(
      key: "svgText", owner: "a report",
      values: [("outlines", "letters as shapes"), ("text", "letters that can be searched")]),
    Choice(
      key: "y", owner: "the mark \"line\" of a finite difference",
      values: [
        ("error", "how far it is off"), ("estimate", "its value"),
      ]),
  ]

  /// What the lines and points of a mark look like.
  static let styles: [Entry] =
    (1...6).map { Entry("\($0)", "the color, dash and marker of that number in the theme") } + [
      Entry("guide", "thin and grey, for what only helps to read"),
      Entry("ink", "the color of text"),
    ]
}
