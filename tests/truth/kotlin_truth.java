// Asks the Kotlin compiler's parser what Kotlin files define: one JSON object per line. Nothing is resolved.
//   java -cp kotlin-compiler.jar:kotlin-stdlib.jar:... tests/truth/kotlin_truth.java ROOT
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;
import org.jetbrains.kotlin.cli.common.messages.MessageCollector;
import org.jetbrains.kotlin.cli.jvm.compiler.EnvironmentConfigFiles;
import org.jetbrains.kotlin.cli.jvm.compiler.KotlinCoreEnvironment;
import com.intellij.openapi.util.Disposer;
import com.intellij.psi.*;
import org.jetbrains.kotlin.config.CompilerConfiguration;
import org.jetbrains.kotlin.idea.KotlinLanguage;
import org.jetbrains.kotlin.psi.*;

class KotlinTruth {
  static String path, text;

  static int lineOf(int offset) {
    int line = 1;
    for (int i = 0; i < offset && i < text.length(); i++) if (text.charAt(i) == '\n') line++;
    return line;
  }

  static void print(String name, String kind, int offset, String scope) {
    System.out.println("{\"name\": \"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\", \"path\": \"" + path + "\", \"line\": " + lineOf(offset)
        + ", \"kind\": \"" + kind + "\", \"scope\": \"" + scope.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
  }

  static int offsetOf(PsiElement name, PsiElement whole) {
    return (name == null ? whole : name).getTextRange().getStartOffset();
  }

  // Iterative, because expressions nest deep.
  static boolean visit(KtFile file) {
    Deque<Object[]> stack = new ArrayDeque<>();
    stack.push(new Object[] {file, ""});
    boolean whole = true;
    List<Object[]> found = new ArrayList<>();
    while (!stack.isEmpty()) {
      Object[] top = stack.pop();
      PsiElement element = (PsiElement) top[0];
      String scope = (String) top[1];
      String inner = scope;
      if (element instanceof PsiErrorElement) whole = false;
      if (element instanceof KtPackageDirective) {
        KtPackageDirective directive = (KtPackageDirective) element;
        if (directive.getPackageNameExpression() != null) {
          found.add(new Object[] {directive.getQualifiedName(), "package", directive.getPackageNameExpression().getTextRange().getStartOffset(), scope});
        }
      } else if (element instanceof KtEnumEntry) {
        KtEnumEntry entry = (KtEnumEntry) element;
        found.add(new Object[] {entry.getName(), "enumerator", offsetOf(entry.getNameIdentifier(), entry), scope});
        inner = scope + "." + entry.getName();
      } else if (element instanceof KtClass) {
        KtClass type = (KtClass) element;
        String kind = type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isAnnotation() ? "annotation" : "class";
        if (type.getName() != null) found.add(new Object[] {type.getName(), kind, offsetOf(type.getNameIdentifier(), type), scope});
        inner = scope + "." + type.getName();
      } else if (element instanceof KtObjectDeclaration) {
        KtObjectDeclaration object = (KtObjectDeclaration) element;
        if (!object.isObjectLiteral()) {
          String name = object.getNameIdentifier() == null ? "Companion" : object.getName();
          found.add(new Object[] {name, "object", offsetOf(object.getNameIdentifier(), object.getObjectKeyword()), scope});
          inner = scope + "." + name;
        }
      } else if (element instanceof KtSecondaryConstructor) {
        found.add(new Object[] {scope.substring(scope.lastIndexOf('.') + 1), "constructor",
            ((KtSecondaryConstructor) element).getConstructorKeyword().getTextRange().getStartOffset(), scope});
      } else if (element instanceof KtNamedFunction) {
        KtNamedFunction function = (KtNamedFunction) element;
        if (function.getNameIdentifier() != null) {
          found.add(new Object[] {function.getName(), "function", offsetOf(function.getNameIdentifier(), function), scope});
          inner = scope + "." + function.getName();
        }
      } else if (element instanceof KtProperty) {
        KtProperty property = (KtProperty) element;
        if (!property.isLocal() && property.getNameIdentifier() != null) {
          found.add(new Object[] {property.getName(), "property", offsetOf(property.getNameIdentifier(), property), scope});
        }
      } else if (element instanceof KtParameter && ((KtParameter) element).hasValOrVar()) {
        KtParameter parameter = (KtParameter) element;
        found.add(new Object[] {parameter.getName(), "property", offsetOf(parameter.getNameIdentifier(), parameter), scope});
      } else if (element instanceof KtTypeAlias) {
        KtTypeAlias alias = (KtTypeAlias) element;
        found.add(new Object[] {alias.getName(), "typealias", offsetOf(alias.getNameIdentifier(), alias), scope});
      }
      List<PsiElement> children = new ArrayList<>();
      for (PsiElement child = element.getFirstChild(); child != null; child = child.getNextSibling()) children.add(child);
      for (int i = children.size() - 1; i >= 0; i--) stack.push(new Object[] {children.get(i), inner});
    }
    if (whole) {
      for (Object[] row : found) {
        if (row[0] != null) print((String) row[0], (String) row[1], (Integer) row[2], ((String) row[3]).replaceFirst("^\\.", ""));
      }
    }
    return whole;
  }

  @SuppressWarnings("deprecation")
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    CompilerConfiguration configuration = new CompilerConfiguration();
    configuration.put(org.jetbrains.kotlin.config.CommonConfigurationKeys.MODULE_NAME, "truth");
    configuration.put(org.jetbrains.kotlin.config.CommonConfigurationKeys.MESSAGE_COLLECTOR_KEY, MessageCollector.Companion.getNONE());
    KotlinCoreEnvironment environment = KotlinCoreEnvironment.createForProduction(Disposer.newDisposable(), configuration,
        EnvironmentConfigFiles.JVM_CONFIG_FILES);
    PsiFileFactory factory = PsiFileFactory.getInstance(environment.getProject());
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(p -> (p.toString().endsWith(".kt") || p.toString().endsWith(".kts")) && Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS)).sorted()
          .collect(Collectors.toList());
    }
    for (Path file : files) {
      path = root.relativize(file).toString().replace(File.separatorChar, '/');
      text = Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
      KtFile parsed = (KtFile) factory.createFileFromText(file.getFileName().toString(), KotlinLanguage.INSTANCE, text);
      // What the compiler cannot parse it cannot judge.
      if (!visit(parsed)) System.out.println("{\"t\": \"error\", \"path\": \"" + path + "\"}");
    }
  }
}
