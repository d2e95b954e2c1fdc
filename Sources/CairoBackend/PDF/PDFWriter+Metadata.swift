import Graphics

extension PDFWriter {
  /// Adds what a document says about itself, in the form that programs other than readers of PDF
  /// can read, and gives the reference to it.
  ///
  /// > ISO 16684-1:2012. *Graphic technology, Extensible metadata platform (XMP) specification,
  /// > Part 1*. ISO 14289-1:2014. *Document management applications, Electronic document file
  /// > format enhancement for accessibility, Part 1*, section 5.
  mutating func addMetadata(_ metadata: DocumentMetadata, isAccessible: Bool) -> PDFValue {
    var bytes = Array("<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n".utf8)
    bytes.append("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n")
    bytes.append("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n")
    bytes.append("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"")
    bytes.append(" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"")
    bytes.append(" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n")
    bytes.append("<dc:format>application/pdf</dc:format>\n")
    bytes.append("title", of: "Alt", " xml:lang=\"x-default\"", metadata.title)
    bytes.append("creator", of: "Seq", "", metadata.author)
    bytes.append("description", of: "Alt", " xml:lang=\"x-default\"", metadata.subject)
    bytes.append("language", of: "Bag", "", metadata.language)
    bytes.append("<xmp:CreatorTool>optreport</xmp:CreatorTool>\n")
    bytes.append("<xmp:CreateDate>\(PDFEncoder.date)</xmp:CreateDate>\n")
    bytes.append("<xmp:ModifyDate>\(PDFEncoder.date)</xmp:ModifyDate>\n")
    if isAccessible { bytes.append("<pdfuaid:part>1</pdfuaid:part>\n") }
    bytes.append("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n")
    return add(
      ["Type": .name("Metadata"), "Subtype": .name("XML"), "Length": .integer(bytes.count)],
      stream: bytes)
  }
}

extension [UInt8] {
  fileprivate mutating func append(
    _ name: String, of kind: String, _ attributes: String, _ text: String
  ) {
    if text.isEmpty { return }
    append("<dc:\(name)><rdf:\(kind)><rdf:li\(attributes)>")
    append(escaped: text)
    append("</rdf:li></rdf:\(kind)></dc:\(name)>\n")
  }
}
