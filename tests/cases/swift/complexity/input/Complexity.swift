func one() {}

func branches(_ x: Int?, items: [Int]) -> Int {
    guard let y = x else { return 0 }
    if y > 1 && y < 5 || y == 9 {
        return 1
    } else if items.isEmpty {
        return 2
    } else {
        return 3
    }
    switch y {
    case 0: return 4
    case 1, 2: return 5
    default: break
    }
    for item in items where item > 0 {
        while item > y {
            repeat { break } while true
        }
    }
    do { try one() } catch { return 6 }
    let z = x ?? (y > 0 ? 1 : 2)
    items.forEach { if $0 > 1 { one() } }
    return z
}
