import Plot

extension Catalog {
  /// The keys that take one of a few names, sorted, with what each name means.
  static let choices: [Entry] = [
    choice(
      "aspect", "a panel",
      [("equal", "a unit is as long on both axes"), ("free", "the panel is filled")]),
    choice(
      "combine", "an experiment",
      [
        ("grid", "several sweeps make every combination"),
        ("zip", "several sweeps go side by side"),
      ]),
    choice(
      "detail", "the mark \"computationGraph\"",
      [("full", "every operation"), ("named", "what has a name")]),
    choice(
      "direction", "the marks \"bar\" and \"distribution\"",
      [
        ("horizontal", "numbers go to the right"), ("vertical", "numbers go up"),
      ]),
    choice(
      "direction", "the marks \"streamlines\" and \"vectorField\"",
      [
        ("downhill", "against the gradient"), ("uphill", "along the gradient"),
      ]),
    choice(
      "floor", "the mark \"surface\"",
      [
        ("contours", "lines of equal height and the paths"), ("none", "nothing"),
        ("paths", "the paths alone"),
      ]),
    choice(
      "height", "the mark \"histogram\"",
      [("count", "how many runs"), ("density", "areas add up to 1")]),
    choice(
      "keep", "an experiment", [("ends", "of each run only its end"), ("steps", "all steps")]),
    choice(
      "layout", "the handout",
      [
        ("margin", "notes and captions beside the text"),
        ("plain", "one column; notes at its foot"),
      ]),
    choice("least", "what is tuned", [("last", "the last value"), ("lowest", "the lowest value")]),
    choice(
      "legend", "a panel",
      [
        ("above", "over the panel"), ("automatic", "where it fits best"),
        ("direct", "each name at its line"),
        ("hidden", "none"), ("row", "one for all panels of the row"),
      ]),
    choice(
      "length", "the mark \"vectorField\"",
      [
        ("equal", "all arrows alike"), ("scaled", "as long as the gradient"),
      ]),
    choice(
      "marker", "an element of the \"cycle\" of a theme", Marker.allCases.map { ($0.rawValue, "") }),
    choice(
      "markers", "the mark \"line\"",
      [
        ("all", "at every point"), ("automatic", "where they tell lines apart"),
        ("none", "at no point"),
      ]),
    choice(
      "method", "an experiment of the kind \"differentiate\"",
      [
        ("central", "(f(x + h) − f(x − h))/2h"), ("forward", "(f(x + h) − f(x))/h"),
      ]),
    choice("paper", "the handout", [("a4", "210 mm × 297 mm"), ("letter", "8.5 in × 11 in")]),
    choice(
      "place", "the mark \"inset\"",
      [
        ("automatic", "where it covers least"), ("bottomLeft", ""), ("bottomRight", ""),
        ("topLeft", ""),
        ("topRight", ""),
      ]),
    choice(
      "scale", "\"levels\"",
      [
        ("linear", "equal differences"), ("log", "equal ratios"),
        ("squareRoot", "closer together near the minimum"),
      ]),
    choice(
      "scale", "a range and of the marks \"heatmap\" and \"surface\"",
      [
        ("linear", "equal differences"), ("log", "equal ratios"),
      ]),
    choice(
      "scale", "an axis",
      [
        ("linear", "equal differences"), ("log", "equal ratios"),
        ("symlog", "linear up to \"threshold\" on both sides of 0, logarithmic beyond"),
      ]),
    choice(
      "shape", "the mark \"distribution\"",
      [
        ("box", "quartiles and what lies beyond"), ("strip", "all runs"),
        ("violin", "density with quartiles"),
      ]),
    choice(
      "shape", "the mark \"line\"",
      [("step", "level up to the next point"), ("straight", "from point to point")]),
    choice(
      "side", "the mark \"brace\"",
      [
        ("left", "its tip left of the way between its ends"), ("right", "its tip right of it"),
      ]),
    choice(
      "svgText", "a report",
      [("outlines", "letters as shapes"), ("text", "letters that can be searched")]),
    choice(
      "y", "the mark \"line\" of a finite difference",
      [
        ("error", "how far it is off"), ("estimate", "its value"),
      ]),
  ]

  /// What the lines and points of a mark look like.
  static let styles: [Entry] =
    (1...6).map { Entry("\($0)", "the color, dash and marker of that number in the theme") } + [
      Entry("guide", "thin and grey, for what only helps to read"),
      Entry("ink", "the color of text"),
    ]

  private static func choice(
    _ key: String, _ owner: String, _ values: [(name: String, meaning: String)]
  ) -> Entry {
    let names = values.map(\.name)
    let last = names.last ?? ""
    return Entry(
      key, names.dropLast().joined(separator: ", ") + " or " + last,
      details: values.filter { !$0.meaning.isEmpty }.map { "\($0.name): \($0.meaning)" }, of: owner)
  }
}
