import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A terminal that the program writes its messages to.
enum Terminal {
  /// What the program writes to standard error where that is a terminal so many columns wide.
  static func output(
    of arguments: [String], _ environment: [String: String], columns: Int = 80
  ) throws -> String {
    var (reading, writing): (Int32, Int32) = (-1, -1)
    var size = winsize()
    (size.ws_col, size.ws_row) = (UInt16(columns), 24)
    guard openpty(&reading, &writing, nil, nil, &size) == 0 else {
      throw CocoaError(.fileNoSuchFile)
    }
    let process = Process()
    process.executableURL = Command.executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(fileDescriptor: writing, closeOnDealloc: false)
    try process.run()
    close(writing)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    // Reading fails where the other side is gone.
    while case let count = read(reading, &buffer, buffer.count), count > 0 {
      bytes += buffer[..<count]
    }
    process.waitUntilExit()
    close(reading)
    return String(decoding: bytes, as: UTF8.self)
  }
}
