import Graphics

/// Where curves are explained: at their ends, above their panel, or once above the row.
extension FigureLayout {
  /// Gives panels whose curves have no room for their names a legend, and takes room for names from
  /// those whose names all stand inside; returns whether any was changed.
  mutating func replaceLabelsThatDoNotFit(_ panels: [[SettledPanel]]) -> Bool {
    var isChanged = false
    for (row, column) in indices where !panels[row][column].sketch.directLabels.isEmpty {
      let (sketch, labels) = (panels[row][column].sketch, panels[row][column].labels)
      let isAutomatic = sketch.panel.legend == .automatic
      guard isAutomatic || sketch.nameReach > 0 else { continue }
      if isAutomatic, !labels.directLabelsFit {
        contexts[row][column].usesDirectLabels = false
        isChanged = true
      } else if sketch.nameReach > 0,
        !labels.reserved.contains(where: { $0.maxX > sketch.frame.area.maxX + 0.01 })
      {
        contexts[row][column].namesReachOut = false
        isChanged = true
      }
    }
    // A row explains the same curve in the same way everywhere.
    for (row, column) in indices where figure.rows[row].panels[column].legend == .automatic {
      let panels = figure.rows[row].panels
      guard contexts[row][column].usesDirectLabels else { continue }
      let keys = panels[column].marks.flatMap(\.keys)
      let isInLegend = panels.indices.contains { other in
        !contexts[row][other].usesDirectLabels && panels[other].legend == .automatic
          && panels[other].marks.contains { $0.keys.contains { keys.contains($0) } }
      }
      if isInLegend {
        contexts[row][column].usesDirectLabels = false
        isChanged = true
      }
    }
    return isChanged
  }

  /// Takes the legend from panels under one that explains the same; returns whether there was one.
  ///
  /// A legend that explains several rows stands above all titles, as that of a row does.
  mutating func omitRepeatedLegends(_ panels: [[SettledPanel]]) -> Bool {
    var isChanged = false
    for row in figure.rows.indices {
      for above in 0..<row where !sharedKeys[row].isEmpty {
        guard let all = covering(sharedKeys[row], by: sharedKeys[above]) else { continue }
        (sharedKeys[above], sharedKeys[row]) = (all, [])
        isChanged = true
      }
    }
    for (row, column) in indices where isShareable(row, column) {
      let keys = panels[row][column].sketch.keys
      guard !keys.isEmpty else { continue }
      for above in 0..<row {
        let isBelow =
          figure.rows[above].panels.map(\.weight) == figure.rows[row].panels.map(\.weight)
        let shown = isBelow ? panels[above][column].sketch.keys : []
        if let all = covering(keys, by: sharedKeys[above]) {
          sharedKeys[above] = all
        } else if isBelow, figure.rows[above].panels.count == 1, isShareable(above, column),
          let all = covering(keys, by: shown), isClear(all, in: figure.rows.flatMap(\.panels))
        {
          sharedKeys[above] = all
          contexts[above][column].sharedKeys += all.map(\.text)
        } else if !isBelow || !keys.allSatisfy((shown + sharedKeys[above]).contains) {
          continue
        }
        contexts[row][column].sharedKeys += keys.map(\.text)
        isChanged = true
        break
      }
    }
    return isChanged
  }

  /// The keys shown, with samples of both inks, if they explain others as well; nil if they do not.
  private func covering(_ keys: [LegendKey], by shown: [LegendKey]) -> [LegendKey]? {
    let texts = Set(shown.map(\.text))
    return texts.isSuperset(of: keys.map(\.text)) ? LegendKey.merged(shown + keys) : nil
  }

  /// Whether no color of these keys has another meaning in some panels: it would seem to be explained
  /// as well.
  private func isClear(_ keys: [LegendKey], in panels: [Panel]) -> Bool {
    panels.flatMap { $0.marks.flatMap(\.keys) }.allSatisfy { key in
      keys.allSatisfy { $0.text == key.text || $0.sample.color != key.sample.color }
    }
  }

  /// Gives rows in which a legend is tall, or is shown twice, one legend for all panels; returns
  /// whether there was such a row.
  mutating func shareLegends(_ panels: [[SettledPanel]], _ insets: [[Insets]]) -> Bool {
    let sketches = panels.map { $0.map(\.sketch) }
    for row in sketches.indices where sharedKeys[row].isEmpty && sketches[row].count > 1 {
      let columns = sketches[row].indices.filter {
        isShareable(row, $0) && !sketches[row][$0].keys.isEmpty
      }
      let repeated = columns.filter { column in
        columns.contains { other in
          other != column
            && sketches[row][other].keys.map(\.text) == sketches[row][column].keys.map(\.text)
        }
      }
      let tall = columns.filter { column in
        sketches[row][column].header.legendRowCount > (repeated.contains(column) ? 1 : 2)
          || figure.rows[row].panels[column].legend == .row
      }
      let rows = tall.map { sketches[row][$0].header.legendRowCount }.max() ?? 0
      let wanted = tall.flatMap { sketches[row][$0].keys.map(\.text) }
      let keys = figure.rows[row].panels.flatMap { $0.marks.flatMap(\.keys) }
        .filter { wanted.contains($0.text) }
      guard !wanted.isEmpty, let shared = LegendKey.merged(keys) else { continue }
      let isAsked = columns.contains { figure.rows[row].panels[$0].legend == .row }
      // Over panels that show nothing of it, a legend would seem to explain them.
      let showing = figure.rows[row].panels.count { panel in
        panel.marks.contains { $0.keys.contains { wanted.contains($0.text) } }
      }
      let isCrowded = tall.contains { column in
        let header = sketches[row][column].header
        let height = sketches[row][column].frame.area.height
        return header.legendLeavesOut || header.legendHeight > FigureLayout.mostHeader * height
      }
      guard isAsked || isCrowded || showing > 1 else { continue }
      sharedKeys[row] = shared
      let isClear = isClear(shared, in: figure.rows[row].panels)
      // What is said twice is said once, unless that takes more room.
      let tallest = repeated.map { sketches[row][$0].header.legendHeight }.max() ?? 0
      guard let legend = legend(ofRow: row, insets),
        isAsked || isClear && (legend.rowCount < rows || legend.height <= tallest)
      else {
        sharedKeys[row] = []
        continue
      }
      for column in contexts[row].indices where isShareable(row, column) {
        contexts[row][column].sharedKeys += shared.map(\.text)
      }
      return true
    }
    return false
  }

  /// A legend that is higher than so much of its panel goes above the row.
  private static let mostHeader = 0.5

  /// Whether the legend of the row may explain what a panel shows.
  private func isShareable(_ row: Int, _ column: Int) -> Bool {
    [.automatic, .row].contains(figure.rows[row].panels[column].legend)
  }

  /// The legend above a row, as wide as the page from the first axis on.
  func legend(ofRow row: Int, _ insets: [[Insets]]) -> LegendGuide? {
    guard !sharedKeys[row].isEmpty else { return nil }
    let width = max(body.width - (insets[row].first?.left ?? 0), 1)
    return LegendGuide(
      sharedKeys[row], width: width, room: FigureLayout.legendShare * body.height,
      theme: figure.theme, labels: labels)
  }

  /// The height of the legend above a row, with the distance to the titles of the panels.
  func legendHeight(ofRow row: Int, _ insets: [[Insets]]) -> Double {
    legend(ofRow: row, insets).map { $0.height + 4 * figure.theme.gap } ?? 0
  }
}
