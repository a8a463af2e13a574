#if canImport(UIKit)
import UIKit
#else
import AppKit
#endif

class Platform {
    #if os(iOS)
    var name = "iOS"
    func open() {}
    #elseif os(macOS)
    var name = "macOS"
    #endif
    let text = """
    #if not a directive
    """
    /* #if
    #endif */
    func always() {}
}
