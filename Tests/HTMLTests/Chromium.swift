import Foundation

/// A browser of this machine, if there is one.
struct Chromium {
  let tool: Tool

  /// The browser; nil where there is none.
  static let installed = Tool.find("chromium", "chromium-browser", "google-chrome")
    .map(Chromium.init)

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
    try Tool.withFolder(["page.html": document]) { folder in
      let result = try tool.run(
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
          "--enable-logging=stderr", "--user-data-dir=\(folder.path())profile",
          "--window-size=2400,1000", "--virtual-time-budget=5000", "--dump-dom",
          folder.appending(path: "page.html").absoluteString,
        ], in: folder)
      let messages = result.errors.split(separator: "\n").filter { $0.contains("CONSOLE") }
      return (result.output, messages.joined(separator: "\n"))
    }
  }
}
