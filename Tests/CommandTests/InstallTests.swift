import Foundation
import Testing

/// What `make install` installs, and whether shells and readers of manuals can use it.
@Suite(.serialized) struct InstallTests {
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs a shell script to its end; `$0` is the folder that was installed to.
  func bash(_ script: String, _ scratch: Scratch) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", script, scratch.url.path]
    process.currentDirectoryURL = Self.repository
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }

  /// Installs the program that is tested.
  func installed() throws -> Scratch {
    let scratch = try Scratch()
    let done = try bash(
      "make -o build -o preview install DESTDIR=$0 PREFIX=/usr OPTREPORT=\(Command.executable.path)",
      scratch)
    #expect(done.status == 0, "\(done.output)")
    return scratch
  }

  static let files = [
    "usr/bin/optreport",
    "usr/bin/optreport-preview",
    "usr/share/bash-completion/completions/optreport",
    "usr/share/fish/vendor_completions.d/optreport.fish",
    "usr/share/man/man1/optreport.1",
    "usr/share/zsh/site-functions/_optreport",
  ]

  @Test func filesAreWhereTheyBelong() throws {
    let scratch = try installed()
    let found = "cd $0 && find . -type f | cut -c3- | LC_ALL=C sort"
    #expect(try bash(found, scratch).output.split(separator: "\n").map(String.init) == Self.files)
    let version = try bash("$0/usr/bin/optreport --version", scratch)
    #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    #expect(try bash("make uninstall DESTDIR=$0 PREFIX=/usr", scratch).status == 0)
    #expect(try bash(found, scratch).output.isEmpty)
  }

  @Test func manualIsWellFormed() throws {
    let scratch = try installed()
    let page = "$0/usr/share/man/man1/optreport.1"
    let lint = try bash("mandoc -T lint -W warning \(page)", scratch)
    #expect(lint.status == 0, "\(lint.output)")
    let text = try bash("mandoc -T utf8 \(page) | col -bx", scratch).output
    for section in [
      "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "ENVIRONMENT", "FILES", "EXIT STATUS",
      "EXAMPLES", "SEE ALSO",
    ] {
      #expect(text.contains("\n\(section)\n"), "\(section)")
    }
  }

  /// The manual has every command and option that help shows.
  @Test func manualIsComplete() throws {
    let scratch = try installed()
    let text = try bash("mandoc -T ascii $0/usr/share/man/man1/optreport.1 | col -bx", scratch)
      .output
    let help = try Command(["--help"]).output
    let commands = help.matches(of: /\n  ([a-z]+) {3,}[A-Z]/).map { String($0.1) }
    #expect(commands.count >= 7)
    for command in commands {
      #expect(text.contains("optreport \(command)\n"), "\(command)")
      let options = try Command([command, "--help"]).output.matches(of: /\n  (--[a-z-]+)/)
      for option in options.map({ String($0.1) }) where option != "--version" {
        #expect(text.contains("  \(option)"), "\(command) \(option)")
      }
    }
    for code in [0, 1, 64, 65, 66, 70, 73, 74] {
      #expect(text.contains("\n     \(code) "), "\(code)")
    }
    for name in ["NO_COLOR", "XDG_CACHE_HOME", ".optreport", "Output/baseline", "Output/data"] {
      #expect(text.contains("\n     \(name)"), "\(name)")
    }
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("800MB, 16GB. The default is 2GB."))
  }

  /// What is offered for the last word of a command line, in each shell.
  func completions(_ words: [String], in scratch: Scratch) throws -> [String: [String]] {
    let line = (["optreport"] + words).joined(separator: " ")
    let list = (["optreport"] + words).map { "'\($0)'" }.joined(separator: " ")
    let scripts = [
      "bash": """
      PATH=$0/usr/bin:$PATH; cd $0
      source $0/usr/share/bash-completion/completions/optreport
      COMP_WORDS=(\(list)); COMP_CWORD=\(words.count)
      COMP_LINE='\(line)'; COMP_POINT=${#COMP_LINE}
      _optreport optreport '\(words.last ?? "")' '\(words.dropLast().last ?? "optreport")'
      printf '%s\\n' "${COMPREPLY[@]}"
      """,
      "fish": """
      cd $0; PATH=$0/usr/bin:$PATH HOME=$0 fish --no-config -c "
      source $0/usr/share/fish/vendor_completions.d/optreport.fish
      complete --do-complete '\(line)'" | cut -f 1
      """,
    ]
    return try scripts.mapValues { script in
      try bash(script, scratch).output.split(separator: "\n").map {
        String($0).trimmingCharacters(in: .whitespaces)
      }.sorted()
    }
  }

  // swift-format-ignore
  static let lines: [([String], [String])] = [
    (["bu"],                                          ["build"]),
    (["val"],                                         ["validate"]),
    (["completions", ""],                             ["bash", "fish", "zsh"]),
    (["validate", "--diagnostics", ""],               ["github", "human", "json", "short"]),
    (["validate", "--col"],                           ["--color"]),
    (["list", "opt"],                                 ["optimizers"]),
    (["list", "fig"],                                 ["figures"]),
  ]

  /// What the program itself has to be asked for; fish does that only where somebody types.
  // swift-format-ignore
  static let askedLines: [([String], [String])] = [
    (["build", "small.json", ""],                     ["loss", "path"]),
    (["build", "small.json", "path", ""],             ["loss"]),
    (["run", "small.json", "no"],                     ["noisy"]),
    (["build", "small.json", "--format", "png,pd"],   ["png,pdf"]),
    (["explain", "rosen"],                            ["rosenbrock"]),
    (["explain", "--config", "small.json", ""],       ["bowl", "loss", "noisy", "path"]),
    (["explain", "--config=small.json", "noi"],       ["noise", "noisy"]),
    (["explain", "cache", "--config", "small.json", ""], ["loss", "path"]),
    (["build", "small.json", "--theme", "sl"],        ["slides", "slidesDark"]),
  ]

  @Test(arguments: lines)
  func shellsComplete(_ words: [String], _ expected: [String]) throws {
    let scratch = try installed()
    try scratch.write("small.json", SmallConfig.text())
    for (shell, offered) in try completions(words, in: scratch) {
      #expect(offered == expected, "\(shell)")
    }
  }

  @Test(arguments: askedLines)
  func bashAsksTheProgram(_ words: [String], _ expected: [String]) throws {
    let scratch = try installed()
    try scratch.write("small.json", SmallConfig.text())
    #expect(try completions(words, in: scratch)["bash"] == expected)
  }

  @Test func scriptsAreWellFormed() throws {
    let scratch = try installed()
    let share = "$0/usr/share"
    for check in [
      "bash -n \(share)/bash-completion/completions/optreport",
      "zsh -n \(share)/zsh/site-functions/_optreport",
      "fish --no-config --no-execute \(share)/fish/vendor_completions.d/optreport.fish",
    ] {
      let result = try bash(check, scratch)
      #expect(result.status == 0 && result.output.isEmpty, "\(check): \(result.output)")
    }
  }
}
