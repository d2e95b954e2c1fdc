public import Graphics
import Typesetting

/// How numbers are spread, one shape for each category: all of them, their density, or their
/// quartiles.
///
/// Numbers that are not finite are counted in words at the end of their lane.
public struct DistributionMark: Mark {
  /// What stands for the numbers.
  public enum Shape: Hashable, Sendable {
    /// The density to both sides, with the median and the quartiles.
    case violin
    /// A dot for each number.
    case strip
    /// The quartiles with the median; whiskers to the farthest numbers within 1.5 of their distance,
    /// and a dot for each beyond.
    ///
    /// > J. W. Tukey. *Exploratory Data Analysis.* Addison-Wesley, 1977.
    case box
  }
  /// The numbers of one category.
  public struct Group: Hashable, Sendable {
    /// What they belong to.
    public var category: Category
    /// The numbers in any order.
    public var values: [Double]
    /// The ink.
    public var style: SeriesStyle
    /// What is said of numbers that are not finite, after how many they are.
    public var missingName: String

    /// How many numbers are not finite, with what is said of them; empty if all are.
    public var missingText: String {
      let count = values.count { !$0.isFinite }
      if count == 0 { return "" }
      guard count == 1 else { return "\(count) \(missingName)" }
      let singular = ["diverge": "diverges", "leave": "leaves", "have": "has"]
      let words = missingName.split(separator: " ").map { singular[String($0)] ?? String($0) }
      return "1 \(words.joined(separator: " "))"
    }

    /// Creates a group.
    public init(
      _ category: Category, values: [Double], style: SeriesStyle, missingName: String = "diverge"
    ) {
      self.category = category
      self.values = values
      self.style = style
      self.missingName = missingName
    }
  }

  /// The groups in the order of their categories.
  public var groups: [Group]
  /// What stands for the numbers.
  public var shape: Shape
  /// Which way the numbers go.
  public var direction: BarMark.Direction

  /// Creates distributions.
  public init(
    _ groups: [Group], shape: Shape = .violin, direction: BarMark.Direction = .horizontal
  ) {
    self.groups = groups
    self.shape = shape
    self.direction = direction
  }

  /// See ``Mark``.
  public var extent: Extent {
    let values = groups.flatMap(\.values)
    var extent =
      direction == .horizontal
      ? Extent(x: values, y: [Double]?.none) : Extent(x: [Double]?.none, y: values)
    extent.countsX = nil
    extent.room = 0.03
    if direction == .horizontal {
      extent.categoriesY = groups.map(\.category)
      if groups.contains(where: { missing(in: $0) > 0 }) { extent.room = 0.12 }
    } else {
      extent.categoriesX = groups.map(\.category)
      if groups.contains(where: { missing(in: $0) > 0 }) { extent.room = 0.08 }
    }
    return extent
  }

  private func missing(in group: Group) -> Int { group.values.count { !$0.isFinite } }

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    let items = groups.flatMap { group -> [Scene.Item] in
      guard let lane = DistributionLane(group, along: direction, in: frame) else { return [] }
      return switch shape {
      case .violin: lane.violin
      case .strip: lane.strip
      case .box: lane.box
      }
    }
    guard !items.isEmpty else { return [] }
    return [.group(Scene.Group("distribution", clip: frame.area.outset(by: 1), items: items))]
  }

  /// How many numbers are not finite: at the far end of each lane, else at the near one, and where the
  /// numbers reach from end to end above them.
  public func labels(in frame: PanelFrame) -> [LabelRequest] {
    groups.compactMap { group in
      let count = missing(in: group)
      guard count > 0, let slot = frame.slot(of: group.category) else { return nil }
      let ink = frame.theme.secondaryInk
      let label = frame.labels.label(
        group.missingText, style: TextStyle(frame.theme.tickFont, color: ink))
      let (area, gap) = (frame.area, frame.theme.gap)
      let span = DistributionLane(group, along: direction, in: frame)?.span(of: shape)
      func isFree(_ low: Double, _ high: Double) -> Bool {
        span.map { $0.upperBound < low || $0.lowerBound > high } ?? true
      }
      let place: LabelRequest.Candidate
      if direction == .horizontal {
        let width = label.width + 2 * gap
        let far = Point(area.maxX - gap, slot.middle)
        if isFree(area.maxX - width, area.maxX) {
          place = .init(far, .end, .middle)
        } else if isFree(area.minX, area.minX + width) {
          place = .init(Point(area.minX + gap, slot.middle), .start, .middle)
        } else {
          place = .init(far - Point(0, 0.5 * slot.width), .end, .top)
        }
      } else {
        let height = label.height + 2 * gap
        let isFar =
          isFree(area.minY, area.minY + height) || !isFree(area.maxY - height, area.maxY)
        place =
          isFar
          ? .init(Point(slot.middle, area.minY + gap), .middle, .top)
          : .init(Point(slot.middle, area.maxY - gap), .middle, .bottom)
      }
      var request = LabelRequest(label, candidates: [place], color: ink)
      request.isRepeatable = true
      return request
    }
  }
}
