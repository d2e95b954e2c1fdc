/// Functions with several minima.
let manyMinimaIToZ: [ObjectiveEntry] = [
  ObjectiveEntry(
    "levy", "Lévy",
    """
    sin(pi*(1 + (x - 1)/4))^2 + ((x - 1)/4)^2*(1 + 10*sin(pi*(1 + (x - 1)/4) + 1)^2) + ((y - \
    1)/4)^2*(1 + sin(2*pi*(1 + (y - 1)/4))^2)
    """,
    region: [-10...10, -10...10],
    minimizers: [[1, 1]],
    minimum: 0,
    general: .init(
      """
      sin(pi*(1 + (x[1] - 1)/4))^2 + sum(i = 1..n-1, ((x[i] - 1)/4)^2*(1 + 10*sin(pi*(1 + (x[i] \
      - 1)/4) + 1)^2)) + ((x[n] - 1)/4)^2*(1 + sin(2*pi*(1 + (x[n] - 1)/4))^2)
      """, coordinate: 1, minimumPerDimension: 0),
    lesson: "Parallel valleys that a run seldom leaves.",
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
  ObjectiveEntry(
    "levy13", "Lévy 13",
    """
    sin(3*pi*x)^2 + (x - 1)^2*(1 + sin(3*pi*y)^2) + (y - 1)^2*(1 + sin(2*pi*y)^2)
    """,
    region: [-10...10, -10...10],
    minimizers: [[1, 1]],
    minimum: 0,
    lesson: "Ripples in one direction, a steep valley in the other.",
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
  ObjectiveEntry(
    "mccormick", "McCormick",
    "sin(x + y) + (x - y)^2 - 1.5*x + 2.5*y + 1",
    region: [-1.5...4, -3...4],
    minimizers: [[-0.5471975511965977, -1.5471975511965979]],
    minimum: -1.9132229549810364,
    saddles: [[1.5471975511965979, 0.5471975511965977]],
    lesson: "A valley with waves along it: which one is found depends on the start.",
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
  ObjectiveEntry(
    "michalewicz", "Michalewicz",
    "-sin(x)*sin(x^2/pi)^20 - sin(y)*sin(2*y^2/pi)^20",
    region: [0...3.141592653589793, 0...3.141592653589793],
    minimizers: [[2.2029055201726093, 1.5707963267948966]],
    minimum: -1.8013034100985525,
    lesson: "Plateaus with narrow ditches: the gradient is next to 0 almost everywhere.",
    citation: """
      Z. Michalewicz. Genetic Algorithms + Data Structures = Evolution Programs. Springer \
      (1992), doi:10.1007/978-3-662-02830-8
      """),
  ObjectiveEntry(
    "peaks", "peaks",
    """
    3*(1 - x)^2*exp(-x^2 - (y + 1)^2) - 10*(x/5 - x^3 - y^5)*exp(-x^2 - y^2) - exp(-(x + 1)^2 \
    - y^2)/3
    """,
    region: [-3...3, -3...3],
    minimizers: [[0.22827892055636909, -1.6255349574999964]],
    minimum: -6.551133332835837,
    lesson: """
      Hills, wells and passes in one picture: good for contour lines and gradients.
      """),
  ObjectiveEntry(
    "rastrigin", "Rastrigin",
    "20 + x^2 - 10*cos(2*pi*x) + y^2 - 10*cos(2*pi*y)",
    region: [-5.12...5.12, -5.12...5.12],
    minimizers: [[0, 0]],
    minimum: 0,
    general: .init(
      "10*n + sum(i = 1..n, x[i]^2 - 10*cos(2*pi*x[i]))", coordinate: 0, minimumPerDimension: 0),
    lesson: """
      About a hundred local minima on a grid: gradient descent finds the nearest one.
      """,
    citation: "L. A. Rastrigin. Systems of Extreme Control. Nauka, 1974"),
  ObjectiveEntry(
    "schaffer2", "Schaffer 2",
    "0.5 + (sin(x^2 - y^2)^2 - 0.5)/(1 + 0.001*(x^2 + y^2))^2",
    region: [-10...10, -10...10],
    minimizers: [[0, 0]],
    minimum: 0,
    isFlatAtMinimizers: true,
    lesson: "Crossed ripples that hardly rise: lines of almost equal depth.",
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
  ObjectiveEntry(
    "schwefel", "Schwefel",
    "837.9657745448678 - x*sin(sqrt(abs(x))) - y*sin(sqrt(abs(y)))",
    region: [-500...500, -500...500],
    minimizers: [[420.96874635998205, 420.96874635998205]],
    minimum: 0,
    general: .init(
      "418.9828872724339*n - sum(i = 1..n, x[i]*sin(sqrt(abs(x[i]))))",
      coordinate: 420.96874635998205, minimumPerDimension: 0),
    lesson: "The second best minimum is far from the best: a local search is deceived.",
    citation: "H.-P. Schwefel. Numerical Optimization of Computer Models. Wiley, 1981"),
  ObjectiveEntry(
    "sixHumpCamel", "six-hump camel",
    "(4 - 2.1*x^2 + x^4/3)*x^2 + x*y + (4*y^2 - 4)*y^2",
    region: [-3...3, -2...2],
    minimizers: [
      [0.08984201310031806, -0.7126564030207396], [-0.08984201310031806, 0.7126564030207396],
    ],
    minimum: -1.0316284534898774,
    saddles: [
      [0, 0], [-1.1092053368047863, 0.7682680925095399], [1.1092053368047863, -0.7682680925095399],
      [-1.6380679841897787, -0.22867406904439408], [1.6380679841897787, 0.22867406904439408],
      [-1.2960702671671092, -0.6050843880386585], [1.2960702671671092, 0.6050843880386585],
    ],
    lesson: "Six minima, two of them lowest, seven saddles between.",
    citation: """
      L. C. W. Dixon, G. P. Szegő (eds.). Towards Global Optimisation 2. North-Holland, 1978
      """),
  ObjectiveEntry(
    "styblinskiTang", "Styblinski–Tang",
    "0.5*((x^4 - 16*x^2 + 5*x) + (y^4 - 16*y^2 + 5*y))",
    region: [-5...5, -5...5],
    minimizers: [[-2.903534027771177, -2.903534027771177]],
    minimum: -78.33233140754282,
    saddles: [
      [-2.903534027771177, 0.1567312567803401], [0.1567312567803401, -2.903534027771177],
      [0.1567312567803401, 2.746802770990837], [2.746802770990837, 0.1567312567803401],
    ],
    general: .init(
      "0.5*sum(i = 1..n, x[i]^4 - 16*x[i]^2 + 5*x[i])", coordinate: -2.903534027771177,
      minimumPerDimension: -39.16616570377141),
    lesson: "One lowest of four minima; each coordinate chooses for itself.",
    citation: """
      M. A. Styblinski, T.-S. Tang. "Experiments in Nonconvex Optimization: Stochastic \
      Approximation with Function Smoothing and Simulated Annealing." Neural Networks 3 (1990), \
      467–483, doi:10.1016/0893-6080(90)90029-K
      """),
  ObjectiveEntry(
    "sumOfDifferentPowers", "sum of different powers",
    "abs(x)^2 + abs(y)^3 + abs(z)^4",
    variables: ["x", "y", "z"],
    region: [-1...1, -1...1, -1...1],
    minimizers: [[0, 0, 0]],
    minimum: 0,
    isFlatAtMinimizers: true,
    lesson: """
      The higher the power, the flatter the floor: coordinates arrive one after the other.
      """,
    citation: """
      M. Jamil, X.-S. Yang. "A Literature Survey of Benchmark Functions for Global Optimisation \
      Problems." International Journal of Mathematical Modelling and Numerical Optimisation 4 \
      (2013), 150–194, doi:10.1504/IJMMNO.2013.055204
      """),
  ObjectiveEntry(
    "threeHumpCamel", "three-hump camel",
    "2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2",
    region: [-5...5, -5...5],
    minimizers: [[0, 0]],
    minimum: 0,
    saddles: [[-1.07054229182366, 0.53527114591183], [1.07054229182366, -0.53527114591183]],
    lesson: "One lowest of three minima in a row.",
    citation: """
      L. C. W. Dixon, G. P. Szegő (eds.). Towards Global Optimisation 2. North-Holland, 1978
      """),
]
