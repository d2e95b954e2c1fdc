/// The library of objectives, sorted by name.
///
/// Points are given to the last digit of a double; where the exact one is rational it is exact.
public let objectives: [ObjectiveEntry] = [
  ObjectiveEntry(
    "beale", "Beale", "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
    region: [-4.5...4.5, -4.5...4.5], minimizers: [[3, 0.5]], minimum: 0,
    saddles: [[0, 1], [0.10053793732415836, -2.644513585023125]],
    citation: """
      E. M. L. Beale. "On an Iterative Method for Finding a Local Minimum of a Function of More \
      Than One Variable." Technical Report 25, Princeton University, 1958
      """),
  ObjectiveEntry(
    "booth", "Booth", "(x + 2*y - 7)^2 + (2*x + y - 5)^2",
    region: [-10...10, -10...10], minimizers: [[1, 3]], minimum: 0,
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
  ObjectiveEntry(
    "boundedSaddle", "bounded saddle", "0.5*x^2 + 0.25*y^4 - 0.5*y^2",
    region: [-2...2, -2...2], minimizers: [[0, 1], [0, -1]], minimum: -0.25, saddles: [[0, 0]],
    citation: """
      Y. Nesterov. Introductory Lectures on Convex Optimization. Kluwer, 2004, example 1.2.2, \
      doi:10.1007/978-1-4419-8853-9
      """),
  ObjectiveEntry(
    "bowl", "bowl", "(x - 3)^2 + (y + 1)^2",
    region: [-1...5, -4...2], minimizers: [[3, -1]], minimum: 0),
  ObjectiveEntry(
    "elongatedBowl", "elongated bowl, κ = 25", "0.5*(x^2 + 25*y^2)",
    region: [-5...5, -2...2], minimizers: [[0, 0]], minimum: 0),
  ObjectiveEntry(
    "himmelblau", "Himmelblau", "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    region: [-5...5, -5...5],
    minimizers: [
      [3, 2], [-2.805118086952745, 3.131312518250573],
      [-3.779310253377747, -3.2831859912861696], [3.5844283403304917, -1.8481265269644036],
    ],
    minimum: 0,
    saddles: [
      [3.385154183607021, 0.07385187983774928], [0.08667750455539636, 2.884254701174776],
      [-3.0730257507643897, -0.08135304428796751], [-0.12796134673068008, -1.9537149802445763],
    ],
    citation: "D. M. Himmelblau. Applied Nonlinear Programming. McGraw-Hill, 1972"),
  ObjectiveEntry(
    "hyperbolicSaddle", "hyperbolic saddle", "x^2 - y^2",
    region: [-2...2, -2...2], minimizers: [], minimum: nil, saddles: [[0, 0]]),
  ObjectiveEntry(
    "rosenbrock", "Rosenbrock", "(1 - x)^2 + 100*(y - x^2)^2",
    region: [-2...2, -1...3], minimizers: [[1, 1]], minimum: 0,
    citation: """
      H. H. Rosenbrock. "An Automatic Method for Finding the Greatest or Least Value of a \
      Function." The Computer Journal 3 (1960), 175–184, doi:10.1093/comjnl/3.3.175
      """),
  // ½(u² + 25 v²) with u = (x + y) / √2 and v = (y − x) / √2: the same bowl, turned by 45°.
  ObjectiveEntry(
    "rotatedBowl", "rotated bowl, κ = 25", "0.25*(x + y)^2 + 6.25*(y - x)^2",
    region: [-5...5, -5...5], minimizers: [[0, 0]], minimum: 0),
  ObjectiveEntry(
    "sphere", "sphere", "x^2 + y^2",
    region: [-5.12...5.12, -5.12...5.12], minimizers: [[0, 0]], minimum: 0),
  ObjectiveEntry(
    "styblinskiTang", "Styblinski–Tang",
    "0.5*((x^4 - 16*x^2 + 5*x) + (y^4 - 16*y^2 + 5*y))",
    region: [-5...5, -5...5], minimizers: [[-2.903534027771177, -2.903534027771177]],
    minimum: -78.33233140754282,
    saddles: [
      [-2.903534027771177, 0.1567312567803401], [0.1567312567803401, -2.903534027771177],
      [0.1567312567803401, 2.746802770990837], [2.746802770990837, 0.1567312567803401],
    ],
    citation: """
      M. A. Styblinski, T.-S. Tang. "Experiments in Nonconvex Optimization: Stochastic \
      Approximation with Function Smoothing and Simulated Annealing." Neural Networks 3 (1990), \
      467–483, doi:10.1016/0893-6080(90)90029-K
      """),
]
