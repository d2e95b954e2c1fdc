/// The ticks of an axis, and what all their labels leave out.
struct TickSet: Hashable {
  /// From the lowest to the highest.
  var ticks: [Tick]
  /// What the labels leave out; nil for nothing.
  var unit: TickUnit?
}
