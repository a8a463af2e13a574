// Asks the parser of the Mono C# compiler what C# files define: one JSON object per line. Nothing is resolved. A file is
// parsed several times, with none, with all and with each of the symbols its #if lines name, because a compiler sees one
// branch only.
//   mcs -r:Mono.CSharp -out:truth.exe tests/truth/csharp_truth.cs && mono truth.exe ROOT
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Mono.CSharp;

class Silent : ReportPrinter {
  public int Errors;
  public override void Print(AbstractMessage message, bool showFullPath) {
    if (!message.IsWarning) Errors++;
  }
}

static class CSharpTruth {
  static readonly HashSet<string> printed = new HashSet<string>();

  static void Print(string path, string name, string kind, int line, string scope) {
    string row = "{\"name\": \"" + name + "\", \"path\": \"" + path.Replace("\\", "/") + "\", \"line\": " + line +
        ", \"kind\": \"" + kind + "\", \"scope\": \"" + scope + "\"}";
    if (printed.Add(row)) Console.WriteLine(row);
  }

  static string OperatorName(Operator op) {
    switch (op.OperatorType) {
      case Operator.OpType.Implicit: return "implicit operator " + op.TypeExpression.GetSignatureForError();
      case Operator.OpType.Explicit: return "explicit operator " + op.TypeExpression.GetSignatureForError();
      default: return "operator" + Operator.GetName(op.OperatorType);
    }
  }

  static void Visit(string path, string scope, TypeContainer container) {
    if (container.Containers != null) {
      foreach (TypeContainer inner in container.Containers) {
        string name = inner.MemberName == null ? null : inner.MemberName.Name;
        if (inner is NamespaceContainer) {
          Print(path, inner.MemberName.GetSignatureForError(), "namespace", inner.MemberName.Location.Row, scope);
          Visit(path, inner.MemberName.GetSignatureForError(), inner);
          continue;
        }
        if (name == null || name.StartsWith("<")) continue;
        string kind = inner is Class ? "class" : inner is Struct ? "struct" : inner is Interface ? "interface"
            : inner is Mono.CSharp.Enum ? "enum" : inner is Mono.CSharp.Delegate ? "delegate" : "class";
        Print(path, name, kind, inner.MemberName.Location.Row, scope);
        Visit(path, scope + "." + name, inner);
      }
    }
    var definition = container as TypeDefinition;
    if (definition == null) return;
    foreach (MemberCore member in definition.Members) {
      if (member is TypeContainer || member.MemberName == null) continue;
      Member(path, scope, definition, member);
    }
  }

  static void Member(string path, string scope, TypeDefinition type, MemberCore member) {
    string name = member.MemberName.Name;
    int line = member.Location.Row;
    string kind = null;
    if (type is Mono.CSharp.Delegate) return;
    if (member is Constructor) {
      name = type.MemberName.Name;
      kind = "constructor";
      if (line == 0) return;
    } else if (member is Destructor) {
      name = "~" + type.MemberName.Name;
      kind = "destructor";
    } else if (member is Operator) {
      name = OperatorName((Operator) member);
      kind = "operator";
    } else if (member is Method) {
      kind = "method";
    } else if (member is Indexer) {
      name = "this[]";
      kind = "property";
    } else if (member is PropertyBase) {
      kind = "property";
    } else if (member is Event) {
      kind = "event";
    } else if (member is EnumMember) {
      kind = "enumerator";
    } else if (member is Const) {
      kind = "constant";
    } else if (member is FieldBase) {
      kind = "field";
    }
    if (kind == null || name.StartsWith("<")) return;
    Print(path, name, kind, line, scope);
    var list = member as FieldBase;
    if (list != null && list.Declarators != null) {
      foreach (FieldDeclarator more in list.Declarators) Print(path, more.Name.Value, kind, more.Name.Location.Row, scope);
    }
    var events = member as EventField;
    if (events != null && events.Declarators != null) {
      foreach (FieldDeclarator more in events.Declarators) Print(path, more.Name.Value, kind, more.Name.Location.Row, scope);
    }
  }

  static bool Parse(string root, string file, IEnumerable<string> symbols) {
    string path = file.Substring(root.Length).TrimStart('/', '\\');
    var silent = new Silent();
    var settings = new CompilerSettings { Version = LanguageVersion.Experimental, Unsafe = true };
    foreach (string symbol in symbols) settings.AddConditionalSymbol(symbol);
    var context = new CompilerContext(settings, silent);
    var module = new ModuleContainer(context);
    var source = new SourceFile(path, file, 1);
    context.SourceFiles.Add(source);
    using (var stream = new FileStream(file, FileMode.Open, FileAccess.Read)) {
      var session = new ParserSession();
      var reader = new SeekableStreamReader(stream, System.Text.Encoding.UTF8, session.StreamReaderBuffer);
      var unit = new CompilationSourceFile(module, source);
      module.AddTypeContainer(unit);
      Mono.CSharp.Location.Reset();
      Mono.CSharp.Location.AddFile(source);
      Mono.CSharp.Location.Initialize(context.SourceFiles);
      var parser = new CSharpParser(reader, unit, context.Report, session);
      parser.parse();
      if (silent.Errors > 0) return false;
      Visit(path, "", unit);
    }
    return true;
  }

  static void Main(string[] args) {
    string root = Path.GetFullPath(args[0]);
    foreach (string file in Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories).OrderBy(f => f, StringComparer.Ordinal)) {
      var symbols = new HashSet<string>();
      foreach (Match line in Regex.Matches(File.ReadAllText(file), @"^[ \t]*#[ \t]*(?:el)?if\b([^\r\n]*)", RegexOptions.Multiline)) {
        foreach (Match word in Regex.Matches(line.Groups[1].Value, @"[A-Za-z_]\w*")) {
          if (word.Value != "true" && word.Value != "false") symbols.Add(word.Value);
        }
      }
      bool parsed = false;
      try {
        parsed = Parse(root, file, new string[0]);
        if (symbols.Count > 0) parsed = Parse(root, file, symbols) && parsed;
        // Combinations no compiler is given may be no program: they only add.
        foreach (string one in symbols.Take(8)) {
          Parse(root, file, new[] { one });
          Parse(root, file, symbols.Where(other => other != one));
        }
      } catch (Exception problem) {
        Console.Error.WriteLine(file + ": " + problem.Message);
      }
      // What the compiler cannot parse it cannot judge.
      if (!parsed) Console.WriteLine("{\"t\": \"error\", \"path\": \"" + file.Substring(root.Length).TrimStart('/') + "\"}");
    }
  }
}
