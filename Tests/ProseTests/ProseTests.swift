import Testing

@testable import Prose
