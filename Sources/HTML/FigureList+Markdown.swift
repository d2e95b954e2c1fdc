import Typesetting

extension FigureList {
  /// A file for Pandoc and Quarto with a paragraph for every figure, to be copied from.
  public var markdown: String {
    var text =
      "<!-- The figures of a report, for Pandoc and Quarto: refer to one as @fig-NAME. -->\n"
    for figure in figures {
      text += "\n![\(PandocText.text(of: figure.caption))](\(figure.address).png)"
      text += "{#fig-\(figure.label) width=\(figure.millimeters)"
      if !figure.alternative.isEmpty {
        text += " fig-alt=\(PandocText.quoted(figure.alternative))"
      }
      text += "}\n"
    }
    return text
  }
}

extension FigureList.Figure {
  /// The name as a part of an address.
  fileprivate var address: String {
    name.utf8.reduce(into: "") { address, byte in
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII,
        scalar.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains(scalar)
      {
        address.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        address += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
  }
}
