/// The optimizers, sorted by name.
public let optimizers: [OptimizerEntry] = [
  OptimizerEntry(
    "adagrad", "AdaGrad", "scales by all squared gradients so far", [.init(.torch, AdaGrad())]),
  OptimizerEntry(
    "adam", "Adam", "momentum scaled by the recent root mean square", [.init(.torch, Adam())]),
  OptimizerEntry(
    "gd", "gradient descent", "steps against the gradient", [.init(.torch, GradientDescent())]),
  OptimizerEntry(
    "heavyBall", "heavy ball", "gradient descent with inertia", [.init(.torch, HeavyBall())]),
  OptimizerEntry(
    "nesterov", "Nesterov", "inertia, with the gradient where inertia leads",
    [.init(.torch, Nesterov())]),
  OptimizerEntry(
    "rmsprop", "RMSProp", "scales by the recent root mean square", [.init(.torch, RMSProp())]),
]
