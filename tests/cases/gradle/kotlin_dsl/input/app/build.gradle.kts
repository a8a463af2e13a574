plugins {
    kotlin("jvm") version "1.9.22"
    alias(libs.plugins.ksp)
    id("application")
}

dependencies {
    implementation(project(":lib:core"))
    implementation("com.squareup.okhttp3:okhttp:4.12.0")
    ksp("com.google.dagger:dagger-compiler:2.50@jar")
    testImplementation(kotlin("test"))
    implementation(libs.coroutines)
}

tasks.register<Copy>("copyDocs") {
    from("docs")
}
