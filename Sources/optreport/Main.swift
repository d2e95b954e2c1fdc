import ArgumentParser
import CairoBackend
import Configuration
import FoundationEssentials
import Graphics
import Report
import Typesetting

/// Thin for now.
@main
struct Main: ParsableCommand {
  @Argument var config: String
  func run() throws {
    let source = Source(name: config, bytes: [UInt8](try Data(contentsOf: URL(filePath: config))))
    do {
      let spec = try ReportSpec(source, labels: LabelSetter(measuring: FontLibrary.shared))
      let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
      for claim in report.brokenClaims { print(claim.rendered(in: source)) }
      for figure in spec.figures {
        let built = report.figure(figure)
        let scene = built.scene(measuring: FontLibrary.shared)
        let meta = DocumentMetadata(title: built.plainTitle)
        for (ext, bytes) in [
          ("png", try PNGEncoder(dotsPerInch: 254).encode([scene], metadata: meta)),
          ("pdf", try PDFEncoder().encode([scene], metadata: meta)),
        ] { try Data(bytes).write(to: URL(filePath: "Output/\(figure.name).\(ext)")) }
      }
    } catch let d as Diagnostics { print(d.rendered(in: source, consequence: "nothing was run")) }
  }
}
