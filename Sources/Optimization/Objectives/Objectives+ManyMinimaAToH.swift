/// Functions with several minima.
let manyMinimaAToH: [ObjectiveEntry] = [
  ObjectiveEntry(
    "ackley", "Ackley",
    """
    -20*exp(-0.2*sqrt(0.5*(x^2 + y^2))) - exp(0.5*(cos(2*pi*x) + cos(2*pi*y))) + e + 20
    """,
    region: [-5...5, -5...5],
    minimizers: [[0, 0]],
    minimum: 0,
    isSmoothAtMinimizers: false,
    general: .init(
      """
      -20*exp(-0.2*sqrt(sum(i = 1..n, x[i]^2)/n)) - exp(sum(i = 1..n, cos(2*pi*x[i]))/n) + e + \
      20
      """, coordinate: 0, minimumPerDimension: 0),
    lesson: "A funnel full of dents with a tip that has no derivative.",
    citation: """
      D. H. Ackley. A Connectionist Machine for Genetic Hillclimbing. Kluwer (1987), \
      doi:10.1007/978-1-4613-1997-9
      """),
  ObjectiveEntry(
    "bohachevsky1", "Bohachevsky 1",
    "x^2 + 2*y^2 - 0.3*cos(3*pi*x) - 0.4*cos(4*pi*y) + 0.7",
    region: [-2...2, -2...2],
    minimizers: [[0, 0]],
    minimum: 0,
    lesson: """
      A bowl with ripples: momentum can roll through what stops gradient descent.
      """,
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
  ObjectiveEntry(
    "branin", "Branin",
    "(y - 5.1/(4*pi^2)*x^2 + 5/pi*x - 6)^2 + 10*(1 - 1/(8*pi))*cos(x) + 10",
    region: [-5...10, 0...15],
    minimizers: [
      [-3.141592653589793, 12.275], [3.141592653589793, 2.275],
      [9.42477796076938, 2.4749999999999996],
    ],
    minimum: 0.3978873577297384,
    saddles: [[0, 6], [6.283185307179586, 1.0999999999999996]],
    lesson: "Three minimizers of equal depth: the start decides.",
    citation: """
      F. H. Branin. "Widely Convergent Method for Finding Multiple Solutions of Simultaneous \
      Nonlinear Equations." IBM Journal of Research and Development 16 (1972), 504–522, \
      doi:10.1147/rd.165.0504
      """),
  ObjectiveEntry(
    "crossInTray", "cross-in-tray",
    "-0.0001*(abs(sin(x)*sin(y)*exp(abs(100 - sqrt(x^2 + y^2)/pi))) + 1)^0.1",
    region: [-10...10, -10...10],
    minimizers: [
      [1.3494066171539107, 1.3494066171539107], [1.3494066171539107, -1.3494066171539107],
      [-1.3494066171539107, 1.3494066171539107], [-1.3494066171539107, -1.3494066171539107],
    ],
    minimum: -2.062611870822738,
    lesson: "Kinks along the axes part the plane into basins.",
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
  ObjectiveEntry(
    "dropWave", "drop wave",
    "-(1 + cos(12*sqrt(x^2 + y^2)))/(0.5*(x^2 + y^2) + 2)",
    region: [-5.12...5.12, -5.12...5.12],
    minimizers: [[0, 0]],
    minimum: -1,
    isSmoothAtMinimizers: false,
    lesson: "Rings of local minima about the best one, like waves about a drop.",
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
  ObjectiveEntry(
    "easom", "Easom",
    "-cos(x)*cos(y)*exp(-((x - pi)^2 + (y - pi)^2))",
    region: [-10...10, -10...10],
    minimizers: [[3.141592653589793, 3.141592653589793]],
    minimum: -1,
    lesson: "A hole in a plain: away from it the gradient vanishes.",
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
  ObjectiveEntry(
    "eggholder", "eggholder",
    "-(y + 47)*sin(sqrt(abs(x/2 + y + 47))) - x*sin(sqrt(abs(x - y - 47)))",
    region: [-512...512, -512...512],
    minimizers: [[512, 404.2318051137578]],
    minimum: -959.6406627208509,
    isSmoothAtMinimizers: false,
    lesson: """
      The minimum lies on the edge of the region, where the gradient does not vanish.
      """,
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
  ObjectiveEntry(
    "freudensteinRoth", "Freudenstein–Roth",
    "(-13 + x + ((5 - y)*y - 2)*y)^2 + (-29 + x + ((y + 1)*y - 14)*y)^2",
    region: [-15...15, -15...15],
    minimizers: [[5, 4]],
    minimum: 0,
    lesson: "A local minimum of 48.98 at (11.41, −0.897) catches most starts.",
    citation: """
      J. J. Moré, B. S. Garbow, K. E. Hillstrom. "Testing Unconstrained Optimization Software." \
      ACM Transactions on Mathematical Software 7 (1981), 17–41, doi:10.1145/355934.355936
      """),
  ObjectiveEntry(
    "gaussianWell", "Gaussian well",
    "x*exp(-x^2 - y^2)",
    region: [-3...3, -3...3],
    minimizers: [[-0.7071067811865476, 0]],
    minimum: -0.4288819424803534,
    lesson: "A hill and a well: starts behind the hill run off to infinity."),
  ObjectiveEntry(
    "goldsteinPrice", "Goldstein–Price",
    """
    (1 + (x + y + 1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*x*y + 3*y^2))*(30 + (2*x - 3*y)^2*(18 - \
    32*x + 12*x^2 + 48*y - 36*x*y + 27*y^2))
    """,
    region: [-2...2, -2...2],
    minimizers: [[0, -1]],
    minimum: 3,
    saddles: [[-0.4, -0.6], [1.2, -0.2], [1.4, 0.6], [0.6, 0.4]],
    lesson: """
      Values from 3 to a million: show it, and choose learning rates, on a logarithmic scale.
      """,
    citation: """
      A. A. Goldstein, J. F. Price. "On Descent from Local Minima." Mathematics of Computation \
      25 (1971), 569–574, doi:10.1090/S0025-5718-1971-0312365-X
      """),
  ObjectiveEntry(
    "griewank", "Griewank",
    "(x^2 + y^2)/4000 - cos(x)*cos(y/sqrt(2)) + 1",
    region: [-10...10, -10...10],
    minimizers: [[0, 0]],
    minimum: 0,
    general: .init(
      "sum(i = 1..n, x[i]^2)/4000 - product(i = 1..n, cos(x[i]/sqrt(i))) + 1", coordinate: 0,
      minimumPerDimension: 0),
    lesson: "Seen from afar a bowl, from nearby an egg carton.",
    citation: """
      A. O. Griewank. "Generalized Descent for Global Optimization." Journal of Optimization \
      Theory and Applications 34 (1981), 11–39, doi:10.1007/BF00933356
      """),
  ObjectiveEntry(
    "himmelblau", "Himmelblau",
    "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    region: [-5...5, -5...5],
    minimizers: [
      [3, 2], [-2.805118086952745, 3.131312518250573], [-3.779310253377747, -3.2831859912861696],
      [3.5844283403304917, -1.8481265269644036],
    ],
    minimum: 0,
    saddles: [
      [3.385154183607021, 0.07385187983774928], [0.08667750455539636, 2.884254701174776],
      [-3.0730257507643897, -0.08135304428796751], [-0.12796134673068008, -1.9537149802445763],
    ],
    lesson: "Four minimizers of equal depth: basins of attraction.",
    citation: "D. M. Himmelblau. Applied Nonlinear Programming. McGraw-Hill, 1972"),
  ObjectiveEntry(
    "holderTable", "Hölder table",
    "-abs(sin(x)*cos(y)*exp(abs(1 - sqrt(x^2 + y^2)/pi)))",
    region: [-10...10, -10...10],
    minimizers: [
      [8.055023475736563, 9.664590019241272], [8.055023475736563, -9.664590019241272],
      [-8.055023475736563, 9.664590019241272], [-8.055023475736563, -9.664590019241272],
    ],
    minimum: -19.208502567886736,
    lesson: "The best basins lie in the corners, far from most starts.",
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
]
