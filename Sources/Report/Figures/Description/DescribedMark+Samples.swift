import Optimization
import Plot
import Typesetting

private func number(_ value: Double) -> String { PanelDescription.number(value) }
private func plain(_ category: Plot.Category) -> String { PlainText.text(of: category.name) }

extension BarMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    let told = bars.prefix(PanelDescription.sentenceLimit).map { bar in
      // What is missing is said in words.
      let value = bar.value.isFinite ? number(bar.value) : PlainText.text(of: bar.text)
      let name = plain(bar.category)
      let range = bar.range.map {
        ", between \(number($0.lowerBound)) and \(number($0.upperBound))"
      }
      return (name.isEmpty ? "" : "\(name): ") + value + (range ?? "")
    }
    let rest = bars.count - told.count
    return quoted("\(bars.count) \(bars.count == 1 ? "bar" : "bars")", name) + ": "
      + told.joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
  }
}

extension ErrorBarMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    let places = x.indices.filter { x[$0].isFinite && y[$0].isFinite }
    let name = quoted("Points with whiskers", name)
    guard let first = places.first, let last = places.last else { return "\(name) have no numbers" }
    func text(_ index: Int) -> String {
      let (low, high) = (number(lower[index]), number(upper[index]))
      let spread = low == high ? "" : ", between \(low) and \(high),"
      return "\(number(y[index]))\(spread) at \(description.place(x[index]))"
    }
    return "\(name) begin with \(text(first))"
      + (first == last ? "" : " and end with \(text(last))")
  }
}

extension HistogramMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    let name = quoted("A histogram", name)
    guard let low = edges.first, let high = edges.last,
      let top = heights.indices.max(by: { heights[$0] < heights[$1] }), heights[top] > 0
    else { return "\(name) has no values" }
    return
      "\(name) has \(heights.count) \(heights.count == 1 ? "bin" : "bins") from \(number(low)) "
      + "to \(number(high)), the highest from \(number(edges[top])) to \(number(edges[top + 1]))"
  }
}

extension DistributionMark: DescribedMark {
  func sentence(in description: PanelDescription) -> String {
    let told = groups.prefix(PanelDescription.sentenceLimit).map { group in
      let values = group.values.filter(\.isFinite).sorted()
      let name = plain(group.category)
      guard let low = values.first, let high = values.last else {
        return name.isEmpty ? "there are no numbers" : "\(name) has no numbers"
      }
      let range = (name.isEmpty ? "" : "\(name) ") + "from \(number(low)) to \(number(high)), "
      // What is not finite is more than all that is.
      let half = median(group.values.map { $0.isFinite ? $0 : .infinity })
      return range
        + (half.isFinite
          ? "half of \(group.values.count) below \(number(half))"
          : "\(values.count) of \(group.values.count)")
        + (group.missingText.isEmpty ? "" : "; \(group.missingText)")
    }
    let rest = groups.count - told.count
    let kind =
      switch shape {
      case .violin: "Violins"
      case .strip: "Strips of points"
      case .box: "Boxes"
      }
    return "\(kind) show how numbers are spread: " + told.joined(separator: "; ")
      + (rest > 0 ? "; and \(rest) more" : "")
  }
}
