/// The schedules, sorted by name.
public let schedules: [ScheduleEntry] = [
  ScheduleEntry("constant", "the same value at every step", [.init(.optax, ConstantSchedule())]),
  ScheduleEntry(
    "constantWarmup", "a part of the value for some steps, then all of it",
    [.init(.torch, ConstantWarmup())]),
  ScheduleEntry(
    "cosine", "half a wave down",
    [
      .init(.torch, CosineDecay(), without: ["exponent"]),
      .init(.optax, CosineDecay(holdsEnd: true)),
    ]),
  ScheduleEntry("cyclic", "a triangle wave between two values", [.init(.torch, Cyclic())]),
  ScheduleEntry(
    "exponential", "the same factor in every span of steps",
    [
      .init(.torch, ExponentialDecay(), without: ["period", "begin", "staircase", "final"]),
      .init(.optax, ExponentialDecay()),
    ]),
  ScheduleEntry(
    "inverseSquareRoot", "a line up, then a fall with the root of the step",
    [.init(.paper, InverseSquareRoot())]),
  ScheduleEntry("inverseTime", "a fall with the step", [.init(.paper, InverseTime())]),
  ScheduleEntry(
    "linear", "a straight line, then held",
    [.init(.optax, LinearSchedule()), .init(.torch, LinearFactors())]),
  ScheduleEntry(
    "list", "a value for each step, the last one held", [.init(.paper, ListSchedule())]),
  ScheduleEntry(
    "multiStep", "a factor at each of several steps", [.init(.torch, MultiStepDecay())]),
  ScheduleEntry(
    "oneCycle", "up to a peak, then far down",
    [
      .init(.torch, OneCycle(), without: ["returnAt"]),
      .init(.optax, OneCycle(.optax), without: ["threePhase"]),
    ]),
  ScheduleEntry(
    "piecewise", "a value for each span of steps, or ways between them",
    [.init(.optax, Piecewise())]),
  ScheduleEntry(
    "polynomial", "a power of the way that is left",
    [
      .init(.torch, PolynomialDecay(), without: ["final", "begin"]),
      .init(.optax, PolynomialDecay()),
    ]),
  ScheduleEntry("product", "the product of schedules", [.init(.torch, ScheduleProduct())]),
  ScheduleEntry(
    "reduceOnPlateau", "a factor whenever the loss has stopped falling",
    [
      .init(.torch, ReduceOnPlateau(), without: ["accumulation"]),
      .init(.optax, ReduceOnPlateau(.optax), without: ["smallestChange"]),
    ]),
  ScheduleEntry("sequence", "one schedule after the other", [.init(.torch, ScheduleSequence())]),
  ScheduleEntry("step", "a factor every so many steps", [.init(.torch, StepDecay())]),
  ScheduleEntry(
    "warmRestarts", "half a wave down, again and again", [.init(.torch, WarmRestarts())]),
  ScheduleEntry(
    "warmup", "a line up to another schedule",
    [
      .init(.optax, Warmup(), without: ["startFactor"]),
      .init(.torch, Warmup(startFactor: 1.0 / 3), without: ["initial"]),
    ]),
  ScheduleEntry(
    "warmupCosine", "a line up, then half a wave down", [.init(.optax, WarmupCosine())]),
]
