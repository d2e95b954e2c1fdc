import Typesetting

extension FigureList {
  /// A file for LaTeX that defines every figure; the document says where each of them stands.
  ///
  ///     \input{figures}
  ///     …
  ///     \reportfigure[t]{6-momentum}
  public var latex: String {
    let captions = figures.map { LaTeXText.text(of: $0.caption) }
    var lines = FigureList.head
    lines += LaTeXText.definitions(for: captions)
    for (figure, caption) in zip(figures, captions) {
      let alternative = LaTeXText.spoken(figure.alternative)
      let parts = caption.isEmpty ? "" : "\\caption{\(caption)}"
      lines += [
        "",
        "\\expandafter\\def\\csname reportfigure@\(figure.label)\\endcsname{%",
        "  \\reportgraphics{\(figure.millimeters)}{\(figure.name).pdf}",
        "    {\(alternative)}%",
        "  \(parts)\\label{fig:\(figure.label)}}",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let head: [String] = #"""
    % The figures of a report. Write \input{figures} (with the folder, if this file is in another
    % one) behind \usepackage{graphicx,amsmath,amssymb,bm}, then
    %
    %   \reportfigure{NAME}      where a figure should stand,
    %   \reportfigure[t]{NAME}   to say where on the page,
    %   \ref{fig:NAME}           for its number, and
    %   \reportcontent{NAME}     inside of an environment of your own.
    %
    % Behind \input, \renewcommand{\reportfolder}{Output/} says where the files of the figures are.
    % Figures are as wide as they were drawn, or as wide as the lines where those are narrower.
    \providecommand{\reportfolder}{}
    \newcommand{\reportfigure}[2][tbp]{%
      \begin{figure}[#1]\centering\reportcontent{#2}\end{figure}}
    \newcommand{\reportcontent}[1]{%
      \ifcsname reportfigure@#1\endcsname\csname reportfigure@#1\endcsname
      \else\errmessage{There is no figure #1 in this report}\fi}
    \expandafter\ifx\csname KV@Gin@alt\endcsname\relax % graphicx is older than 2021
      \expandafter\def\csname KV@Gin@alt\endcsname#1{}\fi
    \newdimen\reportwidth
    \newcommand{\reportgraphics}[3]{%
      \reportwidth=#1\relax\ifdim\reportwidth>\linewidth\reportwidth=\linewidth\fi
      \includegraphics[width=\reportwidth,alt={#3}]{\reportfolder#2}}
    """#.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}
