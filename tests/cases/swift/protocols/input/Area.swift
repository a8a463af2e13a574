/// Things with an area.
public protocol Area: AnyObject, CustomStringConvertible {
    associatedtype Unit: Comparable = Double
    /// In square units.
    var area: Unit { get }
    static var name: String { get set }
    init(area: Unit)
    func scale(by factor: Double) throws -> Self
    subscript(i: Int) -> Unit { get }
}

public extension Area where Unit == Double {
    func doubled() -> Unit { area * 2 }
    private func hidden() {}
}

extension Array: Area where Element: Area {}
extension Outer.Inner { struct Nested {} }

@freestanding(expression)
public macro stringify<T>(_ value: T) -> (T, String) = #externalMacro(module: "M", type: "S")
