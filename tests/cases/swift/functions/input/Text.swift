import Foundation

/// Splits a text.
///
/// - Parameters:
///   - text: what to split,
///     as it is
///   - limit: parts at most
/// - Returns: the parts
/// - Throws: `SplitError.empty` for an empty text
@inlinable
public func split(_ text: String, into limit: Int = 3, options: Option...) async throws -> [String] {
    func helper(_ x: Int) -> Int { x + 1 }
    struct Local { var field = 1 }
    let parts = text.components(separatedBy: ",")
    return parts.map { helper($0.count); return $0 }
}

/**
 Joins.

 - parameter parts: what to join
 */
private func join<T: Sequence>(_ parts: T, with separator: inout String) -> String where T.Element == String { "" }

// A plain comment is no documentation.
func `repeat`(action: @escaping (Int) -> Void) {}

@available(*, deprecated, message: "use split")
func old() {}

let limit = 3
var (first, second) = (1, 2)
private var table: [String: Int] = ["a": 1] {
    didSet { print(table) }
}
let makeTable = { (x: Int) -> Int in
    let inner = x
    return inner
}
