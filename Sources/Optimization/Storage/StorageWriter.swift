/// Puts results into bytes, for this program to read again: numbers in the order of the processor.
public struct StorageWriter {
  /// What was written.
  public private(set) var bytes: [UInt8] = []

  /// Creates an empty store.
  public init() {}

  /// Writes a whole number.
  public mutating func write(_ number: Int) {
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
  }

  /// Writes numbers, and how many they are.
  public mutating func write(_ numbers: [Double]) {
    write(numbers.count)
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// Writes whole numbers, and how many they are.
  public mutating func write(_ numbers: [Int]) {
    write(numbers.count)
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// Writes a text.
  public mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes += text.utf8
  }
}

/// Reads what a `StorageWriter` wrote; whatever else it is given, it says so.
public struct StorageReader {
  private var rest: ArraySlice<UInt8>

  /// Starts at the first byte.
  public init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// Whether all was read.
  public var isAtEnd: Bool { rest.isEmpty }

  /// A whole number; nil at the end.
  public mutating func integer() -> Int? {
    guard rest.count >= MemoryLayout<Int>.size else { return nil }
    let number = rest.withUnsafeBytes { $0.loadUnaligned(as: Int.self) }
    rest = rest.dropFirst(MemoryLayout<Int>.size)
    return number
  }

  /// Numbers; nil if there are not as many as were announced.
  public mutating func doubles() -> [Double]? { array(of: Double.self) }

  /// Whole numbers; nil if there are not as many as were announced.
  public mutating func integers() -> [Int]? { array(of: Int.self) }

  /// A text; nil if it is cut off.
  public mutating func text() -> String? {
    guard let count = integer(), 0...rest.count ~= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return String(decoding: rest.prefix(count), as: UTF8.self)
  }

  private mutating func array<Element: BitwiseCopyable>(of type: Element.Type) -> [Element]? {
    let size = MemoryLayout<Element>.size
    guard let count = integer(), 0...(rest.count / size) ~= count else { return nil }
    defer { rest = rest.dropFirst(count * size) }
    return rest.withUnsafeBytes { source in
      [Element](unsafeUninitializedCapacity: count) { target, initialized in
        UnsafeMutableRawBufferPointer(target).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[..<(count * size)]))
        initialized = count
      }
    }
  }
}
