import CMarkdown

/// Reads blocks from Markdown.
struct MarkdownReader {}
