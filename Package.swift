// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// The layers of the program, lowest first; an arrow never points upward.
let layers: [Target] = [
  .target(name: "Elementary", dependencies: ["CSleef"], linkerSettings: [.linkedLibrary("m")]),
  .target(name: "Spelling", swiftSettings: strict),
  .target(name: "Formula", dependencies: ["Elementary", "Spelling"], swiftSettings: strict),
  .target(name: "Configuration", dependencies: ["Spelling"], swiftSettings: strict),
  .target(name: "Optimization", dependencies: ["Elementary", "Formula"], swiftSettings: strict),
  .target(name: "Graphics", dependencies: ["Elementary"], swiftSettings: strict),
  .target(name: "Typesetting", dependencies: ["Graphics", "Spelling"], swiftSettings: strict),
  .target(
    name: "Plot", dependencies: ["Elementary", "Graphics", "Typesetting"], swiftSettings: strict),
  .target(name: "HyphenationPatterns", exclude: ["Files"]),
  .target(
    name: "Hyphenation", dependencies: ["CHyphen", "HyphenationPatterns", "Typesetting"],
    swiftSettings: strict),
  .target(name: "Prose", dependencies: ["CMarkdown"], swiftSettings: strict),
  .target(
    name: "Pages", dependencies: ["Graphics", "Prose", "Typesetting"], swiftSettings: strict),
  .target(name: "HTML", dependencies: ["Prose", "Typesetting"], swiftSettings: strict),
  .target(name: "Fonts", exclude: ["Files"]),
  .target(name: "CairoStreams", dependencies: ["CDeflate"]),
  .target(
    name: "CairoBackend",
    dependencies: [
      "CCairo", "CFreeType", "CHarfBuzz", "CDeflate", "CairoStreams", "Fonts", "Graphics",
    ],
    swiftSettings: strict),
  .target(
    name: "Report",
    dependencies: [
      "Elementary", "Spelling", "Configuration", "Formula", "Optimization", "Graphics", "Plot",
      "Typesetting", "Prose",
    ],
    swiftSettings: strict),
  .executableTarget(
    name: "optreport",
    dependencies: [
      "Spelling", "Configuration", "Graphics", "Typesetting", "Hyphenation", "Prose", "Pages",
      "HTML", "Report", "CairoBackend", "CDeflate", "CMalloc",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ],
    swiftSettings: strict),
  // Not strict: the server's libraries need all of Foundation.
  .executableTarget(
    name: "optreport-preview",
    dependencies: [
      .product(name: "FlyingFox", package: "FlyingFox"),
      .product(name: "FlyingSocks", package: "FlyingFox"),
    ]),
]

let systemLibraries: [Target] = [
  .systemLibrary(
    name: "CSleef", pkgConfig: "sleef",
    providers: [.apt(["libsleef-dev"]), .brew(["sleef"])]),
  .systemLibrary(
    name: "CCairo", pkgConfig: "cairo-ft",
    providers: [.apt(["libcairo2-dev"]), .brew(["cairo"])]),
  .systemLibrary(
    name: "CFreeType", pkgConfig: "freetype2",
    providers: [.apt(["libfreetype-dev"]), .brew(["freetype"])]),
  .systemLibrary(
    name: "CHarfBuzz", pkgConfig: "harfbuzz",
    providers: [.apt(["libharfbuzz-dev"]), .brew(["harfbuzz"])]),
  .systemLibrary(
    name: "CDeflate", pkgConfig: "libdeflate",
    providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
  .systemLibrary(
    name: "CMarkdown", pkgConfig: "libcmark-gfm",
    providers: [
      .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
    ]),
  .systemLibrary(name: "CMalloc"),
  .systemLibrary(
    name: "CHyphen", providers: [.apt(["libhyphen-dev"]), .brew(["hyphen"])]),
]

/// Tests of one layer; what they read from disk they find beside their source file.
func tests(of name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies + ["TestSupport"], exclude: exclude,
    swiftSettings: strict)
}

let testTargets: [Target] = [
  .target(
    name: "TestSupport", dependencies: ["Elementary", "Configuration", "Graphics"],
    path: "Tests/Support", exclude: ["validate.py"], swiftSettings: strict),
  // Tests/Fuzzing/fuzz.sh builds them with libFuzzer, too.
  .target(
    name: "FuzzingReaders",
    dependencies: ["Configuration", "Formula", "Graphics", "Prose", "Report", "Typesetting"],
    path: "Tests/Fuzzing/Readers", swiftSettings: strict),
  tests(of: "Formula", ["Elementary", "Formula"], exclude: ["Oracle"]),
  tests(of: "Spelling", ["Spelling"]),
  tests(of: "Configuration", ["Configuration", "Spelling"], exclude: ["Goldens"]),
  tests(
    of: "Optimization", ["Elementary", "Formula", "Optimization"],
    exclude: ["Oracle"]),
  tests(of: "Graphics", ["Graphics"]),
  tests(of: "Typesetting", ["Graphics", "Typesetting"]),
  tests(
    of: "Plot", ["Elementary", "Graphics", "Typesetting", "Plot"], exclude: ["Goldens", "Oracle"]),
  tests(of: "Hyphenation", ["Hyphenation", "Typesetting"]),
  tests(of: "Prose", ["Prose"]),
  tests(of: "Pages", ["Graphics", "Typesetting", "Prose", "Pages"]),
  tests(of: "HTML", ["Elementary", "Graphics", "Typesetting", "Prose", "HTML", "CairoBackend"]),
  tests(
    of: "CairoBackend", ["CDeflate", "CairoStreams", "Graphics", "Typesetting", "CairoBackend"]),
  tests(
    of: "Report", ["Configuration", "Optimization", "Graphics", "Typesetting", "Plot", "Report"],
    exclude: ["Cases"]),
  tests(
    of: "Command",
    [
      "optreport", "optreport-preview", "Configuration", "Typesetting", "CairoBackend", "Report",
    ],
    exclude: ["ContinuousIntegration"]),
  tests(of: "Fuzzing", ["FuzzingReaders"]),
  tests(of: "Architecture", ["Report"]),
]

/// What `make benchmark` times.
let benchmarks: [Target] = [
  .executableTarget(
    name: "EngineBenchmark", dependencies: ["Formula", "Optimization"],
    path: "Tests/Benchmarks/Engine", swiftSettings: strict)
]

let package = Package(
  name: "optreport",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "optreport", targets: ["optreport"]),
    .executable(name: "optreport-preview", targets: ["optreport-preview"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: layers + systemLibraries + testTargets + benchmarks,
  swiftLanguageModes: [.v6]
)
