import Report
import Testing

struct ManifestTests {
  /// The examples of FIPS 180-4, and lengths around the ends of a block.
  // swift-format-ignore
  static let checksums: [(String, String)] = [
    ("",    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (String(repeating: "a", count: 56), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
    (String(repeating: "a", count: 63), "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"),
    (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
  ]

  @Test(arguments: checksums)
  func checksumsAreThoseOfTheStandard(_ text: String, _ checksum: String) {
    #expect(Checksum.sha256(Array(text.utf8)) == checksum)
  }

  static let strangers = ["", "{", "[]", "{}", #"{"tool": 1}"#, "\u{1}"]

  @Test(arguments: strangers)
  func whatIsNotAManifestIsNone(_ text: String) {
    #expect(Manifest(json: Array(text.utf8)) == nil)
  }
}
