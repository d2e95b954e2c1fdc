/// What is drawn where on one page, and nothing about why: the display list.
public struct Scene: Hashable, Sendable {
  /// Size of the page in points.
  public var size: Size
  /// What is drawn, from back to front.
  public var items: [Item]

  /// Creates a scene.
  public init(size: Size, items: [Item] = []) {
    self.size = size
    self.items = items
  }

  /// One thing to draw.
  public enum Item: Hashable, Sendable {
    /// A path, filled (non-zero winding), then stroked.
    case path(Path, fill: Color?, stroke: Stroke?)
    /// A piece of text.
    case text(TextRun)
    /// Items that belong together.
    case group(Group)
  }

  /// Items with a name, moved and clipped together.
  public struct Group: Hashable, Sendable {
    /// What the group is, for readers of the dump ("axis.x").
    public var name: String
    /// Added to all coordinates inside, the clip's included.
    public var offset: Point
    /// Nothing is drawn outside, if given.
    public var clip: Rect?
    /// What the group is to those who read the page without seeing it; nil if nothing of its own.
    public var tag: Tag?
    /// The contents, from back to front.
    public var items: [Item]

    /// Creates a group.
    public init(
      _ name: String, offset: Point = .zero, clip: Rect? = nil, tag: Tag? = nil,
      items: [Item] = []
    ) {
      self.name = name
      self.offset = offset
      self.clip = clip
      self.tag = tag
      self.items = items
    }
  }
}

extension Scene.Item {
  /// A path that is only filled.
  public static func fill(_ path: Path, _ color: Color) -> Scene.Item {
    .path(path, fill: color, stroke: nil)
  }

  /// A path that is only stroked.
  public static func stroke(_ path: Path, _ stroke: Stroke) -> Scene.Item {
    .path(path, fill: nil, stroke: stroke)
  }

  /// The item moved by a vector.
  public func offset(by vector: Point) -> Scene.Item {
    switch self {
    case .path(let path, let fill, let stroke):
      return .path(path.offset(by: vector), fill: fill, stroke: stroke)
    case .text(var run):
      run.position = run.position + vector
      return .text(run)
    case .group(var group):
      group.offset = group.offset + vector
      return .group(group)
    }
  }
}
