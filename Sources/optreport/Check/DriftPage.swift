import Report

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A page for browsers that shows what drifted: before, now and the difference side by side. All
/// pictures are in it, so it can be sent around.
struct DriftPage {
  private let findings: Checker.Findings
  private let config: String

  /// Takes what a check found.
  init(_ findings: Checker.Findings, config: String) {
    self.findings = findings
    self.config = config
  }

  /// The file.
  var bytes: [UInt8] {
    var parts = [DriftPage.head(title: "Drift of \(config)")]
    parts.append("<h1>\(DriftPage.escaped(config))</h1>\n<table>\n")
    parts.append("<tr><th>figure<th>data<th>scene<th>pixels</tr>\n")
    for figure in findings.figures {
      let link =
        figure.isDrift
        ? "<a href=\"#\(DriftPage.escaped(figure.name))\">\(DriftPage.escaped(figure.name))</a>"
        : DriftPage.escaped(figure.name)
      let sides = [figure.data, figure.scene, figure.pixels].map(DriftPage.cell)
      parts.append("<tr><th scope=\"row\">\(link)\(sides.joined())</tr>\n")
    }
    parts.append("</table>\n")
    if !findings.orphans.isEmpty {
      parts.append("<h2>Left over</h2>\n\(DriftPage.list(findings.orphans))")
    }
    for figure in findings.figures where figure.isDrift { parts += section(figure) }
    if !findings.hasDrift { parts.append("<p>Nothing drifted.</p>\n") }
    parts.append("</main>\n</html>\n")
    return Array(parts.joined().utf8)
  }

  private func section(_ figure: FigureCheck) -> [String] {
    var parts = [
      "<section id=\"\(DriftPage.escaped(figure.name))\">\n<h2>\(DriftPage.escaped(figure.name))</h2>\n"
    ]
    for (side, verdict) in [
      ("data", figure.data), ("scene", figure.scene), ("pixels", figure.pixels),
    ] {
      if case .differs(let lines) = verdict {
        parts.append("<h3>\(side)</h3>\n\(DriftPage.list(lines))")
      }
    }
    for file in figure.files {
      for (number, images) in file.images.enumerated() {
        let name = file.images.count > 1 ? "\(file.name) (\(number + 1))" : file.name
        parts.append("<div class=\"sides\">\n")
        for (side, bytes) in [
          ("before", images.before), ("now", images.now), ("difference", images.difference ?? []),
        ] where !bytes.isEmpty {
          let label = "\(DriftPage.escaped(name)), \(side)"
          parts.append(
            "<figure><figcaption>\(label)</figcaption>"
              + "<img alt=\"\(label)\" src=\"data:image/png;base64,\(Data(bytes).base64EncodedString())\"></figure>\n"
          )
        }
        parts.append("</div>\n")
      }
    }
    return parts + ["</section>\n"]
  }

  private static func cell(_ verdict: Verdict) -> String {
    switch verdict {
    case .same: "<td class=\"same\">same"
    case .withinTolerance: "<td class=\"alike\">alike"
    case .differs: "<td class=\"drift\">drift"
    case .notCompared(let reason): "<td>not compared: \(escaped(reason))"
    }
  }

  private static func list(_ lines: [String]) -> String {
    "<ul>\n" + lines.map { "<li>\(escaped($0))</li>\n" }.joined() + "</ul>\n"
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }

  private static func head(title: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title))</title>
    <style>
    :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
    main { max-width: 100rem; margin: 0 auto; padding: 1rem }
    table { border-collapse: collapse }
    th, td { text-align: left; padding: 0.2rem 1rem 0.2rem 0; border-bottom: 1px solid #8886 }
    .drift { font-weight: bold; color: light-dark(#b00020, #ff8a80) }
    .alike { font-style: italic }
    .sides { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1rem 0 }
    .sides figure { flex: 1 1 20rem; margin: 0 }
    .sides img { width: 100%; border: 1px solid #8886 }
    figcaption { font-size: 0.875rem }
    </style>
    <main>

    """
  }
}
