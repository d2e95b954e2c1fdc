import CMarkdown

/// A node of the tree that cmark-gfm made of a text.
struct MarkdownNode {
  private let pointer: OpaquePointer

  private init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  /// Done once, whoever asks first.
  private static let registerExtensions: Void = cmark_gfm_core_extensions_ensure_registered()

  /// Parses a text and hands its tree to `body`; nothing of it may be kept.
  static func parse<Result>(_ text: [UInt8], _ body: (MarkdownNode) -> Result) -> Result? {
    registerExtensions
    // A single tilde strikes nothing.
    let options =
      CMARK_OPT_SMART | CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8
      | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
    guard let parser = cmark_parser_new(Int32(options)) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough"] {
      guard let syntax = cmark_find_syntax_extension(name) else { continue }
      cmark_parser_attach_syntax_extension(parser, syntax)
    }
    text.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let root = MarkdownNode(cmark_parser_finish(parser)) else { return nil }
    defer { cmark_node_free(root.pointer) }
    cmark_consolidate_text_nodes(root.pointer)
    return body(root)
  }

  /// The kind, as cmark-gfm calls it ("paragraph", "table_row"); it has no names for footnotes.
  var kind: String {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_FOOTNOTE_DEFINITION: "footnote_definition"
    case CMARK_NODE_FOOTNOTE_REFERENCE: "footnote_reference"
    default: String(cString: cmark_node_get_type_string(pointer))
    }
  }

  /// The text of a leaf.
  var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }

  /// The address of a link or an image.
  var address: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }

  /// What stands behind the fence of a listing.
  var information: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }

  /// The level of a heading.
  var level: Int { Int(cmark_node_get_heading_level(pointer)) }

  /// The list that the node is, without its items.
  var list: ItemList {
    ItemList(
      isOrdered: cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST,
      start: Int(cmark_node_get_list_start(pointer)),
      isTight: cmark_node_get_list_tight(pointer) != 0, items: [])
  }

  /// How the columns of a table are aligned.
  var alignments: [TextTable.Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
    guard let letters = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
    return (0..<count).map { column in
      switch letters[column] {
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .left
      }
    }
  }

  /// The nodes below, in order.
  var children: [MarkdownNode] {
    var nodes: [MarkdownNode] = []
    var next = MarkdownNode(cmark_node_first_child(pointer))
    while let node = next {
      nodes.append(node)
      next = MarkdownNode(cmark_node_next(node.pointer))
    }
    return nodes
  }
}
