import Plot
import Typesetting

private func number(_ value: Double) -> String { PanelDescription.number(value) }

extension LineMark: DescribedMark {
  var seriesName: String? { name }

  func sentence(in description: PanelDescription) -> String {
    if description.panel.kind == .plane {
      return path.sentence(in: description)
    }
    let name = quoted("The curve", name)
    let points = description.shown(x, y)
    guard let first = points.first, let last = points.last else {
      return name + " has no values" + (y.contains(where: \.isFinite) ? " that the axes show" : "")
    }
    let (top, bottom) = PanelDescription.pair(first.y, last.y)
    let start = "\(top) at \(description.place(first.x))"
    guard points.count > 1 else { return "\(name) is the single value \(start)" }
    let end = "\(bottom) at \(description.place(last.x))"
    let steps = zip(points, points.dropFirst()).map { $1.y - $0.y }
    var text: String
    if steps.allSatisfy({ $0 == 0 }) {
      text = "\(name) stays at \(number(first.y)) from \(description.place(first.x)) to "
      text += description.place(last.x)
    } else if steps.allSatisfy({ $0 <= 0 }) {
      text = "\(name) falls \(manner(of: steps)) from \(start) to \(end)"
    } else if steps.allSatisfy({ $0 >= 0 }) {
      text = "\(name) rises \(manner(of: steps)) from \(start) to \(end)"
    } else {
      text = "\(name) goes from \(start) to \(end)" + turns(points, in: description)
    }
    for threshold in description.thresholds where first.y >= threshold {
      guard let below = points.first(where: { $0.y < threshold }) else { continue }
      text += ", first below \(number(threshold)) at \(description.place(below.x))"
    }
    if points.contains(where: { description.isBeyondRange($0.y) }) {
      text += ", partly outside of the axes"
    }
    if marksExits, x.last != last.x, y.last == .infinity { text += ", and overflows beyond" }
    switch ending {
    case .plain: return text
    case .diverged: return text + ", and diverges"
    case .undefined: return text + ", and leaves the domain"
    }
  }

  /// How a curve that does not turn goes: on and on, or as a staircase level but for a few jumps.
  private func manner(of steps: [Double]) -> String {
    let jumps = steps.count { $0 != 0 }
    guard shape == .step, 2 * jumps <= steps.count else { return "steadily" }
    return jumps == 1 ? "in one jump" : "in \(jumps) jumps"
  }

  func sentence(with others: [LineMark], in description: PanelDescription) -> String {
    if description.panel.kind == .plane {
      return path.sentence(with: others.map(\.path), in: description)
    }
    let curves = [self] + others
    let name = quoted("\(curves.count) curves", name)
    let points = curves.map { description.shown($0.x, $0.y) }
    let (firsts, lasts) = (points.compactMap(\.first), points.compactMap(\.last))
    guard let start = firsts.map(\.x).min(), let end = lasts.map(\.x).max() else {
      return name + " have no values"
    }
    let diverging = curves.count { $0.ending == .diverged }
    let leaving = curves.count { $0.ending == .undefined }
    return "\(name) begin \(PanelDescription.range(of: firsts.map(\.y))) at "
      + "\(description.place(start)) and end \(PanelDescription.range(of: lasts.map(\.y))) at "
      + description.place(end) + (diverging > 0 ? "; \(diverging) diverge" : "")
      + (leaving > 0 ? "; \(leaving) leave the domain" : "")
  }

  /// The curve as a path in a plane.
  private var path: TrajectoryMark {
    var path = TrajectoryMark(x: x, y: y, style: style, label: name)
    path.isCovered = ending != .diverged
    path.diverges = ending == .diverged
    path.leavesDomain = ending == .undefined
    return path
  }

  /// The lowest and the highest point, where they are not the ends.
  private func turns(
    _ points: [(x: Double, y: Double)], in description: PanelDescription
  ) -> String {
    var text = ""
    guard let first = points.first, let last = points.last else { return text }
    // As exact as what is said of the ends.
    let digits = PanelDescription.digits(first.y, last.y)
    func number(_ value: Double) -> String { PanelDescription.words(value, digits: digits) }
    if let low = points.min(by: { $0.y < $1.y }), low.y < min(first.y, last.y) {
      text += ", lowest with \(number(low.y)) at \(description.place(low.x))"
    }
    if let high = points.max(by: { $0.y < $1.y }), high.y > max(first.y, last.y) {
      text += ", highest with \(number(high.y)) at \(description.place(high.x))"
    }
    return text
  }
}

extension BandMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    let name = quoted("The band", name)
    let last = x.indices.last { lower[$0].isFinite && upper[$0].isFinite }
    guard let last else { return name + " has no values" }
    let (low, high) = PanelDescription.pair(lower[last], upper[last])
    return "\(name) reaches from \(low) to \(high) at its end, at \(description.place(x[last]))"
  }
}

extension TableMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    let columns = header.map { PlainText.text(of: $0) }.joined(separator: ", ")
    let size =
      "\(rows.count) \(rows.count == 1 ? "row" : "rows") and "
      + "\(header.count) \(header.count == 1 ? "column" : "columns")"
    let told = PanelDescription.told(of: rows.count).map { row in
      "row \(row + 1): " + rows[row].map { PlainText.text(of: $0) }.joined(separator: ", ")
    }
    return "A table has \(size): \(columns)" + (told.isEmpty ? "" : "; ")
      + told.joined(separator: "; ")
  }
}

extension ComputationGraphMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    // The last node is the result.
    let places = PanelDescription.told(of: nodes.count)
    let told = places.map { place in
      let node = nodes[place]
      let value = PlainText.text(of: node.value)
      let adjoint = PlainText.text(of: node.adjoint)
      return PlainText.text(of: node.label) + (value.isEmpty ? "" : " with value \(value)")
        + (adjoint.isEmpty ? "" : " and \(adjoint)")
    }
    let rest = nodes.count - places.count
    return "A graph has \(nodes.count) nodes and \(edges.count) edges: "
      + told.joined(separator: ", ") + (rest > 0 ? "; \(rest) between are left out" : "")
  }
}

extension SurfaceMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    let (x, y, z) = (
      PlainText.text(of: xTitle), PlainText.text(of: yTitle), PlainText.text(of: zTitle)
    )
    var text = "A surface stands over \(x.isEmpty ? "x" : x) \(Self.range(field.x))"
    text += " and \(y.isEmpty ? "y" : y) \(Self.range(field.y))"
    if let range = heightRange ?? field.range {
      let (low, high) = PanelDescription.pair(range.lowerBound, range.upperBound)
      text += hasLogarithmicHeights ? ", the exponent of its height" : ", its height"
      text += "\(z.isEmpty ? "" : " \(z)") from \(low) to \(high)"
    }
    let names = trajectories.map(\.label).filter { !$0.isEmpty }
      .map { "“\(PlainText.text(of: $0))”" }
    if !trajectories.isEmpty {
      text += ", with \(trajectories.count) \(trajectories.count == 1 ? "path" : "paths") on it"
    }
    return names.isEmpty ? text : "\(text): \(names.joined(separator: ", "))"
  }

  private static func range(_ values: [Double]) -> String {
    guard let low = values.first, let high = values.last else { return "" }
    let ends = PanelDescription.pair(low, high)
    return "from \(ends.0) to \(ends.1)"
  }
}
