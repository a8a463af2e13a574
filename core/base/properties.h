// Keys of Property rows: who writes them, what the value is. Readers use these names, never literals.
#pragma once

namespace repodoc::property {

// Why a FileFlag was set: the value is the rule in words, e.g. "matched test_*.py", "marker '@generated'".
inline constexpr char kGeneratedBy[] = "file.generated";
inline constexpr char kVendoredBy[] = "file.vendored";
inline constexpr char kTestBy[] = "file.test";
inline constexpr char kExampleBy[] = "file.example";
inline constexpr char kConfigBy[] = "file.config";
inline constexpr char kDocumentationBy[] = "file.documentation";
inline constexpr char kEntryPoint[] = "file.entry";        // "if __name__ == \"__main__\"", "int main"; row set
inline constexpr char kShebang[] = "file.shebang";
inline constexpr char kExportedAs[] = "module.exported-as";  // export {a as b}: "b<TAB>a"; row set
inline constexpr char kExports[] = "module.exports";       // one row per name in __all__ and the like; row set
inline constexpr char kHeaderGuard[] = "c.guard";          // "#pragma once" or the macro name
inline constexpr char kTypedef[] = "c.typedef";            // typedef struct X { } X: the second X; row set

// Recognised schema of a data file: "package.json", "pyproject.toml", "GitHub Actions workflow", ...
inline constexpr char kSchema[] = "data.schema";
// Facts a recognised schema tells. Values are as written.
inline constexpr char kProjectName[] = "project.name";
inline constexpr char kProjectVersion[] = "project.version";
inline constexpr char kProjectDescription[] = "project.description";
inline constexpr char kProjectLicense[] = "project.license";
inline constexpr char kProjectHomepage[] = "project.homepage";
inline constexpr char kDependency[] = "project.dependency";      // "name<TAB>range<TAB>group"
inline constexpr char kLocked[] = "project.locked";              // "name<TAB>version"
inline constexpr char kScript[] = "project.script";              // "name<TAB>command" (npm scripts, console_scripts)
inline constexpr char kTestCommand[] = "project.test";           // a command that runs tests, from a manifest/CI/README
inline constexpr char kBuildCommand[] = "project.build";
inline constexpr char kRunCommand[] = "project.run";
inline constexpr char kInstallCommand[] = "project.install";
inline constexpr char kSourceRoot[] = "project.source-root";     // tsconfig baseUrl, package_dir, include_directories
inline constexpr char kPathAlias[] = "project.path-alias";       // tsconfig paths: "pattern<TAB>target"
inline constexpr char kEnvironment[] = "env.variable";           // environment variable read; row set
inline constexpr char kFlag[] = "cli.flag";                      // command-line option defined; row set
inline constexpr char kRoute[] = "http.route";                   // "method<TAB>path<TAB>handler" of a call; row set
inline constexpr char kConfigurationKey[] = "config.key";        // key read from a configuration; row set
inline constexpr char kErrorMessage[] = "error.message";         // text of an error that is raised, cut; row set
inline constexpr char kPort[] = "container.port";
inline constexpr char kBaseImage[] = "container.base";
inline constexpr char kEntryCommand[] = "container.entry";

// Shape of data: "image.width", "image.height", "csv.columns", "csv.rows", "notebook.kernel", "json.depth" ...
inline constexpr char kImageWidth[] = "image.width";
inline constexpr char kImageHeight[] = "image.height";
inline constexpr char kImageFormat[] = "image.format";
inline constexpr char kCsvRows[] = "csv.rows";
inline constexpr char kCsvColumns[] = "csv.columns";
inline constexpr char kNotebookKernel[] = "notebook.kernel";
inline constexpr char kNotebookOutputs[] = "notebook.outputs";   // outputs left out, a count
inline constexpr char kTasks[] = "document.tasks";               // task list items: "done<TAB>all"
inline constexpr char kTitle[] = "document.title";               // title element, :title:, front matter
inline constexpr char kKeyCount[] = "data.keys";                 // keys in all, when the outline is capped

// C and C++: "what<TAB>name<TAB>target" of bindings: pybind11 def / class_, TORCH_LIBRARY, PyMethodDef.
inline constexpr char kBinding[] = "binding";

}  // namespace repodoc::property
