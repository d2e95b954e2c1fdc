import Graphics
import Typesetting

/// What a reader would look for in vain.
extension FigureLayout {
  /// What is named but cannot be drawn, and texts that the edge of the page cuts, a line each.
  func remarks(in panels: [[SettledPanel]]) -> [String] {
    var remarks = cutTitle
    for (row, column) in indices {
      let sketch = panels[row][column].sketch
      let marks = panels[row][column].marks
      var own = marks.compactMap { $0.remark(in: sketch.frame) }
      own += marks.filter { $0.isOutside(sketch.frame) }.map { mark in
        let name = mark.keys.first?.text ?? (mark as? TextMark)?.text ?? ""
        return "\(mark.quoted(name, or: "a mark")) lies outside the ranges of the axes"
      }
      own += panels[row][column].hiddenCurves.map { line in
        "\(line.quoted(line.name, or: "a curve")) lies outside the ranges of the axes"
      }
      if own.isEmpty, panels[row][column].isWithoutData { own.append("there are no data to draw") }
      let missing = panels[row][column].labels.missing
      if !missing.isEmpty {
        let said = missing.prefix(3).map { "“\($0)”" }.joined(separator: ", ")
        own.append(
          missing.count == 1
            ? "the label \(said) is left out, for lack of room"
            : "\(missing.count) labels are left out, for lack of room: \(said)"
              + (missing.count > 3 ? ", …" : ""))
      }
      own += panels[row][column].marks.compactMap { ($0 as? ComputationGraphDrawing)?.omission }
      own += sketch.missingNames
      if sketch.panel.marks.contains(where: { $0 is InsetMark }), panels[row][column].inset == nil {
        own.append("the inset is not drawn: what it shows is not in the panel, or has no room")
      }
      own += sketch.cutTitles(page: figure.size.width).map {
        "\($0.name) is \(millimeters($0.width)) mm wide, the page \(millimeters(figure.size.width)) mm"
      }
      let letter = sketch.panel.letter
      remarks += FigureLayout.shortened(own).map { letter.isEmpty ? $0 : "panel \(letter): \($0)" }
    }
    return remarks
  }

  private var cutTitle: [String] {
    guard let title, title.width > body.width + figure.theme.margin else { return [] }
    return [
      "the title is \(millimeters(title.width)) mm wide, the page "
        + "\(millimeters(figure.size.width)) mm"
    ]
  }

  /// On the page, rounded.
  private func millimeters(_ points: Double) -> Int {
    Int((points * figure.theme.magnification / 72 * 25.4).rounded())
  }

  /// The first of many remarks, each said once.
  private static func shortened(_ remarks: [String]) -> [String] {
    let unique = remarks.indices.filter { !remarks[..<$0].contains(remarks[$0]) }
    let said = unique.prefix(3).map { remarks[$0] }
    let rest = unique.count - said.count
    return said + (rest > 0 ? ["there are \(rest) more like these"] : [])
  }
}

extension Mark {
  /// Whether nothing is seen of the mark because of the ranges that a panel's axes were given.
  func isOutside(_ frame: PanelFrame) -> Bool {
    func misses(_ range: ClosedRange<Double>?, _ scale: Scale) -> Bool {
      range.map { !$0.overlaps(scale.domain) } ?? false
    }
    guard misses(extent.x, frame.x) || misses(extent.y ?? extent(along: frame.x).y, frame.y) else {
      return false
    }
    return draw(in: frame).isEmpty && labels(in: frame).isEmpty
      && remark(in: frame) == nil && absence(in: frame) == nil
  }
}

extension PanelSketch {
  /// The names at the axes for which there is no room, a line for each axis.
  fileprivate var missingNames: [String] {
    [xGuide, yGuide].compactMap { guide in
      guard let names = guide?.missingNames, let first = names.first else { return nil }
      let name = "“\(PlainText.text(of: first))”"
      return names.count == 1
        ? "the name \(name) is left out, for lack of room"
        : "the names \(name) and \(names.count - 1) more are left out, for lack of room"
    }
  }

  /// The titles that reach beyond a page of some width.
  fileprivate func cutTitles(page width: Double) -> [(name: String, width: Double)] {
    var cut: [(name: String, width: Double)] = []
    if frame.area.minX + header.titleWidth > width {
      cut.append(("the title of the panel", header.titleWidth))
    }
    if frame.area.minX + header.legendWidth > width {
      cut.append(("the legend", header.legendWidth))
    }
    if frame.area.minX + header.axisTitleWidth > width {
      cut.append(("the title of the y axis", header.axisTitleWidth))
    }
    if let title = xGuide?.title, xGuide?.showsTitle == true {
      let half = 0.5 * title.width
      if frame.area.midX - half < 0 || frame.area.midX + half > width {
        cut.append(("the title of the x axis", title.width))
      }
    }
    return cut
  }
}
