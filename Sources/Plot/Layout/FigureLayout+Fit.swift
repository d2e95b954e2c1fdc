import Graphics

/// Whether what a figure must show has room.
extension FigureLayout {
  /// A figure laid out, and what is wrong with it, in words.
  struct Drawn {
    var scene: Scene
    /// The pages of an animation.
    var frames: [Scene]
    /// Which panels have too little room.
    var lack: String?
    /// Whether a panel reaches beyond the page, or has not the room that its marks need.
    var isCut: Bool
    /// Which panels name their curves where the names cover something.
    var crowding: String?
    /// What a reader would look for in vain.
    var remarks: [String]
  }

  /// What has too little room, in words; nil if all is well.
  func lackOfRoom(in panels: [[SettledPanel]]) -> String? {
    let em = figure.theme.labelFont.size
    let lacking = indices.compactMap { row, column -> (name: String, least: Size, area: Size)? in
      let (sketch, own) = (panels[row][column].sketch, panels[row][column].leastSize)
      let area = Size(width: sketch.frame.area.width, height: sketch.frame.area.height)
      let least = Size(
        width: max(6 * em, sketch.xGuide?.leastLength ?? 0, own.width),
        height: max(5 * em, sketch.yGuide?.leastLength ?? 0, own.height))
      // Half a point is what rounding may cost.
      guard area.width < least.width - 0.5 || area.height < least.height - 0.5 else { return nil }
      return (sketch.panel.letter, least, area)
    }
    guard let first = lacking.first else { return nil }
    let names = lacking.map(\.name).joined(separator: ", ")
    let subject =
      lacking.count == 1
      ? (names.isEmpty ? "the panel has" : "panel \(names) has")
      : "panels \(names) have"
    let most = lacking.reduce(first.least) {
      Size(width: max($0.width, $1.least.width), height: max($0.height, $1.least.height))
    }
    return "\(subject) too little room: \(millimeters(first.area)) mm inside the axes, where "
      + "\(millimeters(most)) are needed"
  }

  /// Whether a panel with its axes and titles reaches beyond the page, or what a mark draws beyond its
  /// panel.
  func isCut(in panels: [[SettledPanel]]) -> Bool {
    indices.contains { row, column in
      let (sketch, least) = (panels[row][column].sketch, panels[row][column].leastSize)
      let (area, insets) = (sketch.frame.area, sketch.insets)
      let rest = Size(
        width: figure.size.width - area.maxX - insets.right,
        height: figure.size.height - area.maxY - insets.bottom)
      return min(rest.width, rest.height) < -0.5
        || least.width > area.width + 0.5 || least.height > area.height + 0.5
    }
  }

  /// Panels that must name their curves at the curves though there is no place for all names, in
  /// words; nil if there is none.
  func crowding(in panels: [[SettledPanel]]) -> String? {
    let crowded = indices.map { panels[$0][$1] }.filter { panel in
      panel.sketch.panel.legend == .direct && !panel.sketch.directLabels.isEmpty
        && !panel.placedLabels(leavingOut: true).directLabelsFit
    }
    guard !crowded.isEmpty else { return nil }
    let letters = crowded.map(\.sketch.panel.letter).filter { !$0.isEmpty }
    let place =
      letters.isEmpty
      ? "" : " in panel\(letters.count > 1 ? "s" : "") \(letters.joined(separator: ", "))"
    return "names\(place) cover each other or the curves; write \"legend\": \"above\""
  }

  /// Width and height on the page, to a tenth.
  private func millimeters(_ size: Size) -> String {
    func text(_ points: Double) -> String {
      let tenths = Int((max(points, 0) * figure.theme.magnification / 72 * 254).rounded())
      return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
    return "\(text(size.width)) × \(text(size.height))"
  }
}
