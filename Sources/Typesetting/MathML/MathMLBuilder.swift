/// Builds the elements of a formula from its atoms.
struct MathMLBuilder {
  /// Atoms side by side, with the spaces that TeX leaves between them.
  func row(
    _ atoms: [MathAtom], _ start: MathStyle, after neighbor: MathAtom.Kind? = nil
  ) -> [MathMLNode] {
    var mode = start
    let atoms = numbered(atoms)
    let kinds = MathAtom.Kind.resolved(atoms.filter { !$0.isInvisible }.map(\.kind))
    var kind = kinds.makeIterator()
    var previous = neighbor
    var overhangs = false
    var runs = [MathMLRun()]
    for atom in atoms {
      switch atom.nucleus {
      case .space(let width): runs[runs.count - 1].gap += width
      case .size(let size):
        guard size != mode.size else { continue }
        mode = mode.with(size)
        runs.append(MathMLRun(size: size, gap: runs[runs.count - 1].takeGap()))
      default:
        let next = kind.next() ?? atom.kind
        var space = previous?.space(before: next, inScript: mode.isScript) ?? 0
        // Browsers leave no room for what hangs over; a parenthesis curves away from it.
        if space == 0, overhangs { space = atom.nucleus == .symbol("(") ? 1.5 : 3 }
        overhangs = atom.nucleus == .symbol("𝑓") && !atom.hasScripts && atom.primes == 0
        previous = next
        runs[runs.count - 1].append(node(of: atom, mode), next, after: space)
      }
    }
    return runs.flatMap(\.finished)
  }

  /// Atoms as one element.
  func group(_ atoms: [MathAtom], _ mode: MathStyle) -> MathMLNode { .group(row(atoms, mode)) }

  /// The digits of a number as one atom.
  private func numbered(_ atoms: [MathAtom]) -> [MathAtom] {
    var result: [MathAtom] = []
    for (i, atom) in atoms.enumerated() {
      guard let digits = atom.numerals, let last = result.last, let before = last.numerals,
        !last.hasScripts, last.primes == 0
      else {
        result.append(atom)
        continue
      }
      // A point at the end of a number is a full stop.
      if digits == ".", !(i + 1 < atoms.count && atoms[i + 1].numerals != nil) {
        result.append(atom)
        continue
      }
      var longer = atom
      longer.nucleus = .symbol(before + digits)
      result[result.count - 1] = longer
    }
    return result
  }

  /// An atom with its scripts.
  private func node(of atom: MathAtom, _ mode: MathStyle) -> MathMLNode {
    var base = nucleus(atom, mode)
    let areLimits =
      atom.hasScripts && (atom.limits == .always || atom.limits == .display && mode.isDisplay)
    let primes = primes(atom.primes)
    if areLimits, let primes {
      base = MathMLNode("msup", children: [base, primes])
    }
    var raised = areLimits ? [] : primes.map { [$0] } ?? []
    if let script = atom.superscript { raised += row(script, mode.script) }
    let above = atom.superscript != nil || !raised.isEmpty ? MathMLNode.group(raised) : nil
    let below = atom.subscript.map { group($0, mode.script.cramped) }
    if areLimits, !mode.isDisplay, base.name == "mo" {
      base.attributes.append(("movablelimits", "false"))
    }
    let (under, over, both) =
      areLimits ? ("munder", "mover", "munderover") : ("msub", "msup", "msubsup")
    switch (below, above) {
    case (nil, nil): return base
    case (let below?, nil): return MathMLNode(under, children: [base, below])
    case (nil, let above?): return MathMLNode(over, children: [base, above])
    case (let below?, let above?): return MathMLNode(both, children: [base, below, above])
    }
  }

  /// Primes in the form that fonts have for scripts.
  private func primes(_ count: Int) -> MathMLNode? {
    guard count > 0 else { return nil }
    return MathMLNode(
      "mo", [("style", "font-feature-settings:'ssty'")], text: MathSetter.primes(count))
  }
}

/// Elements side by side in one size.
private struct MathMLRun {
  /// The size, if it is another than that of what is around.
  var size: MathStyle.Size?
  /// White before the next element, in mu.
  var gap = 0.0
  private var nodes: [MathMLNode] = []

  init(size: MathStyle.Size? = nil, gap: Double = 0) {
    self.size = size
    self.gap = gap
  }

  mutating func takeGap() -> Double {
    defer { gap = 0 }
    return gap
  }

  /// Appends an element; operators have the white beside them, others get an element for it.
  mutating func append(_ node: MathMLNode, _ kind: MathAtom.Kind, after space: Double) {
    var node = node
    let gap = takeGap() + space
    let last = nodes.count - 1
    let isBehindOperator = last >= 0 && nodes[last].isOperator
    // Of two, the one that stands between others has it.
    if gap > 0, node.isOperator, !isBehindOperator || kind == .binary || kind == .relation {
      node.addSpace(before: gap)
    } else if gap > 0, isBehindOperator {
      nodes[last].addSpace(after: gap)
    } else if gap != 0 {
      nodes.append(.space(gap))
    }
    nodes.append(node)
  }

  /// The elements with the white at their end.
  var finished: [MathMLNode] {
    let all = gap == 0 ? nodes : nodes + [.space(gap)]
    guard let size, !all.isEmpty else { return all }
    return [MathMLNode("mstyle", size.attributes, children: all)]
  }
}

extension MathAtom {
  /// The digits and points of an atom that is nothing else.
  var numerals: String? {
    guard kind == .ordinary, case .symbol(let text) = nucleus,
      text.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) || $0 == "." })
    else { return nil }
    return text
  }
}

extension MathStyle.Size {
  /// The attributes that set it.
  var attributes: [(name: String, value: String)] {
    [
      ("displaystyle", self == .display ? "true" : "false"),
      ("scriptlevel", "\(max(0, rawValue - MathStyle.Size.text.rawValue))"),
    ]
  }
}
