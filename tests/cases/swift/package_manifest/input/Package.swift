// swift-tools-version:5.7
import PackageDescription

let package = Package(
    name: "server",
    products: [.library(name: "Server", targets: ["Server"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.42.0"),
        .package(
            url: "https://github.com/vapor/fluent",
            .upToNextMajor(from: "4.0.0")
        ),
        .package(name: "Tools", url: "https://example.com/Tools.git", branch: "main"),
        .package(path: "../Shared"),
        // .package(url: "https://example.com/gone.git", from: "1.0.0"),
        .package(url: address, from: "1.0.0"),
    ],
    targets: [
        .target(name: "Server", dependencies: [.product(name: "NIO", package: "swift-nio")]),
    ]
)
