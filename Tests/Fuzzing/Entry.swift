import FuzzingReaders

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The reader that the variable `READER` names.
private let reader: @Sendable ([UInt8]) -> Void = {
  let name = getenv("READER").map { String(cString: $0) } ?? ""
  guard let reader = readers.first(where: { $0.name == name }) else {
    print("READER must be one of \(readers.map(\.name))")
    exit(64)
  }
  return reader.read
}()

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  reader(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}
