import Graphics

/// A paragraph as pieces that stay on one line, and joints between them at which lines may end.
///
/// Boxes, glue and penalties of Knuth and Plass, with what belongs to one break kept together.
struct ParagraphPieces {
  /// A part of a word, or of a formula.
  struct Piece {
    enum Content {
      case text(String)
      case formula(MathBox)
    }

    var span: Int
    var content: Content
    /// Advance, in points.
    var width: Double
    /// How far its first character hangs over the left edge where a line starts with it.
    var leftHang = 0.0
    /// How far its last character hangs over the right edge where a line ends with it.
    var rightHang = 0.0
  }

  /// What stands behind a piece, and what becomes of it where a line ends there.
  struct Joint {
    /// The space as it was typed; empty if there is none.
    var space = ""
    /// The span in which the space was typed.
    var span = 0
    /// White space as it is set if nothing stretches, in points; none at the ends of lines.
    var width = 0.0
    /// How far the space grows at most before it looks wide.
    var stretch = 0.0
    /// How far the space can shrink.
    var shrink = 0.0
    /// How bad the end of a line is here; nil where none may be.
    var penalty: Double?
    /// Whether a line that ends here ends with a hyphen.
    var isHyphen = false
    /// Added to the width of a line that ends here.
    var endWidth = 0.0
    /// Added to the width of a line that starts here.
    var startWidth = 0.0
    /// How far the hyphen hangs over the right edge.
    var hyphenHang = 0.0
  }

  private(set) var pieces: [Piece] = []
  /// One behind each piece.
  private(set) var joints: [Joint] = []
  /// Where each piece starts and ends if all stand on one line and nothing stretches.
  private(set) var starts: [Double] = []
  private(set) var ends: [Double] = []
  /// Stretch and shrink of all joints before each piece.
  private(set) var stretches: [Double] = []
  private(set) var shrinks: [Double] = []

  mutating func append(_ piece: Piece, _ joint: Joint) {
    pieces.append(piece)
    joints.append(joint)
  }

  /// The joint behind the last piece; there must be one.
  var lastJoint: Joint {
    get { joints[joints.count - 1] }
    set { joints[joints.count - 1] = newValue }
  }

  /// Adds up widths; to be called when all pieces are there.
  mutating func measure() {
    var (x, stretch, shrink) = (0.0, 0.0, 0.0)
    for (piece, joint) in zip(pieces, joints) {
      starts.append(x)
      stretches.append(stretch)
      shrinks.append(shrink)
      x += piece.width
      ends.append(x)
      x += joint.width
      stretch += joint.stretch
      shrink += joint.shrink
    }
    // Nothing stands behind the last piece, and the paragraph may end there.
    if !joints.isEmpty { lastJoint = Joint(penalty: 0) }
  }

  /// How far a line that ends behind a piece hangs over the right edge.
  func rightHang(at joint: Int) -> Double {
    joints[joint].isHyphen ? joints[joint].hyphenHang : pieces[joint].rightHang
  }
}
