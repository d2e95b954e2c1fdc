import Foundation
import Testing

/// Who may know whom: lower layers first, and no arrow points upward.
struct LayersTests {
  // swift-format-ignore
  static let allowed: [(target: String, imports: Set<String>)] = [
    ("Elementary",    ["CSleef"]),
    ("Spelling",      []),
    ("Formula",       ["Elementary", "Spelling"]),
    ("Configuration", ["Spelling"]),
    ("Optimization",  ["Elementary", "Formula"]),
    ("Graphics",      ["Elementary"]),
    ("Typesetting",   ["Graphics", "Spelling"]),
    ("Plot",          ["Elementary", "Graphics", "Typesetting"]),
    ("HyphenationPatterns", []),
    ("Hyphenation",   ["CHyphen", "HyphenationPatterns", "Typesetting"]),
    ("Prose",         ["CMarkdown"]),
    ("Pages",         ["Graphics", "Prose", "Typesetting"]),
    ("HTML",          ["Prose", "Typesetting"]),
    ("Fonts",         []),
    ("CairoStreams",  ["CDeflate"]),
    ("CairoBackend",  ["CCairo", "CFreeType", "CHarfBuzz", "CDeflate", "CairoStreams", "Fonts",
                       "Graphics"]),
    ("Report",        ["Elementary", "Spelling", "Configuration", "Formula", "Optimization",
                       "Graphics", "Plot", "Typesetting", "Prose"]),
    ("optreport",     ["Spelling", "Configuration", "Graphics", "Typesetting", "Hyphenation",
                       "Prose", "Pages", "HTML", "Report", "CairoBackend", "CDeflate",
                       "CMalloc", "ArgumentParser"]),
    ("optreport-preview", ["FlyingFox", "FlyingSocks"]),
  ]

  /// Modules of the toolchain that a target may use.
  static func system(_ target: String) -> Set<String> {
    switch target {
    case "optreport":
      ["FoundationEssentials", "Foundation", "Darwin", "Glibc", "Synchronization"]
    case "Optimization": ["Dispatch", "Glibc", "Synchronization"]
    case "optreport-preview": ["Foundation"]
    default: ["Synchronization"]
    }
  }

  @Test(arguments: allowed.map(\.target))
  func importOnlyWhatTheyMay(_ target: String) throws {
    let allowed = try #require(Self.allowed.first { $0.target == target }).imports
      .union(Self.system(target))
    for source in try Repository.sources() where source.target == target {
      for line in source.lines {
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), index <= 2, words.count > index + 1,
          words[..<index].allSatisfy({ $0 == "public" || $0.hasPrefix("@") })
        else { continue }
        #expect(allowed.contains(String(words[index + 1])), "\(source.path): \(line)")
      }
    }
  }

  /// The package declares the arrows of the table and no others.
  @Test(arguments: allowed.map(\.target))
  func areDeclaredInThePackage(_ target: String) throws {
    let package = try Repository.text("Package.swift")
    let declaration = try #require(
      package.components(separatedBy: "arget(").first {
        $0.trimmingCharacters(in: .whitespacesAndNewlines).hasPrefix("name: \"\(target)\"")
      })
    let names = Set(
      declaration.components(separatedBy: "let systemLibraries")[0]
        .split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }.map {
          String($0.element)
        })
    let allowed = try #require(Self.allowed.first { $0.target == target }).imports
    #expect(
      names.subtracting(["m", "Files", "swift-argument-parser", "Documentation.docc", target])
        == allowed)
  }

  /// A target that is in the package is in the table.
  @Test func areAllInTheTable() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appending(path: "Sources").path)
    let libraries: Set<String> = [
      "CCairo", "CFreeType", "CHarfBuzz", "CDeflate", "CMalloc", "CSleef", "CMarkdown", "CHyphen",
    ]
    #expect(Set(folders).subtracting(libraries) == Set(Self.allowed.map(\.target)))
  }
}
