import Graphics
import Plot

/// The looks that curves, paths and points of a panel have already, for others not to be taken for
/// them.
struct Looks {
  private let stylist: Stylist
  private let mayRecolor: Bool
  private var curves: [Look] = []
  private var paths: [Look] = []
  private var points: [Look] = []
  /// Of runs.
  private var colors: Set<Color> = []

  private typealias Look = (name: String, style: SeriesStyle)

  init(_ stylist: Stylist, mayRecolor: Bool) {
    self.stylist = stylist
    self.mayRecolor = mayRecolor
  }

  /// What one entry of the config draws, in looks that those before it do not have if the config
  /// leaves that open.
  mutating func restyled(_ marks: [any Mark], isOpen: Bool) -> [any Mark] {
    let before = self
    let named = marks.compactMap { $0 as? any NamedMark }.filter { !$0.runName.isEmpty }
    colors.formUnion(named.filter { !($0 is PointMark) }.map(\.style.color))
    // What is alone may have a color of its own.
    let mayRecolor =
      mayRecolor && named.count == 1 && (colors.count == 1 || named[0] is PointMark)
    var band: (place: Int, color: Color)?
    var restyled = marks
    for (place, mark) in marks.enumerated() {
      if let mark = mark as? BandMark { band = (place, mark.color) }
      guard var mark = mark as? any NamedMark, !mark.runName.isEmpty else { continue }
      let own = mark.style
      if isOpen {
        mark.style = before.style(for: mark, in: self, mayRecolor: mayRecolor)
        restyled[place] = mark
      }
      // The band around a median has its color.
      if let found = band, var area = marks[found.place] as? BandMark, mark.style.color != own.color
      {
        area.color = mark.style.color.withAlpha(BandSpec.opacity)
        restyled[found.place] = area
      }
      band = nil
      note(mark)
    }
    return restyled
  }

  private mutating func note(_ mark: any NamedMark) {
    switch mark {
    case is LineMark: curves.append((mark.runName, mark.style))
    case is TrajectoryMark: paths.append((mark.runName, mark.style))
    default: points.append((mark.runName, mark.style))
    }
  }

  /// The style of a mark: its own, unless something of another name looks like it.
  private func style(for mark: any NamedMark, in now: Looks, mayRecolor: Bool) -> SeriesStyle {
    let style = mark.style
    func isTaken(_ looks: [Look], _ isAlike: (SeriesStyle) -> Bool) -> Bool {
      looks.contains {
        $0.name != mark.runName && $0.style.color == style.color && isAlike($0.style)
      }
    }
    switch mark {
    case is LineMark:
      return isTaken(curves) { $0.dash == style.dash }
        ? fresh(style, beside: now.curves, \.dash, mayRecolor: mayRecolor) : style
    case is TrajectoryMark:
      // Paths have no dashes.
      return isTaken(paths) { mayRecolor || $0.marker == style.marker }
        ? fresh(style, beside: now.paths, \.marker, mayRecolor: mayRecolor) : style
    default:
      // Points on a line look like it.
      if let line = curves.last(where: { $0.name == mark.runName }) { return line.style }
      return isTaken(points) { $0.marker == style.marker }
        ? fresh(style, beside: now.points, \.marker, mayRecolor: mayRecolor) : style
    }
  }

  /// A style with the dash, or marker, that none of the others has if there is one, and else with one
  /// that none has in its color, which is that of `style` unless it may change.
  private func fresh<Code: Equatable>(
    _ style: SeriesStyle, beside others: [Look], _ code: KeyPath<SeriesStyle, Code>,
    mayRecolor: Bool
  ) -> SeriesStyle {
    let choices = (0..<36).map { index in
      var choice = stylist.style(index)
      if !mayRecolor { choice.color = style.color }
      choice.width = style.width
      return choice
    }
    func isFree(_ choice: SeriesStyle) -> Bool {
      !others.contains {
        $0.style.color == choice.color && $0.style[keyPath: code] == choice[keyPath: code]
      }
    }
    return choices.first { choice in
      others.allSatisfy { $0.style[keyPath: code] != choice[keyPath: code] }
    } ?? choices.first(where: isFree) ?? style
  }
}

/// A mark that stands for one run, or for points, and has a name.
private protocol NamedMark: Mark {
  var style: SeriesStyle { get set }
  var runName: String { get }
}

extension LineMark: NamedMark {
  fileprivate var runName: String { name }
}

extension TrajectoryMark: NamedMark {
  fileprivate var runName: String { label }
}

extension PointMark: NamedMark {
  fileprivate var runName: String { name }
}
