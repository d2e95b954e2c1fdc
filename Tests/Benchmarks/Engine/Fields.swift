import Formula

/// Fields of 400 × 400 points, by rows as contours are drawn.
struct Fields {
  let timer: Timer

  private static let formulas = [
    ("polynomial", "(1 - x)^2 + 100*(y - x^2)^2"), ("sin-cos", "sin(x)*cos(y) + 0.1*x^2"),
    ("exp", "exp(-(x^2 + y^2)) + 0.05*(x^2 + y^2)"), ("sin-of-both", "sin(x*y) + 0.1*y"),
  ]

  func run() throws {
    let x = (0..<400).map { Double($0) / 100 - 2 }
    for (name, text) in Fields.formulas {
      let formula = try Formula(text, variables: ["x", "y"])
      var row = x
      timer.report("field400", name, units: 160_000) {
        for y in x {
          var span = row.mutableSpan
          formula.values(x: x.span, y: y, into: &span)
        }
      }
    }
  }
}
