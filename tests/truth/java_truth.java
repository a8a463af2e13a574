// Asks javac's parser what Java files define: one JSON object per line. No attribution, no class path.
//   java tests/truth/java_truth.java ROOT
import com.sun.source.tree.*;
import com.sun.source.util.*;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;
import javax.tools.*;

class JavaTruth {
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(p -> p.toString().endsWith(".java") && Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS)).sorted()
          .collect(Collectors.toList());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    for (Path file : files) {
      DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
      try (StandardJavaFileManager manager = compiler.getStandardFileManager(problems, null, StandardCharsets.UTF_8)) {
        JavacTask task = (JavacTask) compiler.getTask(null, manager, problems, List.of("-proc:none"), null,
            manager.getJavaFileObjects(file.toFile()));
        String path = root.relativize(file).toString().replace(File.separatorChar, '/');
        Iterator<? extends CompilationUnitTree> units = task.parse().iterator();
        if (!units.hasNext()) continue;
        CompilationUnitTree unit = units.next();
        // What the compiler cannot parse it cannot judge.
        if (problems.getDiagnostics().stream().anyMatch(d -> d.getKind() == Diagnostic.Kind.ERROR)) {
          System.err.println("not parsed by javac: " + path);
          continue;
        }
        new Lister(path, unit, Trees.instance(task).getSourcePositions(), unit.getSourceFile().getCharContent(true)).scan(unit, "");
      }
    }
  }

  static class Lister extends TreePathScanner<Void, String> {
    final String path;
    final CompilationUnitTree unit;
    final SourcePositions positions;
    final CharSequence text;

    Lister(String path, CompilationUnitTree unit, SourcePositions positions, CharSequence text) {
      this.path = path;
      this.unit = unit;
      this.positions = positions;
      this.text = text;
    }

    // The line of the name: its first occurrence as a word at or behind `from`.
    long lineOf(String name, long from) {
      String all = text.toString();
      for (int at = all.indexOf(name, (int) from); at >= 0; at = all.indexOf(name, at + 1)) {
        boolean before = at == 0 || !Character.isJavaIdentifierPart(all.charAt(at - 1));
        boolean behind = at + name.length() >= all.length() || !Character.isJavaIdentifierPart(all.charAt(at + name.length()));
        if (before && behind) return unit.getLineMap().getLineNumber(at);
      }
      return unit.getLineMap().getLineNumber(from);
    }

    void print(String name, String kind, long line, String scope) {
      System.out.println("{\"name\": \"" + name + "\", \"path\": \"" + path + "\", \"line\": " + line + ", \"kind\": \"" + kind
          + "\", \"scope\": \"" + scope + "\"}");
    }

    @Override
    public Void visitPackage(PackageTree tree, String scope) {
      print(tree.getPackageName().toString(), "package", unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree.getPackageName())), scope);
      return null;
    }

    @Override
    public Void visitModule(ModuleTree tree, String scope) {
      print(tree.getName().toString(), "module", unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree.getName())), scope);
      return null;
    }

    @Override
    public Void visitClass(ClassTree tree, String scope) {
      String name = tree.getSimpleName().toString();
      String inner = name.isEmpty() ? scope : scope.isEmpty() ? name : scope + "." + name;
      if (!name.isEmpty()) {
        String kind = tree.getKind().toString().toLowerCase().replace("annotation_type", "annotation");
        long from = positions.getEndPosition(unit, tree.getModifiers());
        if (from < 0) from = positions.getStartPosition(unit, tree);
        print(name, kind, lineOf(name, from), scope);
      }
      Set<Tree> members = new HashSet<>(tree.getMembers());
      for (Tree member : tree.getMembers()) {
        if (member instanceof VariableTree) {
          VariableTree field = (VariableTree) member;
          boolean constant = field.getInitializer() instanceof NewClassTree
              && positions.getStartPosition(unit, field.getInitializer()) >= 0 && tree.getKind() == Tree.Kind.ENUM
              && isEnumConstant(field);
          // A declarator of a list shares modifiers and type: the name is behind them, or behind the one before.
          long from = field.getType() == null || constant ? positions.getStartPosition(unit, field) : nameStart(field);
          print(field.getName().toString(), constant ? "enumerator" : "field", lineOf(field.getName().toString(), from), inner);
        }
      }
      return super.visitClass(tree, inner);
    }

    // javac keeps the position of the name as the tree's preferred position.
    long nameStart(VariableTree field) {
      return ((com.sun.tools.javac.tree.JCTree.JCVariableDecl) field).pos;
    }

    boolean isEnumConstant(VariableTree field) {
      return (((com.sun.tools.javac.tree.JCTree.JCVariableDecl) field).mods.flags & 0x4000) != 0;
    }

    @Override
    public Void visitMethod(MethodTree tree, String scope) {
      com.sun.tools.javac.tree.JCTree.JCMethodDecl declaration = (com.sun.tools.javac.tree.JCTree.JCMethodDecl) tree;
      String name = tree.getName().toString();
      boolean constructor = name.equals("<init>");
      if (constructor) name = scope.substring(scope.lastIndexOf('.') + 1);
      print(name, constructor ? "constructor" : "method", unit.getLineMap().getLineNumber(declaration.pos), scope);
      return super.visitMethod(tree, scope);
    }
  }
}
