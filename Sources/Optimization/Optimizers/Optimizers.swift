/// The optimizers, sorted by name.
public let optimizers: [OptimizerEntry] = [
  OptimizerEntry(
    "adabelief", "AdaBelief", "scales by the deviation from the mean gradient",
    [
      .init(.optax, AdaBelief()),
      .init(.paper, AdaBelief(epsilon: 1e-8), learningRate: 1e-3),
    ]),
  OptimizerEntry(
    "adadelta", "AdaDelta", "steps in the units of the parameters",
    [
      .init(.torch, AdaDelta(), learningRate: 1), .init(.optax, AdaDelta(), learningRate: 1),
      .init(.paper, AdaDelta.paper, learningRate: 1),
    ]),
  OptimizerEntry(
    "adagrad", "AdaGrad", "scales by all squared gradients so far",
    [.init(.torch, AdaGrad(), learningRate: 0.01), .init(.optax, AdaGrad.optax)]),
  OptimizerEntry(
    "adam", "Adam", "momentum scaled by the recent root mean square",
    [
      .init(.torch, Adam(), learningRate: 1e-3), .init(.optax, Adam()),
      .init(.paper, Adam(), learningRate: 1e-3),
    ]),
  OptimizerEntry(
    "adamax", "Adamax", "momentum scaled by the recent maximum",
    [
      .init(.torch, Adamax(), learningRate: 2e-3), .init(.optax, Adamax()),
      .init(.paper, Adamax.paper, learningRate: 2e-3),
    ]),
  OptimizerEntry(
    "adamw", "AdamW", "Adam with a decay of the weights beside it",
    [
      .init(
        .torch, AdamW(), learningRate: 1e-3,
        weightDecay: WeightDecay(.decoupled, lambda: 0.01)),
      .init(.optax, AdamW(), weightDecay: WeightDecay(.decoupled, lambda: 1e-4)),
      .init(.paper, AdamW(), learningRate: 1e-3, weightDecay: WeightDecay(.unscaled)),
    ]),
  OptimizerEntry(
    "adan", "Adan", "momentum of the gradient and of its change",
    [
      .init(.paper, Adan(), learningRate: 1e-3, weightDecay: WeightDecay(.proximal)),
      .init(.optax, Adan.optax, weightDecay: WeightDecay(.decoupled)),
    ]),
  OptimizerEntry(
    "amsgrad", "AMSGrad", "Adam whose steps never lengthen again",
    [
      .init(.torch, AMSGrad(), learningRate: 1e-3), .init(.optax, AMSGrad(.optax)),
      .init(.paper, AMSGrad(.paper), learningRate: 1e-3),
    ]),
  OptimizerEntry(
    "backtracking", "backtracking", "gradient descent that checks that it descends",
    [.init(.paper, Backtracking(), learningRate: 1)]),
  OptimizerEntry(
    "dampedNewton", "damped Newton", "Newton's method that only goes downhill",
    [.init(.paper, DampedNewton(), learningRate: 1)]),
  OptimizerEntry(
    "exactLineSearch", "exact line search", "goes as far downhill as it gets",
    [.init(.paper, ExactLineSearch(), learningRate: 1)]),
  OptimizerEntry(
    "gd", "gradient descent", "steps against the gradient",
    [.init(.torch, GradientDescent()), .init(.optax, GradientDescent())]),
  OptimizerEntry(
    "heavyBall", "heavy ball", "gradient descent with inertia",
    [
      .init(.torch, HeavyBall()), .init(.optax, HeavyBall()),
      .init(.paper, HeavyBall(.paper)),
    ]),
  OptimizerEntry(
    "lbfgs", "L-BFGS", "Newton's method with a Hessian guessed from the last steps",
    [
      .init(.torch, LBFGS(memory: 100), learningRate: 1),
      .init(.optax, LBFGS(memory: 10), learningRate: 1),
      .init(.paper, LBFGS(memory: 5), learningRate: 1),
    ]),
  OptimizerEntry(
    "lion", "Lion", "steps by the sign of a mean gradient",
    [
      .init(.optax, Lion(), weightDecay: WeightDecay(.decoupled, lambda: 1e-3)),
      .init(.paper, Lion(), learningRate: 1e-4, weightDecay: WeightDecay(.decoupled)),
    ]),
  OptimizerEntry(
    "nadam", "NAdam", "Adam with Nesterov's look ahead",
    [
      .init(.torch, NAdam(), learningRate: 2e-3), .init(.optax, NesterovAdam()),
    ]),
  OptimizerEntry(
    "nesterov", "Nesterov", "inertia, with the gradient where inertia leads",
    [.init(.torch, Nesterov()), .init(.optax, Nesterov()), .init(.paper, SutskeverNesterov())]),
  OptimizerEntry(
    "newton", "Newton", "steps to the critical point of the quadratic model",
    [.init(.paper, Newton(), learningRate: 1)]),
  OptimizerEntry(
    "polyakStep", "Polyak step", "gradient descent that knows the minimum",
    [.init(.optax, PolyakStep(), learningRate: 1)]),
  OptimizerEntry(
    "radam", "RAdam", "Adam that waits until its scaling can be trusted",
    [.init(.torch, RAdam(), learningRate: 1e-3), .init(.optax, RAdam(.optax))]),
  OptimizerEntry(
    "rmsprop", "RMSProp", "scales by the recent root mean square",
    [.init(.torch, RMSProp(), learningRate: 0.01), .init(.optax, RMSProp.optax)]),
  OptimizerEntry(
    "rprop", "Rprop", "a step for each coordinate, by signs alone",
    [.init(.torch, Rprop(), learningRate: 0.01)]),
  OptimizerEntry(
    "yogi", "Yogi", "Adam whose mean square never leaps",
    [.init(.optax, Yogi())]),
]
