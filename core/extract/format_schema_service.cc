// Continuous integration, containers and service descriptions (format_schema.h).
#include "core/base/text.h"
#include "core/extract/format_schema.h"

namespace repodoc {
namespace {

bool HasFolder(std::string_view path, std::string_view folder) {
  size_t at = path.find(folder);
  return at != std::string_view::npos && (at == 0 || path[at - 1] == '/');
}

bool IsYaml(std::string_view path) { return EndsWith(path, ".yml") || EndsWith(path, ".yaml"); }

// "uses: actions/checkout@v3" in steps, of jobs and of composite actions.
void ReadSteps(const SchemaContext& context, uint32_t steps) {
  DataTree& tree = *context.tree;
  for (uint32_t step = tree.First(steps); step != kNone; step = tree.Next(step)) {
    context.Script(tree.Member(step, "run"));
    uint32_t uses = tree.Member(step, "uses");
    if (uses == kNone) continue;
    std::string_view action = tree.nodes[uses].value;
    size_t at = action.rfind('@');
    if (StartsWith(action, "./")) {
      context.builder->AddLink(LinkKind::kReference, action, "action", tree.nodes[uses].row);
    } else if (at != std::string_view::npos) {
      context.builder->AddTriple(property::kDependency, action.substr(0, at), action.substr(at + 1), "action", tree.nodes[uses].row);
    }
  }
}

void ReadWorkflow(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  context.builder->AddProperty(property::kSchema, "GitHub Actions workflow", 0);
  uint32_t jobs = tree.Member(context.root(), "jobs");
  for (uint32_t job = tree.First(jobs); job != kNone; job = tree.Next(job)) {
    tree.nodes[job].symbol_kind = SymbolKind::kJob;
    ReadSteps(context, tree.Member(job, "steps"));
    uint32_t uses = tree.Member(job, "uses");  // a reusable workflow
    if (uses != kNone) context.builder->AddLink(LinkKind::kReference, tree.nodes[uses].value, "workflow", tree.nodes[uses].row);
  }
}

void ReadCircle(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  context.builder->AddProperty(property::kSchema, "CircleCI configuration", 0);
  for (std::string_view group : {"jobs", "commands"}) {
    uint32_t members = tree.Member(context.root(), group);
    for (uint32_t job = tree.First(members); job != kNone; job = tree.Next(job)) {
      tree.nodes[job].symbol_kind = group == "jobs" ? SymbolKind::kJob : SymbolKind::kCommand;
      uint32_t steps = tree.Member(job, "steps");
      for (uint32_t step = tree.First(steps); step != kNone; step = tree.Next(step)) {
        uint32_t run = tree.Member(step, "run");
        context.Script(run != kNone && tree.nodes[run].is_mapping() ? tree.Member(run, "command") : run);
      }
      uint32_t images = tree.Member(job, "docker");
      for (uint32_t image = tree.First(images); image != kNone; image = tree.Next(image)) {
        context.Copy(property::kBaseImage, image, "image");
      }
    }
  }
}

// Azure: stages, jobs and steps nest; walked with a list of what is left.
void ReadAzure(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  context.builder->AddProperty(property::kSchema, "Azure Pipelines", 0);
  std::vector<uint32_t> left = {context.root()};
  while (!left.empty()) {
    uint32_t node = left.back();
    left.pop_back();
    for (std::string_view group : {"stages", "jobs", "steps"}) {
      uint32_t list = tree.Member(node, group);
      for (uint32_t item = tree.First(list); item != kNone; item = tree.Next(item)) {
        if (!tree.nodes[item].is_mapping()) continue;
        if (group == "jobs") tree.nodes[item].symbol_kind = SymbolKind::kJob;
        if (group == "stages") tree.nodes[item].symbol_kind = SymbolKind::kStage;
        for (std::string_view key : {"script", "bash", "powershell", "pwsh"}) context.Script(tree.Member(item, key));
        uint32_t used = tree.Member(item, "template");
        if (used != kNone) context.builder->AddLink(LinkKind::kReference, tree.nodes[used].value, "template", tree.nodes[used].row);
        left.push_back(item);
      }
    }
  }
}

// GitLab and Travis: top-level members with scripts.
void ReadScriptedJobs(const SchemaContext& context, std::string_view schema) {
  DataTree& tree = *context.tree;
  context.builder->AddProperty(property::kSchema, schema, 0);
  for (std::string_view key : {"before_install", "install", "before_script", "script"}) {
    context.Script(tree.Member(context.root(), key));
  }
  for (uint32_t job = tree.First(context.root()); job != kNone; job = tree.Next(job)) {
    uint32_t script = tree.Member(job, "script");
    if (script == kNone) continue;
    tree.nodes[job].symbol_kind = SymbolKind::kJob;
    context.Script(tree.Member(job, "before_script"));
    context.Script(script);
    context.Copy(property::kBaseImage, job, "image");
  }
}

void ReadCompose(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  context.builder->AddProperty(property::kSchema, "Docker Compose file", 0);
  uint32_t services = tree.Member(context.root(), "services");
  for (uint32_t service = tree.First(services); service != kNone; service = tree.Next(service)) {
    tree.nodes[service].symbol_kind = SymbolKind::kService;
    context.Copy(property::kBaseImage, service, "image");
    uint32_t ports = tree.Member(service, "ports");
    for (uint32_t port = tree.First(ports); port != kNone; port = tree.Next(port)) {
      const DataNode& node = tree.nodes[port];
      if (node.is_scalar()) context.builder->AddProperty(property::kPort, node.value, node.row);
      if (node.is_mapping()) context.Copy(property::kPort, port, "target");
    }
    uint32_t build = tree.Member(service, "build");
    if (build == kNone) continue;
    uint32_t folder = tree.nodes[build].is_mapping() ? tree.Member(build, "context") : build;
    if (folder != kNone) context.builder->AddLink(LinkKind::kReference, tree.nodes[folder].value, "build", tree.nodes[folder].row);
  }
  context.builder->AddProperty(property::kRunCommand, "docker compose up", services == kNone ? 0 : tree.nodes[services].row);
}

void ReadOpenApi(const SchemaContext& context, std::string_view schema) {
  DataTree& tree = *context.tree;
  uint32_t root = context.root();
  context.builder->AddProperty(property::kSchema, schema, 0);
  uint32_t info = tree.Member(root, "info");
  context.Copy(property::kProjectName, info, "title");
  context.Copy(property::kProjectVersion, info, "version");
  context.Copy(property::kProjectDescription, info, "description");
  uint32_t paths = tree.Member(root, "paths");
  for (uint32_t path = tree.First(paths); path != kNone; path = tree.Next(path)) {
    for (uint32_t method = tree.First(path); method != kNone; method = tree.Next(method)) {
      if (tree.nodes[method].is_mapping()) tree.nodes[method].symbol_kind = SymbolKind::kRpc;
    }
  }
}

}  // namespace

bool ReadPipelineSchema(const SchemaContext& context) {
  std::string_view path = context.path, name = BaseName(path);
  DataTree& tree = *context.tree;
  uint32_t root = context.root();
  if (!IsYaml(path)) return false;
  if (HasFolder(path, ".github/workflows/") || (tree.Member(root, "on") != kNone && tree.Member(root, "jobs") != kNone)) {
    ReadWorkflow(context);
  } else if ((name == "action.yml" || name == "action.yaml") && tree.Member(root, "runs") != kNone) {
    context.builder->AddProperty(property::kSchema, "GitHub action", 0);
    context.Copy(property::kProjectName, root, "name");
    context.Copy(property::kProjectDescription, root, "description");
    ReadSteps(context, tree.Path(root, {"runs", "steps"}));
  } else if (HasFolder(path, ".circleci/")) {
    ReadCircle(context);
  } else if (StartsWith(name, "azure-pipelines") || HasFolder(path, ".azure_pipelines/") || HasFolder(path, ".azure-pipelines/")) {
    ReadAzure(context);
  } else if (name == ".gitlab-ci.yml") {
    ReadScriptedJobs(context, "GitLab CI configuration");
  } else if (name == ".travis.yml") {
    ReadScriptedJobs(context, "Travis CI configuration");
  } else {
    return false;
  }
  return true;
}

bool ReadServiceSchema(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  uint32_t root = context.root();
  std::string_view name = BaseName(context.path);
  if (StartsWith(name, "docker-compose") || StartsWith(name, "compose.y")) {
    ReadCompose(context);
  } else if (tree.Member(root, "openapi") != kNone && tree.Member(root, "paths") != kNone) {
    ReadOpenApi(context, "OpenAPI description");
  } else if (tree.Member(root, "swagger") != kNone && tree.Member(root, "paths") != kNone) {
    ReadOpenApi(context, "Swagger description");
  } else if (tree.Member(root, "apiVersion") != kNone && tree.Member(root, "kind") != kNone) {
    context.builder->AddProperty(property::kSchema, "Kubernetes manifest", 0);
    for (uint32_t document = tree.First(0); document != kNone; document = tree.Next(document)) {
      uint32_t containers = tree.Path(document, {"spec", "template", "spec", "containers"});
      for (uint32_t container = tree.First(containers); container != kNone; container = tree.Next(container)) {
        tree.nodes[container].symbol_kind = SymbolKind::kService;
        context.Copy(property::kBaseImage, container, "image");
        uint32_t ports = tree.Member(container, "ports");
        for (uint32_t port = tree.First(ports); port != kNone; port = tree.Next(port)) context.Copy(property::kPort, port, "containerPort");
      }
    }
  } else if (std::string_view schema = tree.ValueOf(root, "$schema"); schema.find("json-schema.org") != std::string_view::npos) {
    context.builder->AddProperty(property::kSchema, "JSON Schema", 0);
    context.Copy(property::kProjectName, root, "title");
    context.Copy(property::kProjectDescription, root, "description");
  } else {
    return false;
  }
  return true;
}

}  // namespace repodoc
