import XCTest
@testable import struct Parser.Token
import Testing

final class ParserTests: XCTestCase {
    func testEmpty() throws { XCTAssertEqual(parse(""), []) }
    func testAsync() async {}
    func helper() {}
    func testWith(x: Int) {}
}

class Testers { func testing() {} }

@Test("adds") func addition() { #expect(1 + 1 == 2) }
