/// Functions whose valleys are narrow or curved.
let valleys: [ObjectiveEntry] = [
  ObjectiveEntry(
    "beale", "Beale",
    "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
    region: [-4.5...4.5, -4.5...4.5],
    minimizers: [[3, 0.5]],
    minimum: 0,
    saddles: [[0, 1], [0.10053793732415836, -2.644513585023125]],
    lesson: """
      Flat in the middle and steep at the corners: one learning rate does not fit all.
      """,
    citation: """
      E. M. L. Beale. "On an Iterative Method for Finding a Local Minimum of a Function of More \
      Than One Variable." Technical Report 25, Princeton University, 1958
      """),
  ObjectiveEntry(
    "bukin6", "Bukin 6",
    "100*sqrt(abs(y - 0.01*x^2)) + 0.01*abs(x + 10)",
    region: [-15...(-5), -3...3],
    minimizers: [[-10, 1]],
    minimum: 0,
    isSmoothAtMinimizers: false,
    lesson: """
      A ridge without derivatives: gradient methods jump across the valley and never along it.
      """,
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
  ObjectiveEntry(
    "dixonPrice", "Dixon–Price",
    "(x - 1)^2 + 2*(2*y^2 - x)^2",
    region: [-10...10, -10...10],
    minimizers: [[1, 0.7071067811865476], [1, -0.7071067811865476]],
    minimum: 0,
    saddles: [[0.3333333333333333, 0]],
    lesson: "A curved valley that forks: two minimizers, a saddle between them.",
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
  ObjectiveEntry(
    "matrixFactorization", "matrix factorization",
    "(x*y - 1)^2",
    region: [-3...3, -3...3],
    minimizers: [[1, 1], [-1, -1], [2, 0.5]],
    minimum: 0,
    saddles: [[0, 0]],
    isFlatAtMinimizers: true,
    lesson: """
      A hyperbola of minimizers: where a run ends depends on where it starts (implicit bias).
      """),
  ObjectiveEntry(
    "rosenbrock", "Rosenbrock",
    "(1 - x)^2 + 100*(y - x^2)^2",
    region: [-2...2, -1...3],
    minimizers: [[1, 1]],
    minimum: 0,
    general: .init(
      "sum(i = 1..n-1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)", coordinate: 1,
      minimumPerDimension: 0),
    lesson: """
      The banana valley, of condition 2508 at its end: finding it is easy, following it is not.
      """,
    citation: """
      H. H. Rosenbrock. "An Automatic Method for Finding the Greatest or Least Value of a \
      Function." The Computer Journal 3 (1960), 175–184, doi:10.1093/comjnl/3.3.175
      """),
  ObjectiveEntry(
    "wood", "Wood",
    """
    100*(a^2 - b)^2 + (a - 1)^2 + (c - 1)^2 + 90*(c^2 - d)^2 + 10.1*((b - 1)^2 + (d - 1)^2) + \
    19.8*(b - 1)*(d - 1)
    """,
    variables: ["a", "b", "c", "d"],
    region: [-10...10, -10...10, -10...10, -10...10],
    minimizers: [[1, 1, 1, 1]],
    minimum: 0,
    lesson: """
      Two banana valleys that are coupled, with a false rest near (−1, 1, −1, 1).
      """,
    citation: """
      J. J. Moré, B. S. Garbow, K. E. Hillstrom. "Testing Unconstrained Optimization Software." \
      ACM Transactions on Mathematical Software 7 (1981), 17–41, doi:10.1145/355934.355936
      """),
]
