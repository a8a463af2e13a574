import SwiftUI

@main
struct App: SwiftUI.App {
    let home = ProcessInfo.processInfo.environment["HOME"]
    var body: some Scene {
        WindowGroup { ContentView(key: getenv("API_KEY")) }
    }
}
