/// A place on an axis without numbers: what stands there, in words.
public struct Category: Hashable, Sendable {
  /// Markup of the label at the axis.
  public var name: String
  /// Which of several categories with the same name it is, from 0.
  public var index: Int

  /// Creates a category.
  public init(_ name: String, index: Int = 0) {
    self.name = name
    self.index = index
  }

  /// One category for each name, also where a name comes again.
  public static func list(_ names: [String]) -> [Category] {
    names.enumerated().map { place, name in
      Category(name, index: names[..<place].count { $0 == name })
    }
  }
}

extension AxisDomain {
  /// The domain of an axis that has categories at 0, 1, 2, …; a vertical one has the first on top.
  init(categories: [Category], isVertical: Bool) {
    self.init(domain: -0.5...Double(categories.count) - 0.5, isReversed: isVertical)
  }
}

extension PanelFrame {
  /// Where the middle of a category lies and how much room it has, on whichever axis has it; nil if
  /// none has.
  func slot(of category: Category) -> (middle: Double, width: Double)? {
    for (categories, scale) in [(categoriesX, x), (categoriesY, y)] {
      guard let place = categories.firstIndex(of: category) else { continue }
      return (scale(Double(place)), abs(scale.end - scale.start) / Double(categories.count))
    }
    return nil
  }
}
