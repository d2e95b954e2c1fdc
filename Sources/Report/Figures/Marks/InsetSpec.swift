import Configuration
import Plot

/// `{"mark": "inset", "x": [from, to], "y": [from, to], "place"}`: a zoom into a part of the panel.
struct InsetSpec: MarkSpec {
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>
  private var place = InsetMark.Place.automatic

  init?(_ fields: inout Fields, reader: MarkReader) {
    var (x, y): (ClosedRange<Double>?, ClosedRange<Double>?) = (nil, nil)
    fields.require("x")
    fields.require("y")
    fields.read("x", into: &x, about: "from where to where it shows")
    fields.read("y", into: &y, about: "from where to where it shows")
    fields.read(
      "place", into: &place,
      from: [
        (name: "automatic", value: .automatic), ("bottomLeft", .bottomLeft),
        ("bottomRight", .bottomRight), ("topLeft", .topLeft), ("topRight", .topRight),
      ], about: "the corner where it stands")
    guard let x, let y else { return nil }
    (self.x, self.y) = (x, y)
  }

  func marks(in stage: Stage) -> [any Mark] { [InsetMark(x: x, y: y, place: place)] }
}
