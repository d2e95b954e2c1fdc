import Foundation

/// A browser of this machine, if there is one.
struct Chromium {
  let program: URL

  /// The browser; nil where there is none.
  static let installed: Chromium? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for name in ["chromium", "chromium-browser", "google-chrome"] {
      for folder in folders {
        let path = "\(folder)/\(name)"
        if FileManager.default.isExecutableFile(atPath: path) {
          return Chromium(program: URL(filePath: path))
        }
      }
    }
    return nil
  }()

  /// A page in a frame so many pixels wide, and the body of a function that asks it something.
  struct Question {
    var page: String
    var width: Int
    var script: String
  }

  /// What each function returns after its page was laid out, and what the console says.
  func answers(to questions: [Question]) throws -> (answers: [String], messages: String) {
    var document = "<!doctype html><title>0</title>"
    for (i, question) in questions.enumerated() {
      // Pages forbid scripts, even those of tests.
      let page = question.page.replacing(/<meta http-equiv[^>]*>\n/, with: "")
        .replacing(
          "</body>",
          with: """
            <script>document.fonts.ready.then(() => {
            let answer; try { answer = (() => {\(question.script)})() } catch (e) { answer = e }
            parent.document.getElementById('answer\(i)').textContent = 'answer: ' + answer + '.';
            })</script></body>
            """
        )
        .replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
      document += "<p id=answer\(i)></p><iframe width=\(question.width) height=900 srcdoc=\""
      document += page + "\"></iframe>"
    }
    let (output, messages) = try run(on: document)
    return (
      output.matches(of: /<p id="answer[0-9]+">answer: ([^<]*)\.<\/p>/).map { String($0.1) },
      messages
    )
  }

  private func run(on document: String) throws -> (output: String, messages: String) {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "optreport-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "page.html")
    try Data(document.utf8).write(to: file)
    let (output, errors) = (folder.appending(path: "out"), folder.appending(path: "err"))
    for url in [output, errors] { try Data().write(to: url) }
    let process = Process()
    process.executableURL = program
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr",
      "--user-data-dir=\(folder.path())profile", "--window-size=2400,1000",
      "--virtual-time-budget=5000", "--dump-dom", file.absoluteString,
    ]
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    let messages = try String(contentsOf: errors, encoding: .utf8)
      .split(separator: "\n").filter { $0.contains("CONSOLE") }.joined(separator: "\n")
    return (try String(contentsOf: output, encoding: .utf8), messages)
  }
}
