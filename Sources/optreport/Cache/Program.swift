import CDeflate
import Report

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Which build of the program this is: what another build made is not taken for its own.
struct Program: Sendable {
  /// Where the executable is.
  static let path: String = {
    #if canImport(Darwin)
      var size: UInt32 = 0
      _NSGetExecutablePath(nil, &size)
      var buffer = [CChar](repeating: 0, count: Int(size) + 1)
      _NSGetExecutablePath(&buffer, &size)
      return String(cString: buffer)
    #else
      return "/proc/self/exe"
    #endif
  }()

  /// The version and a checksum of the executable, fonts included. The checksum is kept as long as
  /// the file is not written again.
  static func identity(_ cache: CacheFolder) -> String {
    let stamp = FileStamp(of: path)?.text ?? ""
    if let kept = cache.bytes("program") {
      let parts = String(decoding: kept, as: UTF8.self).split(separator: "\n")
      if parts.count == 2, parts[0] == stamp { return String(parts[1]) }
    }
    let bytes =
      (try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped)) ?? Data()
    let sum = bytes.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
    let identity =
      "optreport \(Manifest.toolVersion) \(bytes.count) \(String(sum, radix: 16))"
    cache.keep(Array("\(stamp)\n\(identity)".utf8), as: "program")
    return identity
  }
}
