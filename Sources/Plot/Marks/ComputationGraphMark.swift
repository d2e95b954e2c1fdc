public import Graphics
import Typesetting

/// How a value is computed (forward, left to right) and how its derivative is (backward): for a
/// panel without axes.
///
/// The adjoint of a node is the derivative of the output with respect to it: the sum over its
/// outgoing edges of local derivative times adjoint of the target.
///
/// > A. Griewank, A. Walther. *Evaluating Derivatives*, 2nd ed., SIAM, 2008, chapter 3,
/// > doi:10.1137/1.9780898717761
public struct ComputationGraphMark: Mark {
  /// A quantity.
  public struct Node: Hashable, Sendable {
    /// Markup of its name or formula.
    public var label: String
    /// Markup of its value; empty where the label says it (a constant).
    public var value: String
    /// Markup of its adjoint; empty for none.
    public var adjoint: String

    /// Creates a node.
    public init(_ label: String, value: String, adjoint: String = "") {
      self.label = label
      self.value = value
      self.adjoint = adjoint
    }
  }

  /// A dependence of one quantity on an earlier one.
  public struct Edge: Hashable, Sendable {
    /// Index of the node that is used.
    public var from: Int
    /// Index of the node that uses it.
    public var to: Int
    /// Markup of the local derivative; empty for none.
    public var derivative: String
    /// Markup of what flows back: local derivative times adjoint of the target; empty for none.
    public var backward: String
    /// What stands for the local derivative where there is no room for it: its value.
    public var shortDerivative: String
    /// What stands for what flows back where there is no room for it: its value.
    public var shortBackward: String

    /// Creates an edge; without short texts it keeps the long ones.
    public init(
      from: Int, to: Int, derivative: String = "", backward: String = "",
      shortDerivative: String? = nil, shortBackward: String? = nil
    ) {
      self.from = from
      self.to = to
      self.derivative = derivative
      self.backward = backward
      self.shortDerivative = shortDerivative ?? derivative
      self.shortBackward = shortBackward ?? backward
    }
  }

  /// The nodes.
  public var nodes: [Node]
  /// The edges; each leads to a node that does not lead back.
  public var edges: [Edge]
  /// Color and dash of everything that flows backward; nil takes the theme's second style.
  public var backwardStyle: SeriesStyle?
  /// Whether a line under the graph explains the inks.
  public var hasLegend = true

  /// Creates a graph; edges name nodes by index.
  public init(nodes: [Node], edges: [Edge]) {
    for edge in edges {
      precondition(
        nodes.indices.contains(edge.from) && nodes.indices.contains(edge.to),
        "edge \(edge.from) to \(edge.to), \(nodes.count) nodes")
    }
    self.nodes = nodes
    self.edges = edges
  }

  /// The graph with the short texts on its edges.
  var abbreviated: ComputationGraphMark {
    var mark = self
    for index in edges.indices {
      mark.edges[index].derivative = edges[index].shortDerivative
      mark.edges[index].backward = edges[index].shortBackward
    }
    return mark
  }

  /// Nothing: a graph has no scales.
  public var extent: Extent { Extent() }

  /// The graph, laid out.
  public func settled(in frame: PanelFrame) -> any Mark {
    nodes.isEmpty ? self : ComputationGraphDrawing(self, in: frame)
  }

  /// That of its boxes with the smallest text, and the arrows between them.
  public func leastSize(in frame: PanelFrame) -> Size {
    nodes.isEmpty
      ? Size(width: 0, height: 0) : ComputationGraphDrawing(self, in: frame).leastSize
  }

  /// Arrows, then what is written on them, then the boxes, then the legend.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    guard !nodes.isEmpty else { return [] }
    return ComputationGraphDrawing(self, in: frame).items
  }
}
