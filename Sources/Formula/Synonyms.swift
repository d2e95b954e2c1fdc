/// What people write for what the language calls otherwise.
let synonyms: [String: String] = [
  "arccos": "acos", "arccosh": "acosh", "arcosh": "acosh", "arcsin": "asin", "arcsinh": "asinh",
  "arctan": "atan", "arctan2": "atan2", "arctanh": "atanh", "arctg": "atan", "arsinh": "asinh",
  "artanh": "atanh", "ceiling": "ceil", "ch": "cosh", "expit": "sigmoid", "fabs": "abs",
  "heaviside": "step", "logaddexp": "logsumexp",
  "ld": "log2", "lg": "log10", "logistic": "sigmoid", "m_e": "e", "m_pi": "pi", "maximum": "max",
  "minimum": "min", "power": "pow", "prod": "product", "sgn": "sign", "sh": "sinh",
  "signum": "sign", "tg": "tan", "th": "tanh",
]

/// Functions that the language has in other words.
let rewritings: [String: String] = {
  let table: [(String, String)] = [
    ("cosec", "1/sin(x)"), ("cot", "1/tan(x)"), ("coth", "1/tanh(x)"), ("csc", "1/sin(x)"),
    ("csch", "1/sinh(x)"), ("ctg", "1/tan(x)"), ("exp10", "10^x"), ("exp2", "2^x"),
    ("factorial", "product(i = 1..n, i)"), ("fmod", "x - y*floor(x/y)"),
    ("gelu", "x*(1 + erf(x/sqrt(2)))/2"), ("leakyrelu", "max(x, 0.01*x)"),
    ("logit", "log(x/(1 - x))"), ("mod", "x - y*floor(x/y)"), ("norm", "hypot(x, y)"),
    ("nthroot", "x^(1/n)"), ("rint", "floor(x + 0.5)"), ("root", "x^(1/n)"),
    ("round", "floor(x + 0.5)"), ("sec", "1/cos(x)"), ("sech", "1/cosh(x)"),
    ("silu", "x*sigmoid(x)"), ("sinc", "sin(x)/x"), ("square", "x^2"), ("swish", "x*sigmoid(x)"),
    ("trunc", "sign(x)*floor(abs(x))"),
  ]
  var rewritings = Dictionary(uniqueKeysWithValues: table.map { ($0, "write \"\($1)\"") })
  for name in ["if", "ifelse", "iif", "piecewise", "where"] { rewritings[name] = conditionAdvice }
  return rewritings
}()

/// Names of what is no number.
let infinities: [String: String] = [
  "inf": infinityAdvice, "infinity": infinityAdvice, "nan": writeInstead("0/0"),
]

/// Words of programming languages that stand before an expression.
let keywords: Set<String> = [
  "const", "def", "double", "float", "function", "int", "lambda", "let", "return", "var",
]

/// What a wrong number of arguments may mean.
let otherCounts: [String: String] = [
  "atan 2": didYouMean("atan2"), "atan2 1": didYouMean("atan"),
  "hypot 1": didYouMean("abs"), "hypot 3": writeInstead("hypot(hypot(x, y), z)"),
  "ln 2": writeInstead("log(x)/log(b)"), "log 2": writeInstead("log(x)/log(b)"),
  "pow 1": writeInstead("pow(x, 2)"), "sqrt 2": writeInstead("x^(1/n)"),
]
