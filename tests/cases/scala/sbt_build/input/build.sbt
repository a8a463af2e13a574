val akkaVersion = "2.6.20"

ThisBuild / version := "1.4.0"

lazy val root = (project in file("."))
  .settings(
    name := "orders",
    libraryDependencies ++= Seq(
      "com.typesafe.akka" %% "akka-actor-typed" % akkaVersion,
      "org.postgresql" % "postgresql" % "42.5.1",
      "org.scalatest" %% "scalatest" % "3.2.15" % Test,
      "org.scalacheck" %% "scalacheck" % "1.17.0" % "test",
      "org.typelevel" %%% "cats-core" % Versions.cats
    ),
    scalacOptions += "a" + "b"
  )

val percent = 7 % 3
