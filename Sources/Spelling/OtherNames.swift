/// What others call the things that configs name, in lower case.
let otherNames = [
  "arrows": "vectorField",
  "boxplot": "distribution",
  "curve": "line",
  "dark": "slidesDark",
  "escapemedian": "escapesAt",
  "gradientdescent": "gd",
  "momentum": "heavyBall",
  "path": "trajectory",
  "plot": "line",
  "print": "handout",
  "quadratic": "bowl",
  "quiver": "vectorField",
  "scatter": "points",
  "violin": "distribution",
]
