import Foundation
import Report
import Testing

/// What the documents say is so.
struct DocumentsTests {
  static let documents = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]

  /// A command of a document is a rule of the Makefile, or a file.
  @Test(arguments: documents)
  func nameCommandsThatExist(_ document: String) throws {
    let makefile = try Repository.text("Makefile")
    let rules = makefile.matches(of: /(?m)^([a-z-]+):/).map { String($0.1) }
    for command in try Repository.text(document).matches(of: /(?m)(?:^ *|`)make ([a-z-]+)/) {
      #expect(rules.contains(String(command.1)), "\(document): make \(command.1)")
    }
  }

  /// A link that stays inside the repository leads to something.
  @Test(arguments: documents)
  func linkToWhatIsThere(_ document: String) throws {
    // What is shown as code leads nowhere.
    let text = try Repository.text(document).replacing(/(?s)```.*?```/, with: "")
      .replacing(/`[^`\n]*`/, with: "")
    for link in text.matches(of: /\]\(([^)#]+)\)/)
    where !link.1.hasPrefix("http") {
      let target = Repository.root.appending(path: String(link.1)).path
      #expect(FileManager.default.fileExists(atPath: target), "\(document): \(link.1)")
    }
  }

  /// The tables of the README have a row for each name of the registries.
  @Test func readmeTablesAreComplete() throws {
    let readme = try Repository.text("README.md")
    let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| ") }
    let cells = rows.compactMap { $0.split(separator: "|").first }.joined()
    let names =
      (Catalog.optimizers + Catalog.marks).map(\.name)
      + Catalog.expectations.flatMap(\.entries).map(\.name)
    let missing = names.filter { !cells.contains("`\($0)`") }
    #expect(missing.isEmpty, "no row for \(missing.joined(separator: ", "))")
    for objective in Catalog.objectives { #expect(readme.contains("`\(objective.name)`")) }
  }

  /// The gallery has a figure for every mark and theme, and the README shows all its figures.
  @Test func galleryIsComplete() throws {
    let gallery = try Repository.text("Configs/gallery.json")
    for mark in Catalog.marks {
      #expect(gallery.contains("\"mark\": \"\(mark.name)\""), "\(mark.name)")
    }
    for theme in Catalog.themes {
      #expect(gallery.contains("\"theme\": \"\(theme.name)\""), "\(theme.name)")
    }
    let readme = try Repository.text("README.md")
    let folder = Repository.root.appending(path: "Output/gallery").path
    let pictures = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".png") }
    #expect(pictures.count > 20)
    for picture in pictures {
      let moving = picture.replacing(".png", with: ".animated.png")
      let shown = pictures.contains(moving) ? moving : picture
      #expect(readme.contains("src=\"Output/gallery/\(shown)\""), "\(shown)")
    }
    for image in readme.matches(of: /src="([^"]+)"/) {
      let file = Repository.root.appending(path: String(image.1)).path
      #expect(FileManager.default.fileExists(atPath: file), "\(image.1)")
    }
  }

  /// The README names every key that a config may have.
  @Test func readmeNamesAllKeys() throws {
    let readme = try Repository.text("README.md")
    let words = Set(readme.split { !$0.isLetter && $0 != "$" }.map(String.init))
    let ask =
      /(?:read|value|requiredValue|object|elements|members|text|has|has:|fork\(on:)\(?\s*"([A-Za-z]+)",?/
    for source in try Repository.sources() where source.target == "Report" {
      if source.path.hasSuffix("Manifest.swift") { continue }
      let keys = source.lines.joined(separator: "\n").matches(of: ask).map { String($0.1) }
      let missing = keys.filter { !words.contains($0) }
      #expect(missing.isEmpty, "\(source.path): \(missing.joined(separator: ", "))")
    }
  }

  @Test func changelogTellsOfThisVersion() throws {
    #expect(try Repository.text("CHANGELOG.md").contains("\n## [\(Manifest.toolVersion)]"))
  }

  /// Decisions are numbered without a gap, fit a page, and say what would change our mind.
  @Test func decisionsAreWhole() throws {
    let folder = "Sources/Report/Documentation.docc/Decisions"
    let paths = try Repository.files(below: folder, endings: [".md"])
    #expect(paths.count >= 10)
    for (index, path) in paths.enumerated() {
      let number = String(repeating: "0", count: 4 - "\(index + 1)".count) + "\(index + 1)"
      #expect(path.hasPrefix("\(folder)/\(number)-"))
      let text = try Repository.text(path)
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 50, "\(path)")
      for heading in ["Context", "Decision", "Alternatives", "What would change our mind"] {
        #expect(text.contains("\n## \(heading)\n"), "\(path): \(heading)")
      }
    }
  }
}
