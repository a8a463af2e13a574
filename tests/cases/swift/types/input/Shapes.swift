/// A point.
public struct Point<Scalar: Numeric>: Equatable, Codable where Scalar: Comparable {
    /// Across.
    public var x: Scalar
    private(set) var y: Scalar
    static let origin = 0, limit = 1
    lazy var length: () -> Double = { [weak self] in 1 }
    var sum: Scalar {
        get { if x > y { return x } else { return y } }
        set { x = newValue }
    }

    @available(iOS 13, *)
    public init?(_ x: Scalar, y: Scalar = 0) { self.x = x; self.y = y }
    subscript(index: Int) -> Scalar { x }
    mutating func move(by delta: Scalar) { x += delta }
    static func == (left: Point, right: Point) -> Bool { true }
    prefix static func - (point: Point) -> Point { point }
}

@objc(Engine)
open class Engine: NSObject, Module.Delegate {
    @Published final var state: State?
    fileprivate weak var owner: Engine?
    override init() { super.init() }
    deinit { stop() }
    class func make() -> Engine { Engine() }
    override open func start() {}
    enum State: String, CaseIterable {
        case idle, running = "run"
        case failed(Error, code: Int)
        indirect case nested(State)
        var isDone: Bool { self == .idle }
    }
}

actor Counter { private var count = 0 }

infix operator +++: AdditionPrecedence
func +++ (a: Int, b: Int) -> Int { a + b }
typealias Handler<T> = (T) -> Void
