import Graphics

/// Sees to it that every link leads somewhere, and every place is one.
struct LinkCheck {
  /// The places that there are.
  private var places: Set<String> = []

  /// The pages without links that lead nowhere; of places with one name the first remains.
  static func checked(_ scenes: [Scene]) -> [Scene] {
    var check = LinkCheck()
    let unique = scenes.map { scene in
      Scene(size: scene.size, items: scene.items.map { check.withoutRepeatedPlaces($0) })
    }
    return unique.map { scene in
      Scene(size: scene.size, items: scene.items.map { check.withoutDeadLinks($0) })
    }
  }

  private mutating func withoutRepeatedPlaces(_ item: Scene.Item) -> Scene.Item {
    guard case .group(var group) = item else { return item }
    if case .place(let place)? = group.tag, place.isEmpty || !places.insert(place).inserted {
      group.tag = nil
    }
    group.items = group.items.map { withoutRepeatedPlaces($0) }
    return .group(group)
  }

  private func withoutDeadLinks(_ item: Scene.Item) -> Scene.Item {
    guard case .group(var group) = item else { return item }
    switch group.tag {
    case .link(let place) where !places.contains(place): group.tag = nil
    case .address(let address) where address.isEmpty: group.tag = nil
    default: break
    }
    group.items = group.items.map { withoutDeadLinks($0) }
    return .group(group)
  }
}
