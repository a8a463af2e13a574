import sbt._

object Dependencies {
  object Versions { val cats = "2.9.0" }
  val cats = "org.typelevel" %% "cats-core" % Versions.cats
}
