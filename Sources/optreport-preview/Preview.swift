import FlyingFox
import FlyingSocks
import Foundation

/// Serves the output folder of a watched config on loopback: `optreport-preview FOLDER PORT`.
///
/// `optreport watch --serve` starts it and writes a line of JSON to its standard input after every
/// build; when that ends, so does the server. It is a program of its own so that the server's
/// libraries do not slow the start of the other one.
@main
struct Preview {
  static func main() async {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 2, let folder = arguments.first,
      let port = arguments.last.flatMap({ UInt16($0) })
    else {
      FileHandle.standardError.write(
        Data("usage: optreport-preview FOLDER PORT (\"optreport watch --serve\" starts it)\n".utf8))
      exit(64)
    }
    let status = BuildStatus()
    let served = ServedFolder(path: folder)
    Thread.detachNewThread {
      while let line = readLine() { status.set(line) }
      exit(0)
    }
    do {
      // Nobody but this machine is answered.
      let server = HTTPServer(
        address: try .inet(ip4: "127.0.0.1", port: port), timeout: 60, logger: .disabled)
      await server.appendRoute("GET,HEAD *") { request in
        await Preview.answer(request, status, served)
      }
      Task {
        try await server.waitUntilListening()
        if case .ip4(_, let port)? = await server.listeningAddress {
          FileHandle.standardOutput.write(Data("http://localhost:\(port)/\n".utf8))
        }
      }
      try await server.run()
    } catch {
      FileHandle.standardError.write(
        Data("error: port \(port) cannot be listened on; --port takes another\n".utf8))
      exit(69)
    }
  }

  private static func answer(
    _ request: HTTPRequest, _ status: BuildStatus, _ folder: ServedFolder
  ) async -> HTTPResponse {
    // A page from elsewhere must not read the folder by a name that leads here.
    let host = request.headers[.host]?.split(separator: ":").first.map(String.init) ?? ""
    guard ["localhost", "127.0.0.1"].contains(host) else {
      return response(.misdirectedRequest, "text/plain", Data("not here\n".utf8))
    }
    switch request.path {
    case "/":
      return response(.ok, "text/html; charset=utf-8", Data(PreviewPage.text.utf8))
    case "/status":
      let known = request.query.first { $0.name == "after" }.flatMap { Int($0.value) }
      let text = await status.text(after: known ?? -1)
      return response(.ok, "application/json", Data(text.utf8))
    default:
      guard request.path.hasPrefix("/files/"),
        let name = request.path.dropFirst("/files/".count).removingPercentEncoding,
        let file = folder.file(name)
      else { return response(.notFound, "text/plain", Data("there is no such file\n".utf8)) }
      return response(.ok, file.type, file.data)
    }
  }

  private static func response(
    _ code: HTTPStatusCode, _ type: String, _ body: Data
  ) -> HTTPResponse {
    HTTPResponse(
      statusCode: code,
      headers: [
        .contentType: type, .cacheControl: "no-store",
        HTTPHeader("X-Content-Type-Options"): "nosniff",
        HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
      ],
      body: body)
  }
}
