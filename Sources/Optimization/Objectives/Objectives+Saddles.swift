/// Functions about saddles.
let saddlePoints: [ObjectiveEntry] = [
  ObjectiveEntry(
    "boundedSaddle", "bounded saddle",
    "0.5*x^2 + 0.25*y^4 - 0.5*y^2",
    region: [-2...2, -2...2],
    minimizers: [[0, 1], [0, -1]],
    minimum: -0.25,
    saddles: [[0, 0]],
    lesson: """
      From (1, 0) gradient descent walks into the saddle and stays; any noise lets it escape.
      """,
    citation: """
      Y. Nesterov. Introductory Lectures on Convex Optimization. Kluwer (2004), example 1.2.2, \
      doi:10.1007/978-1-4419-8853-9
      """),
  ObjectiveEntry(
    "hyperbolicSaddle", "hyperbolic saddle",
    "x^2 - y^2",
    region: [-2...2, -2...2],
    minimizers: [],
    minimum: nil,
    saddles: [[0, 0]],
    lesson: """
      The plainest saddle: down in one direction, up in the other, and no bottom.
      """),
  ObjectiveEntry(
    "monkeySaddle", "monkey saddle",
    "x^3 - 3*x*y^2",
    region: [-2...2, -2...2],
    minimizers: [],
    minimum: nil,
    lesson: """
      The Hessian vanishes at the origin and says nothing: three valleys meet there.
      """),
]
