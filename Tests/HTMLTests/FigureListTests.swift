import Foundation
import Testing

@testable import HTML

@Suite struct FigureListTests {
  /// Captions with all that LaTeX and Markdown take for more.
  static let hostile = [
    #"100% of \$5 & #1_a ~b ^c {d} `e` *f* |g| <h> "i" j--k @l [m](n) !o"#,
    #"$\argmin_x \|x\|_2^2 < κ$ und 10⁻⁶ für “κ” – ‘η’ … ∇"#,
    #"\input{secret} $a_{b}"#, "<script>alert(1)</script> ![x](y){#z} ::: <!-- -->", "",
    #"$\text{50% of a_b & c}$ $\begin{cases}x&y\\z&w\end{cases}$ $\lt\coloneqq\degree$"#,
  ]

  static let list = FigureList(
    hostile.enumerated().map { i, text in
      FigureList.Figure(
        name: "\(i)-figure", caption: text, alternative: text, width: i == 0 ? 160 : 80.5)
    })

  @Test(arguments: [
    (160.0, "160mm"), (80.5, "80.5mm"), (33.333, "33.33mm"), (33.04, "33.04mm"), (.nan, "1mm"),
    (-5, "1mm"), (.infinity, "1mm"),
  ])
  func widthsAreLengths(_ width: Double, _ expected: String) {
    let figure = FigureList.Figure(name: "a", caption: "", alternative: "", width: width)
    #expect(figure.millimeters == expected)
  }

  @Test func figuresAreParagraphsOfMarkdown() {
    let list = FigureList([
      FigureList.Figure(
        name: "6-momentum", caption: "Momentum, $\\mu = 0.9$", alternative: "Two paths", width: 160),
      FigureList.Figure(name: "a.b_ü", caption: "", alternative: "", width: 80),
    ])
    #expect(
      list.markdown.split(separator: "\n").dropFirst() == [
        #"![Momentum, $\mu = 0.9$](6-momentum.png){#fig-6-momentum width=160mm fig-alt="Two paths"}"#,
        "![](a.b_%C3%BC.png){#fig-a-b-- width=80mm}",
      ])
  }

  /// Each figure is one command; lists without figures are files too.
  @Test func figuresAreCommandsOfLaTeX() {
    let text = Self.list.latex
    #expect(text.ranges(of: "\\csname reportfigure@").count == Self.hostile.count + 1)
    #expect(text.contains("{160mm}{0-figure.pdf}") && text.contains("\\label{fig:5-figure}"))
    #expect(FigureList([]).latex.hasSuffix("\n") && FigureList([]).markdown.hasSuffix("\n"))
  }
}

/// What LaTeX makes of a list, where it is installed.
@Suite(.enabled(if: Tool.find("pdflatex") != nil, "no pdflatex on this machine"))
struct LaTeXTests {
  /// Every figure is set, whatever stands in its caption, and says what its words are.
  @Test func everyFigureIsSet() throws {
    let calls = FigureListTests.list.figures.map { "\\reportfigure{\($0.label)}" }
    let document = """
      \\documentclass{article}
      \\usepackage{graphicx,amsmath,amssymb,bm}
      \\input{figures}
      \\begin{document}
      \(calls.joined(separator: "\n"))
      See figure~\\ref{fig:5-figure}.
      \\end{document}
      """
    var files = ["figures.tex": FigureListTests.list.latex, "document.tex": document]
    for figure in FigureListTests.list.figures { files["\(figure.name).pdf"] = Self.emptyPage }
    try Tool.withFolder(files) { folder in
      let tool = try #require(Tool.find("pdflatex"))
      let options = ["-interaction=nonstopmode", "-halt-on-error", "document.tex"]
      let (status, output, _) = try tool.run(options, in: folder)
      let mistakes = output.split(separator: "\n").filter { $0.hasPrefix("!") }
      #expect(status == 0 && mistakes.isEmpty, "\(mistakes)")
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: "document.pdf").path()))
    }
  }

  /// A PDF of one empty page.
  private static let emptyPage: String = {
    let objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 250]>>",
    ]
    var text = "%PDF-1.4\n"
    var table = "0000000000 65535 f \n"
    for (i, object) in objects.enumerated() {
      let offset = "\(text.utf8.count)"
      table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
      text += "\(i + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    return text + "xref\n0 4\n\(table)trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
  }()
}

/// What Pandoc makes of a list, where it is installed.
@Suite(.enabled(if: Tool.find("pandoc") != nil, "no pandoc on this machine"))
struct PandocTests {
  /// Words are words: the captions and the texts for those who cannot see are what was given.
  @Test func captionsAreWhatWasGiven() throws {
    let words = FigureListTests.hostile.map {
      $0.replacing("$", with: "§").replacing("\\", with: "/")
    }
    let list = FigureList(
      words.enumerated().map { i, text in
        FigureList.Figure(name: "\(i)", caption: text + "end", alternative: text, width: 100)
      })
    try Tool.withFolder(["figures.md": list.markdown]) { folder in
      let tool = try #require(Tool.find("pandoc"))
      let options = ["-f", "markdown-smart", "-t", "json", "figures.md"]
      let (status, output, errors) = try tool.run(options, in: folder)
      #expect(status == 0 && errors == "")
      let images = try Self.images(in: output)
      #expect(images.map(\.caption) == words.map { $0 + "end" })
      #expect(images.map { $0.attributes["fig-alt"] ?? "" } == words)
      #expect(images.map { $0.attributes["width"] } == words.map { _ in "100mm" })
    }
  }

  /// The images of a document as Pandoc reads it.
  private static func images(
    in json: String
  ) throws -> [(caption: String, attributes: [String: String])] {
    let document = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let blocks = document?["blocks"] as? [[String: Any]] ?? []
    return blocks.compactMap { block in
      guard let inlines = block["c"] as? [[String: Any]], inlines.count == 1,
        inlines[0]["t"] as? String == "Image", let parts = inlines[0]["c"] as? [Any],
        let attributes = parts[0] as? [Any], let pairs = attributes[2] as? [[String]],
        let words = parts[1] as? [[String: Any]]
      else { return nil }
      let caption = words.map { ($0["t"] as? String) == "Space" ? " " : $0["c"] as? String ?? "?" }
      return (caption.joined(), Dictionary(pairs.map { ($0[0], $0[1]) }) { $1 })
    }
  }
}
