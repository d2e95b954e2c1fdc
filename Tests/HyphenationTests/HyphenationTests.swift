import Testing

@testable import Hyphenation
