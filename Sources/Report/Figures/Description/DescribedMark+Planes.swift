import Elementary
import Plot
import Typesetting

private func number(_ value: Double) -> String { PanelDescription.number(value) }

extension BasinMapMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    var steps: [Double] = []
    for case .basin(_, let count) in cells where count.isFinite { steps.append(count) }
    var text = "\(x.count) × \(y.count) starts are colored by where they lead"
    if let low = steps.min(), let high = steps.max() {
      let range = low == high ? number(low) : "\(number(low)) to \(number(high))"
      text += ", in \(range) \(high == 1 ? "step" : "steps")"
    }
    let diverged = cells.count { $0 == .diverged }
    if diverged > 0 { text += "; \(diverged) are hatched, where the run \(divergedName)" }
    let undecided = cells.count { $0 == .undecided }
    if undecided > 0 { text += "; \(undecided) are undecided" }
    return text
  }
}

extension BasinMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    "One color: \(PlainText.text(of: text))"
  }
}

extension ContourMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    let levels = levels.values(for: field).filter { field.range?.contains($0) ?? false }
    let told = PanelDescription.told(of: levels.count).map { place in
      number(isLogarithmic ? power(10, levels[place]) : levels[place])
    }
    return told.isEmpty
      ? "There are no lines of equal height"
      : "Lines join points of equal height: \(told.joined(separator: ", "))"
  }
}

extension StreamlineMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    let parts = [0.1, 0.3, 0.5, 0.7, 0.9]
    func place(_ part: Double, _ range: ClosedRange<Double>) -> Double {
      range.lowerBound + part * (range.upperBound - range.lowerBound)
    }
    let vectors = parts.flatMap { v in parts.map { u in vector(place(u, x), place(v, y)) } }
      .filter { $0.0.isFinite && $0.1.isFinite }
    if vectors.isEmpty { return "There are no lines: there is no gradient" }
    if vectors.allSatisfy({ $0 == (0, 0) }) { return "There are no lines: the gradient is zero" }
    return quoted("Lines follow the vectors of a field", label)
  }
}

extension BraceMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    quoted("A brace", label)
      + " spans \(description.point(start.x, start.y)) to \(description.point(end.x, end.y))"
  }
}

extension NumberLineMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    lanes.map { lane in
      let name = quoted("a run", lane.name)
      guard let first = lane.values.first, let last = lane.values.last else {
        return "\(name) has no points"
      }
      let steps = lane.values.count - 1
      let ends = PanelDescription.pair(first, last)
      return "\(name) hops from \(ends.0) to \(ends.1) in \(steps) "
        + (steps == 1 ? "step" : "steps")
    }.joined(separator: "; ").capitalizedStart
      + (omittedCount > 0 ? "; \(omittedCount) more are not shown" : "")
  }
}

extension PolarMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    if let low = slopes.indices.min(by: { slopes[$0] < slopes[$1] }),
      let high = slopes.indices.max(by: { slopes[$0] < slopes[$1] })
    {
      return "At a kink there is no gradient: the slopes to its sides go from "
        + "\(number(slopes[low])) toward \(low)° to \(number(slopes[high])) toward \(high)°"
    }
    guard x.isFinite, y.isFinite else { return "There is no gradient" }
    guard x != 0 || y != 0 else {
      return "The gradient is zero, and so is the slope in every direction"
    }
    return
      "The slope is largest along \(quoted("the gradient", label)) \(PanelDescription.vector(x, y)), which is an "
      + "arrow, zero across it and falls against it"
  }
}

extension InsetMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    guard description.shows(x: x, y: y) else { return "No part of the panel is drawn larger" }
    let (left, right) = (description.number(x: x.lowerBound), description.number(x: x.upperBound))
    let (low, high) = (description.number(y: y.lowerBound), description.number(y: y.upperBound))
    return
      "A part of the panel is drawn larger: from \(left) to \(right) and from \(low) to \(high)"
  }
}

extension String {
  /// The text with a capital first letter.
  fileprivate var capitalizedStart: String { prefix(1).uppercased() + dropFirst() }
}
