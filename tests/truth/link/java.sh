# javac, which attributes every name as far as the libraries at hand allow: the class library and the repository's own.
CORPORA="debian:libcommons-lang3-java debian:junit5 debian:guava-libraries#guava/src"
PACKAGES="default-jdk-headless"
SOURCE="javac"
compare() {
  java --add-exports jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED "$TRUTH/link/java_names.java" "$1" >"$WORK/java_names.tsv" &&
    python3 "$TRUTH/link/listed_names.py" "$2" "$WORK/java_names.tsv"
}
