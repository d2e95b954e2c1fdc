import Plot
import Typesetting

/// A mark that can say what it shows.
protocol DescribedMark: Mark {
  /// One sentence without its full stop.
  func sentence(in description: PanelDescription) -> String
  /// The name that it has in common with the marks of the same setting, of which the first may be
  /// the only one that says it; nil if each such mark is told by itself.
  var seriesName: String? { get }
  /// One sentence for this mark and others of the same series.
  func sentence(with others: [Self], in description: PanelDescription) -> String
}

extension DescribedMark {
  var seriesName: String? { nil }

  func sentence(with others: [Self], in description: PanelDescription) -> String {
    sentence(in: description)
  }
}

/// A name in quotes after what it names; what it names alone where there is no name.
func quoted(_ kind: String, _ name: String) -> String {
  name.isEmpty ? kind : "\(kind) “\(PlainText.text(of: name))”"
}

private func number(_ value: Double) -> String { PanelDescription.number(value) }

extension TrajectoryMark: DescribedMark {
  var seriesName: String? { label }

  func sentence(in description: PanelDescription) -> String {
    let path = zip(x, y).filter { $0.isFinite && $1.isFinite }
    guard let start = path.first, let end = path.last else {
      return quoted("The path", label) + " has no points"
    }
    let name = quoted("The path", label)
    let steps = path.count - 1
    let ending = leavesDomain ? " and leaves the domain" : diverges ? " and diverges" : ""
    if steps == 0 {
      return "\(name) stays at its start \(description.point(start.0, start.1))" + ending
    }
    return
      "\(name) leads from \(description.point(start.0, start.1)) to \(description.point(end.0, end.1)) in \(steps) "
      + (steps == 1 ? "step" : "steps") + ending
  }

  func sentence(with others: [TrajectoryMark], in description: PanelDescription) -> String {
    let paths = [self] + others
    let name = quoted("\(paths.count) paths", label)
    func ends(_ values: (TrajectoryMark) -> [Double]) -> [Double] {
      paths.compactMap { values($0).last { $0.isFinite } }
    }
    func range(_ values: [Double], _ title: String, _ standard: String) -> String {
      let title = PlainText.text(of: title)
      return "\(title.isEmpty ? standard : title) \(PanelDescription.range(of: values))"
    }
    let (starts, firsts) = (paths.compactMap(\.x.first), paths.compactMap(\.y.first))
    let (x, y) = (ends(\.x), ends(\.y))
    guard let x0 = starts.first, let y0 = firsts.first, !x.isEmpty, !y.isEmpty else {
      return "\(name) have no points"
    }
    let isOneStart = starts.allSatisfy { $0 == x0 } && firsts.allSatisfy { $0 == y0 }
    let panel = description.panel
    let diverging = paths.count(where: \.diverges)
    let leaving = paths.count(where: \.leavesDomain)
    return name + " lead" + (isOneStart ? " from \(description.point(x0, y0))" : "")
      + " to ends with "
      + range(x, panel.x.title, "x") + " and " + range(y, panel.y.title, "y")
      + (diverging > 0 ? "; \(diverging) diverge" : "")
      + (leaving > 0 ? "; \(leaving) leave the domain" : "")
  }
}

extension DeferredMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    if let sentence { return sentence }
    let name = keys.first { $0.sample != .hatching }?.text ?? ""
    let gaps = keys.contains { $0.sample == .hatching } ? "; where there is none, hatching" : ""
    guard let bar = colorBar, let low = bar.boundaries.first, let high = bar.boundaries.last
    else {
      return quoted(summary, summary.contains(PlainText.text(of: name)) ? "" : name) + gaps
    }
    let title = PlainText.text(of: bar.title)
    return "Colors stand for \(title.isEmpty ? "values" : title) from \(number(low)) "
      + "to \(number(high))" + (bar.reachesHigher ? " and more" : "")
      + (bar.reachesLower ? " and less" : "") + gaps
  }
}

extension HeatmapMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    var text = "\(x.count) × \(y.count) cells show \(PlainText.text(of: title)) by color"
    if let range {
      let (low, high) = PanelDescription.pair(range.lowerBound, range.upperBound)
      text += low == high ? ", all of them \(low)" : ", from \(low) to \(high)"
      if transform == .log10 { text += " on a logarithmic scale" }
    }
    var negativeCount = 0
    for case .value(let value) in cells where value < 0 { negativeCount += 1 }
    if transform == .log10, negativeCount > 0 {
      text += "; \(negativeCount) are negative, which has the lowest color"
    }
    let diverged = cells.count { $0 == .diverged }
    if diverged > 0 { text += "; \(diverged) are hatched, where the run \(divergedName)" }
    let missing = cells.count { $0 == .missing }
    if missing > 0 { text += "; \(missing) are empty: \(missingName)" }
    return text
  }
}

extension PointMarkerMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    let (shape, what) =
      switch kind {
      case .minimizer: ("A star", description.isHeatmap ? "best pair" : "minimizer")
      case .saddle: ("A diamond", "saddle")
      case .maximum: ("A triangle", "maximum")
      case .point: ("A dot", "point")
      }
    return quoted("\(shape) marks the \(what) \(description.point(x, y))", label)
  }
}

extension PointMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    let points = zip(x, y).filter { $0.isFinite && $1.isFinite }
    let count = "\(points.count) \(points.count == 1 ? "point" : "points")"
    let kind = quoted(isOpen ? count + " drawn open" : count, name)
    if points.count > 4, let first = points.first, let last = points.last {
      return
        "\(kind), the first at \(description.point(first.0, first.1)), the last at \(description.point(last.0, last.1))"
    }
    return ([kind] + [points.map { description.point($0.0, $0.1) }.joined(separator: ", ")])
      .filter { !$0.isEmpty }.joined(separator: ": ")
  }
}

extension RuleMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    switch position {
    case .x(let value): quoted("A vertical line stands at \(description.place(value))", label)
    case .y(let value): quoted("A horizontal line stands at \(description.number(y: value))", label)
    }
  }
}

extension SpanMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    let (range, axis, number) =
      switch interval {
      case .x(let range): (range, "horizontal", description.number(x:))
      case .y(let range): (range, "vertical", description.number(y:))
      }
    let low = range.lowerBound.isFinite ? number(range.lowerBound) : "the edge"
    let high = range.upperBound.isFinite ? number(range.upperBound) : "the edge"
    return quoted("From \(low) to \(high) on the \(axis) axis the ground is shaded", label)
  }
}

extension TextMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    quoted("At \(description.point(x, y)) stands", text)
  }
}

extension SegmentMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    guard [start.x, start.y, end.x, end.y].allSatisfy(\.isFinite) else {
      return quoted("A straight line", label)
        + " is missing, for it has no number at one of its ends"
    }
    let way = reach == .line ? "goes through" : "leads from"
    let link = reach == .line ? "and" : "to"
    return quoted("A straight line", label)
      + " \(way) \(description.point(start.x, start.y)) \(link) \(description.point(end.x, end.y))"
  }
}

extension ArrowMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    quoted("An arrow", label)
      + " points from \(description.point(start.x, start.y)) to \(description.point(end.x, end.y))"
  }
}

extension StripMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    let parts = pieces.prefix(PanelDescription.sentenceLimit).map { piece in
      "\(PlainText.text(of: piece.name)) from "
        + "\(description.number(x: piece.range.lowerBound)) to "
        + description.number(x: piece.range.upperBound)
    }
    return "A strip along the axis is parted: \(parts.joined(separator: ", "))"
  }
}
