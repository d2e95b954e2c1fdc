/// Functions of one variable.
let lines: [ObjectiveEntry] = [
  ObjectiveEntry(
    "absoluteValue", "absolute value",
    "abs(x)",
    variables: ["x"],
    region: [-3...3],
    minimizers: [[0]],
    minimum: 0,
    isSmoothAtMinimizers: false,
    lesson: """
      The kink: with a constant learning rate subgradient descent never comes to rest.
      """),
  ObjectiveEntry(
    "doubleWell", "double well",
    "x^4 - 3*x^2 + x",
    variables: ["x"],
    region: [-2.2...2.2],
    minimizers: [[-1.3008395659415772]],
    minimum: -3.513905038934789,
    lesson: "Two minima and a maximum between them, near which the start decides."),
  ObjectiveEntry(
    "hinge", "hinge",
    "max(0, 1 - x)",
    variables: ["x"],
    region: [-2...4],
    minimizers: [[1], [2]],
    minimum: 0,
    isSmoothAtMinimizers: false,
    lesson: "A kink and a half-line of minimizers."),
  ObjectiveEntry(
    "logisticLoss", "logistic loss",
    "softplus(-x)",
    variables: ["x"],
    region: [-5...10],
    minimizers: [],
    minimum: nil,
    lesson: "Convex without a minimizer: x grows like log t for ever.",
    citation: """
      S. Boyd, L. Vandenberghe. Convex Optimization. Cambridge University Press (2004), \
      doi:10.1017/CBO9780511804441
      """),
  ObjectiveEntry(
    "parabola", "parabola",
    "(theta - 5)^2",
    variables: ["theta"],
    region: [0...10],
    minimizers: [[5]],
    minimum: 0,
    lesson: "One variable: every learning rate from slow to unstable, by hand."),
  ObjectiveEntry(
    "pseudoHuber", "pseudo-Huber loss",
    "hypot(1, x) - 1",
    variables: ["x"],
    region: [-4...4],
    minimizers: [[0]],
    minimum: 0,
    lesson: "Quadratic near 0, linear far away: Newton's method diverges from |x| > 1.",
    citation: """
      P. J. Huber. "Robust Estimation of a Location Parameter." The Annals of Mathematical \
      Statistics 35 (1964), 73–101, doi:10.1214/aoms/1177703732
      """),
  ObjectiveEntry(
    "wavyParabola", "wavy parabola",
    "x^2 + 10*sin(x)",
    variables: ["x"],
    region: [-10...10],
    minimizers: [[-1.306440008369511]],
    minimum: -7.945823375615284,
    lesson: "Many minima on a line; noise or momentum to leave the shallow ones."),
]
