import Graphics
import Plot

/// What is decided of marks when all marks of a panel are known.
extension PanelSpec {
  /// The marks with looks that tell apart what the config leaves alike: several quantities of the same
  /// runs, and the bars of several marks with names.
  static func toldApart(
    _ groups: [(spec: any MarkSpec, marks: [any Mark])], by stylist: Stylist
  ) -> [any Mark] {
    let named = groups.indices.filter { place in
      (groups[place].spec as? BarSpec)?.isNamedAlone ?? false
    }
    var drawn: [LineMark] = []
    var colors: Set<Color> = []
    // Points on a line look like it.
    var styles: [String: SeriesStyle] = [:]
    return groups.indices.flatMap { place -> [any Mark] in
      let (spec, marks) = groups[place]
      if named.count > 1, let rank = named.firstIndex(of: place) {
        return marks.map { mark in
          guard var bars = mark as? BarMark else { return mark }
          for number in bars.bars.indices { bars.bars[number].style = stylist.style(rank) }
          return bars
        }
      }
      let before = drawn
      return marks.map { mark in
        if var points = mark as? PointMark, let style = styles[points.name] {
          points.style = style
          return points
        }
        guard var line = mark as? LineMark, !line.name.isEmpty else { return mark }
        colors.insert(line.style.color)
        let isOpen = (spec as? LineSpec)?.leavesStyle ?? false
        if isOpen, before.contains(where: { $0.name != line.name && $0.isTwin(of: line.style) }) {
          // Of a single run each quantity has a color.
          let isAlone = marks.count == 1 && colors.count == 1
          line.style = stylist.fresh(line.style, beside: drawn, mayRecolor: isAlone)
          styles[line.name] = line.style
        }
        drawn.append(line)
        return line
      }
    }
  }

  /// The marks with bars of the same categories beside each other, not over each other.
  static func sideBySide(_ marks: [any Mark]) -> [any Mark] {
    let places = marks.indices.filter { marks[$0] is BarMark }
    let categories = places.map { Set((marks[$0] as? BarMark)?.bars.map(\.category) ?? []) }
    let overlap = categories.indices.contains { place in
      categories[..<place].contains { !$0.isDisjoint(with: categories[place]) }
    }
    guard overlap else { return marks }
    var marks = marks
    var said: [BarMark.Bar] = []
    for (index, place) in places.enumerated() {
      guard var bars = marks[place] as? BarMark else { continue }
      bars.lane = (index, places.count)
      // What is said of all numbers of a category is said once.
      for number in bars.bars.indices where !bars.bars[number].value.isFinite {
        let bar = bars.bars[number]
        if said.contains(where: { $0.category == bar.category && $0.text == bar.text }) {
          bars.bars[number].text = ""
        }
        said.append(bar)
      }
      marks[place] = bars
    }
    return marks
  }

  /// The marks with the only curve among them drawn solid: dashes tell curves apart.
  static func withoutNeedlessDashes(_ marks: [any Mark]) -> [any Mark] {
    let curves = marks.indices.filter { marks[$0] is LineMark }
    guard curves.count == 1, var line = marks[curves[0]] as? LineMark else { return marks }
    line.style.dash = []
    var marks = marks
    marks[curves[0]] = line
    return marks
  }
}

extension LineMark {
  /// Whether the line could be taken for one of a style.
  fileprivate func isTwin(of style: SeriesStyle) -> Bool {
    self.style.color == style.color && self.style.dash == style.dash
  }
}

extension Stylist {
  /// A style that no line has, with the dash that none has if there is one; in the color of `style`
  /// unless that may change.
  fileprivate func fresh(
    _ style: SeriesStyle, beside drawn: [LineMark], mayRecolor: Bool
  ) -> SeriesStyle {
    let choices = (0..<36).map { index in
      var choice = self.style(index)
      if !mayRecolor { choice.color = style.color }
      choice.width = style.width
      return choice
    }
    return choices.first { choice in drawn.allSatisfy { $0.style.dash != choice.dash } }
      ?? choices.first { choice in !drawn.contains { $0.isTwin(of: choice) } } ?? style
  }
}
