/// Convex functions.
let bowls: [ObjectiveEntry] = [
  ObjectiveEntry(
    "booth", "Booth",
    "(x + 2*y - 7)^2 + (2*x + y - 5)^2",
    region: [-10...10, -10...10],
    minimizers: [[1, 3]],
    minimum: 0,
    lesson: "A tilted bowl of condition 9, in which plain gradient descent does well.",
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
  ObjectiveEntry(
    "bowl", "bowl",
    "(x - 3)^2 + (y + 1)^2",
    region: [-1...5, -4...2],
    minimizers: [[3, -1]],
    minimum: 0,
    lesson: """
      The first example: equal curvatures, so the gradient points at the minimizer.
      """),
  ObjectiveEntry(
    "elongatedBowl", "elongated bowl, κ = 25",
    "0.5*(x^2 + 25*y^2)",
    region: [-5...5, -2...2],
    minimizers: [[0, 0]],
    minimum: 0,
    lesson: "Zigzags: the stable learning rate is set by y, the progress by x."),
  ObjectiveEntry(
    "huberBowl", "Huber bowl",
    "hypot(1, x) + 5*hypot(1, y/5) - 6",
    region: [-5...5, -5...5],
    minimizers: [[0, 0]],
    minimum: 0,
    lesson: """
      Quadratic inside, linear outside: far away the gradient has a bounded length.
      """,
    citation: """
      P. J. Huber. "Robust Estimation of a Location Parameter." The Annals of Mathematical \
      Statistics 35 (1964), 73–101, doi:10.1214/aoms/1177703732
      """),
  ObjectiveEntry(
    "logSumExp", "log-sum-exp",
    """
    log(exp(a + 2*b - 0.5) + exp(-a + c) + exp(b - 2*c + 0.25) + exp(-b - 1)) + 0.05*(a^2 + \
    b^2 + c^2)
    """,
    variables: ["a", "b", "c"],
    region: [-5...5, -5...5, -5...5],
    minimizers: [[0.9799016225621728, -0.7884270277238443, 0.33852746154121055]],
    minimum: 0.760991487555332,
    lesson: """
      Smooth and strongly convex but no quadratic: the curvature changes along the way.
      """,
    citation: """
      S. Boyd, L. Vandenberghe. Convex Optimization. Cambridge University Press (2004), \
      doi:10.1017/CBO9780511804441
      """),
  ObjectiveEntry(
    "matyas", "Matyas",
    "0.26*(x^2 + y^2) - 0.48*x*y",
    region: [-10...10, -10...10],
    minimizers: [[0, 0]],
    minimum: 0,
    lesson: """
      A valley along the diagonal, where rules that scale coordinates lose their advantage.
      """,
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
  ObjectiveEntry(
    "powellSingular", "Powell singular",
    "(a + 10*b)^2 + 5*(c - d)^2 + (b - 2*c)^4 + 10*(a - d)^4",
    variables: ["a", "b", "c", "d"],
    region: [-4...5, -4...5, -4...5, -4...5],
    minimizers: [[0, 0, 0, 0]],
    minimum: 0,
    isFlatAtMinimizers: true,
    lesson: """
      The Hessian is singular at the minimizer, so that even Newton's method converges only \
      linearly.
      """,
    citation: """
      J. J. Moré, B. S. Garbow, K. E. Hillstrom. "Testing Unconstrained Optimization Software." \
      ACM Transactions on Mathematical Software 7 (1981), 17–41, doi:10.1145/355934.355936
      """),
  ObjectiveEntry(
    "quarticFlat", "quartic bowl",
    "(x - 1)^4 + 2*(y + 2)^4",
    region: [-5...5, -5...5],
    minimizers: [[1, -2]],
    minimum: 0,
    isFlatAtMinimizers: true,
    lesson: "No curvature at the minimizer: gradient descent slows down to 1/√t."),
  ObjectiveEntry(
    "rotatedBowl", "rotated bowl, κ = 25",
    "0.25*(x + y)^2 + 6.25*(y - x)^2",
    region: [-5...5, -5...5],
    minimizers: [[0, 0]],
    minimum: 0,
    lesson: "The elongated bowl turned by 45°: what scales coordinates no longer helps."),
  ObjectiveEntry(
    "rotatedQuadratic", "rotated quadratic, κ = 400",
    """
    0.5*(100*(0.8*u + 0.6*v - 1)^2 + 4*(-0.36*u + 0.48*v + 0.8*w + 0.5)^2 + 0.25*(0.48*u - \
    0.64*v + 0.6*w - 2)^2)
    """,
    variables: ["u", "v", "w"],
    region: [-5...5, -5...5, -5...5],
    minimizers: [[1.94, -0.92, 0.8]],
    minimum: 0,
    lesson: "Three curvatures at once: a fast, a middling and a slow direction."),
  ObjectiveEntry(
    "sphere", "sphere",
    "x^2 + y^2",
    region: [-5.12...5.12, -5.12...5.12],
    minimizers: [[0, 0]],
    minimum: 0,
    general: .init("sum(i = 1..n, x[i]^2)", coordinate: 0, minimumPerDimension: 0),
    lesson: "The same curvature everywhere: one step of the right length is enough."),
  ObjectiveEntry(
    "trid", "trid",
    "(a - 1)^2 + (b - 1)^2 + (c - 1)^2 + (d - 1)^2 - a*b - b*c - c*d",
    variables: ["a", "b", "c", "d"],
    region: [-16...16, -16...16, -16...16, -16...16],
    minimizers: [[4, 6, 6, 4]],
    minimum: -16,
    lesson: "Each coordinate pulls at its neighbors, as in a chain of springs.",
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
  ObjectiveEntry(
    "zakharov", "Zakharov",
    "x^2 + y^2 + (0.5*x + y)^2 + (0.5*x + y)^4",
    region: [-5...10, -5...10],
    minimizers: [[0, 0]],
    minimum: 0,
    general: .init(
      """
      sum(i = 1..n, x[i]^2) + sum(i = 1..n, 0.5*i*x[i])^2 + sum(i = 1..n, 0.5*i*x[i])^4
      """, coordinate: 0, minimumPerDimension: 0),
    lesson: """
      Convex with a wall: a learning rate that suits the floor explodes at the start.
      """,
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
]
