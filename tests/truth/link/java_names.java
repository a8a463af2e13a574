// What the names in the Java files below a folder lead to, as javac attributes them: PATH<tab>LINE<tab>NAME<tab>TARGET<tab>OF,
// where TARGET is PATH:LINE in the folder or "-" for what lies outside of it, OF its name with the classes around (overloads
// are one thing). Names that javac cannot attribute (libraries that are
// not at hand), and names of variables and types of methods, are left out.
//   java --add-exports jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED java_names.java ROOT
import com.sun.source.tree.*;
import com.sun.source.util.*;
import com.sun.tools.javac.tree.JCTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;
import javax.lang.model.element.*;
import javax.lang.model.type.*;
import javax.tools.*;

class JavaNames {
  static Path root;
  static Trees trees;
  static final StringBuilder out = new StringBuilder();

  public static void main(String[] args) throws Exception {
    root = Path.of(args[0]).toRealPath();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(p -> p.toString().endsWith(".java") && Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
          .filter(p -> !p.endsWith("module-info.java") && !p.endsWith("package-info.java")).sorted().collect(Collectors.toList());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
    JavacTask task = (JavacTask) compiler.getTask(null, manager, problem -> {}, List.of("-proc:none", "-XDshould-stop.ifError=FLOW",
        "-XDshould-stop.ifNoError=FLOW", "-Xmaxerrs", "1000000"), null, manager.getJavaFileObjectsFromPaths(files));
    List<CompilationUnitTree> units = new ArrayList<>();
    for (CompilationUnitTree unit : task.parse()) units.add(unit);
    task.analyze();
    trees = Trees.instance(task);
    for (CompilationUnitTree unit : units) new Lister(unit).scan(unit, null);
    System.out.print(out);
  }

  static String relative(CompilationUnitTree unit) {
    return root.relativize(Path.of(unit.getSourceFile().toUri())).toString().replace('\\', '/');
  }

  // The line of the name in a declaration.
  static long nameLine(CompilationUnitTree unit, Tree tree, String name) throws java.io.IOException {
    long from = ((JCTree) tree).pos;  // of the name but for classes, whose position is that of their modifiers
    String text = unit.getSourceFile().getCharContent(true).toString();
    if (tree instanceof ClassTree) {
      from = trees.getSourcePositions().getEndPosition(unit, ((ClassTree) tree).getModifiers());
      if (from < 0) from = trees.getSourcePositions().getStartPosition(unit, tree);
    }
    for (int at = text.indexOf(name, (int) from); at >= 0; at = text.indexOf(name, at + 1)) {
      boolean before = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
      boolean behind = at + name.length() >= text.length() || !Character.isJavaIdentifierPart(text.charAt(at + name.length()));
      if (before && behind) return unit.getLineMap().getLineNumber(at);
    }
    return unit.getLineMap().getLineNumber(from);
  }

  static class Lister extends TreePathScanner<Void, Void> {
    final CompilationUnitTree unit;

    Lister(CompilationUnitTree unit) {
      this.unit = unit;
    }

    void name(String name, long position) {
      if (name.equals("this") || name.equals("super") || name.equals("class") || name.equals("length") || position < 0) return;
      Element element = trees.getElement(getCurrentPath());
      if (element == null) return;
      switch (element.getKind()) {
        case CLASS: case INTERFACE: case ENUM: case ANNOTATION_TYPE: case RECORD:
          if (element.asType() == null || element.asType().getKind() == TypeKind.ERROR) return;
          break;
        case FIELD: case ENUM_CONSTANT: case METHOD: case CONSTRUCTOR: case RECORD_COMPONENT: break;
        default: return;
      }
      String of = element.getKind() == ElementKind.CONSTRUCTOR ? "" : element.getSimpleName().toString();
      for (Element around = element.getEnclosingElement(); around != null; around = around.getEnclosingElement()) {
        if (around.asType() != null && around.asType().getKind() == TypeKind.ERROR) return;
        ElementKind kind = around.getKind();
        if (kind.isClass() || kind.isInterface()) of = around.getSimpleName() + (of.isEmpty() ? "" : "." + of);
        if (kind == ElementKind.METHOD || kind == ElementKind.CONSTRUCTOR || kind == ElementKind.STATIC_INIT
            || kind == ElementKind.INSTANCE_INIT || kind == ElementKind.FIELD) return;
        if (kind.isClass() && around.getSimpleName().length() == 0) return;  // of an anonymous class
      }
      TreePath declaration = trees.getPath(element);
      String target = "-";
      if (declaration != null) {
        String own = element.getKind() == ElementKind.CONSTRUCTOR ? element.getEnclosingElement().getSimpleName().toString()
            : element.getSimpleName().toString();
        try {
          target = relative(declaration.getCompilationUnit()) + ":" + nameLine(declaration.getCompilationUnit(), declaration.getLeaf(), own);
        } catch (java.io.IOException problem) {
          return;
        }
      }
      out.append(relative(unit)).append('\t').append(unit.getLineMap().getLineNumber(position)).append('\t').append(name).append('\t')
          .append(target).append('\t').append(of).append('\n');
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void none) {
      // In `new Box()` the constructor is told with the class.
      name(tree.getName().toString(), trees.getSourcePositions().getStartPosition(unit, tree));
      return super.visitIdentifier(tree, none);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Void none) {
      String name = tree.getIdentifier().toString();
      name(name, trees.getSourcePositions().getEndPosition(unit, tree) - name.length());
      return super.visitMemberSelect(tree, none);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree tree, Void none) {
      String name = tree.getName().toString();
      name(name, trees.getSourcePositions().getEndPosition(unit, tree) - name.length());
      return super.visitMemberReference(tree, none);
    }

    @Override
    public Void visitImport(ImportTree tree, Void none) {
      return null;  // measured with the imports
    }
  }
}
