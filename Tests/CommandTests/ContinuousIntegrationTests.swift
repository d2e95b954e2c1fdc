import Foundation
import Testing

/// The files for GitHub, GitLab, Docker and pre-commit say what the program does.
struct ContinuousIntegrationTests {
  @Test func commandsOfTheFilesWork() throws {
    let root = InstallTests.repository
    let python = root.appending(path: ".build/tools/bin/python")
    try #require(
      FileManager.default.isExecutableFile(atPath: python.path),
      "\"make test-tools\" installs what reads the files")
    let process = Process()
    let pipe = Pipe()
    process.executableURL = python
    process.arguments = [
      root.appending(path: "Tests/CommandTests/ContinuousIntegration/course.py").path,
      Command.executable.path,
    ]
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let text = String(
      decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
  }
}
