/// The library of objectives, sorted by name.
///
/// Points are given to the last digit of a double; where the exact one is rational it is exact.
public let objectives: [ObjectiveEntry] =
  (bowls + lines + manyMinimaAToH + manyMinimaIToZ + saddlePoints + valleys)
  .sorted { $0.name < $1.name }
