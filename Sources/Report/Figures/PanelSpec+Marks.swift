import Graphics
import Plot

/// What is decided of marks when all marks of a panel are known.
extension PanelSpec {
  /// The marks with looks that tell apart what the config leaves alike: several quantities of the same
  /// runs, runs of several experiments, the bars of several marks with names. What is one of several
  /// panels keeps the colors that it has in the others.
  static func toldApart(
    _ groups: [(spec: any MarkSpec, marks: [any Mark])], by stylist: Stylist, isFacet: Bool
  ) -> [any Mark] {
    let bars = groups.indices.filter { place in
      (groups[place].spec as? BarSpec)?.isNamedAlone ?? false
    }
    var looks = Looks(stylist, mayRecolor: !isFacet)
    return groups.indices.flatMap { place -> [any Mark] in
      let (spec, marks) = groups[place]
      if bars.count > 1, let rank = bars.firstIndex(of: place) {
        return marks.map { mark in
          guard var bars = mark as? BarMark else { return mark }
          for number in bars.bars.indices { bars.bars[number].style = stylist.style(rank) }
          return bars
        }
      }
      return looks.restyled(marks, isOpen: spec.leavesStyle)
    }
  }

  /// The marks with the quantity in the names of curves that several marks call alike.
  static func named(
    _ groups: [(spec: any MarkSpec, marks: [any Mark])], isFacet: Bool
  ) -> [(spec: any MarkSpec, marks: [any Mark])] {
    let titles = groups.map { ($0.spec as? LineSpec)?.quantityTitle }
    let names = groups.map { group in group.marks.compactMap { ($0 as? LineMark)?.name } }
    let shared = groups.indices.filter { place in
      guard let title = titles[place], names[place].contains(where: { !$0.isEmpty }) else {
        return false
      }
      return groups.indices.contains { other in
        titles[other] != nil && titles[other] != title
          && !Set(names[other]).isDisjoint(with: names[place])
      }
    }
    // Of a single run the quantity is name enough.
    let isAlone = !isFacet && Set(shared.flatMap { names[$0] }).count == 1
    var groups = groups
    for place in shared {
      groups[place].marks = groups[place].marks.map { mark in
        guard var line = mark as? LineMark, let title = titles[place] else { return mark }
        line.name = isAlone ? title : "\(line.name), \(title)"
        return line
      }
    }
    return groups
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

  /// The marks with the only curve among them drawn solid: dashes tell curves apart, also those of panels
  /// made of one.
  static func withoutNeedlessDashes(_ marks: [any Mark], isFacet: Bool) -> [any Mark] {
    if isFacet { return marks }
    let curves = marks.indices.filter { marks[$0] is LineMark }
    guard curves.count == 1, var line = marks[curves[0]] as? LineMark else { return marks }
    line.style.dash = []
    var marks = marks
    marks[curves[0]] = line
    return marks
  }
}
