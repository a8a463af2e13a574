# Java against javac's own parser. Members of anonymous classes are in javac's tree and in ours.
CORPORA="debian:libcommons-lang3-java debian:junit5"
PACKAGES="default-jdk-headless"
GATE="99.5 99.5"
SOURCE="javac"
FILES='*.java'
truth() {
  java --add-exports jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED "$TRUTH/java_truth.java" "$1"
}
