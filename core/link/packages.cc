#include "core/link/packages.h"

#include <algorithm>
#include <tuple>

#include "core/base/text.h"
#include "core/link/path_search.h"

namespace repodoc {
namespace {

// Import name -> distribution, where they differ (normalised: lower case, "-" for "_" and ".").
struct Alias {
  std::string_view imported, distribution;
};
constexpr Alias kPythonAliases[] = {
    {"attr", "attrs"}, {"bs4", "beautifulsoup4"}, {"crypto", "pycryptodome"}, {"cv2", "opencv-python"},
    {"cv2", "opencv-python-headless"}, {"dateutil", "python-dateutil"}, {"docx", "python-docx"},
    {"dotenv", "python-dotenv"}, {"faiss", "faiss-cpu"}, {"fitz", "pymupdf"}, {"git", "gitpython"}, {"gi", "pygobject"},
    {"github", "pygithub"}, {"google.protobuf", "protobuf"}, {"hydra", "hydra-core"}, {"jose", "python-jose"},
    {"jwt", "pyjwt"}, {"levenshtein", "python-levenshtein"}, {"magic", "python-magic"}, {"memcache", "python-memcached"},
    {"mpl-toolkits", "matplotlib"}, {"mysqldb", "mysqlclient"}, {"openssl", "pyopenssl"}, {"pil", "pillow"},
    {"pkg-resources", "setuptools"}, {"psycopg2", "psycopg2-binary"}, {"pytest-mock", "pytest-mock"},
    {"pythoncom", "pywin32"}, {"rest-framework", "djangorestframework"}, {"ruamel", "ruamel-yaml"},
    {"serial", "pyserial"}, {"skimage", "scikit-image"}, {"sklearn", "scikit-learn"}, {"slugify", "python-slugify"},
    {"socks", "pysocks"}, {"tensorflow", "tensorflow-cpu"}, {"usb", "pyusb"}, {"websocket", "websocket-client"},
    {"win32api", "pywin32"}, {"win32con", "pywin32"}, {"wx", "wxpython"}, {"yaml", "pyyaml"}, {"zmq", "pyzmq"},
    {"-pytest", "pytest"}, {"py", "pytest"}, {"lightgbm", "lightgbm"}, {"google.cloud.storage", "google-cloud-storage"}};

// First folder or whole name of an include -> the project that has it.
constexpr Alias kCProjects[] = {
    {"Eigen", "Eigen"}, {"Python.h", "CPython"}, {"QtCore", "Qt"}, {"QtGui", "Qt"}, {"QtWidgets", "Qt"},
    {"SDL.h", "SDL"}, {"SDL2", "SDL"}, {"absl", "Abseil"}, {"arrow", "Apache Arrow"}, {"asio", "Asio"},
    {"asio.hpp", "Asio"}, {"benchmark", "Google Benchmark"}, {"boost", "Boost"}, {"bzlib.h", "bzip2"},
    {"caffe", "Caffe"}, {"catch2", "Catch2"}, {"cereal", "cereal"}, {"cooperative_groups.h", "CUDA Toolkit"},
    {"cpuinfo.h", "cpuinfo"}, {"cub", "CUB"}, {"cublas.h", "CUDA Toolkit"}, {"cublas_v2.h", "CUDA Toolkit"},
    {"cuda.h", "CUDA Toolkit"}, {"cuda_bf16.h", "CUDA Toolkit"}, {"cuda_fp16.h", "CUDA Toolkit"},
    {"cuda_gl_interop.h", "CUDA Toolkit"}, {"cuda_profiler_api.h", "CUDA Toolkit"},
    {"cuda_runtime.h", "CUDA Toolkit"}, {"cuda_runtime_api.h", "CUDA Toolkit"}, {"cudnn.h", "cuDNN"},
    {"cufft.h", "CUDA Toolkit"}, {"cufftXt.h", "CUDA Toolkit"}, {"curand.h", "CUDA Toolkit"},
    {"curand_kernel.h", "CUDA Toolkit"}, {"curand_philox4x32_x.h", "CUDA Toolkit"}, {"curl", "libcurl"},
    {"cusolverDn.h", "CUDA Toolkit"}, {"cusparse.h", "CUDA Toolkit"}, {"cusparseLt.h", "CUDA Toolkit"},
    {"cutlass", "CUTLASS"}, {"cxxopts.hpp", "cxxopts"}, {"datetime.h", "CPython"}, {"dnnl.hpp", "oneDNN"},
    {"doctest", "doctest"}, {"expat.h", "Expat"}, {"fbgemm", "FBGEMM"}, {"ffi.h", "libffi"},
    {"flatbuffers", "FlatBuffers"}, {"fmt", "fmt"}, {"folly", "Folly"}, {"foxi", "foxi"}, {"fp16", "FP16"},
    {"fp16.h", "FP16"}, {"frameobject.h", "CPython"}, {"gflags", "gflags"}, {"git2.h", "libgit2"},
    {"glib.h", "GLib"}, {"glog", "glog"}, {"gloo", "Gloo"}, {"gmock", "GoogleTest"}, {"gmp.h", "GMP"},
    {"google", "Protocol Buffers"}, {"grpc", "gRPC"}, {"grpcpp", "gRPC"}, {"gtest", "GoogleTest"},
    {"gtk", "GTK"}, {"hdf5.h", "HDF5"}, {"hip", "HIP"}, {"hip_runtime.h", "HIP"}, {"hiprand", "HIP"},
    {"ideep.hpp", "ideep"}, {"isl", "isl"}, {"jpeglib.h", "libjpeg"}, {"json", "JSON for Modern C++"},
    {"leveldb", "LevelDB"}, {"libkineto.h", "Kineto"}, {"libxml", "libxml2"}, {"llvm", "LLVM"},
    {"llvm-c", "LLVM"}, {"lmdb.h", "LMDB"}, {"lua.h", "Lua"}, {"lz4.h", "LZ4"}, {"lzma.h", "XZ Utils"},
    {"magma_v2.h", "MAGMA"}, {"math_constants.h", "CUDA Toolkit"}, {"miopen", "MIOpen"},
    {"mkl.h", "Intel MKL"}, {"mkl_cblas.h", "Intel MKL"}, {"mkl_dfti.h", "Intel MKL"},
    {"mkl_lapacke.h", "Intel MKL"}, {"mkl_spblas.h", "Intel MKL"}, {"mkl_vml.h", "Intel MKL"},
    {"mpi.h", "MPI"}, {"mysql", "MySQL"}, {"nanobind", "nanobind"}, {"nccl.h", "NCCL"},
    {"ncurses.h", "ncurses"}, {"nlohmann", "JSON for Modern C++"}, {"nnpack.h", "NNPACK"}, {"numpy", "NumPy"},
    {"nvToolsExt.h", "NVTX"}, {"nvml.h", "CUDA Toolkit"}, {"nvrtc.h", "CUDA Toolkit"}, {"oneapi", "oneDNN"},
    {"onnx", "ONNX"}, {"opcode.h", "CPython"}, {"opencv2", "OpenCV"}, {"openssl", "OpenSSL"},
    {"pcre.h", "PCRE"}, {"pcre2.h", "PCRE"}, {"png.h", "libpng"}, {"psimd.h", "psimd"},
    {"pthreadpool.h", "pthreadpool"}, {"pybind11", "pybind11"}, {"pythread.h", "CPython"},
    {"pytorch_qnnpack.h", "QNNPACK"}, {"qnnpack.h", "QNNPACK"}, {"rapidjson", "RapidJSON"}, {"re2", "RE2"},
    {"readline", "GNU Readline"}, {"rocblas.h", "HIP"}, {"rocksdb", "RocksDB"}, {"sleef.h", "SLEEF"},
    {"snappy.h", "Snappy"}, {"spdlog", "spdlog"}, {"sqlite3.h", "SQLite"}, {"structmember.h", "CPython"},
    {"tbb", "oneTBB"}, {"tensorpipe", "TensorPipe"}, {"thrust", "Thrust"}, {"tiffio.h", "LibTIFF"},
    {"tinyxml2.h", "TinyXML-2"}, {"unicode", "ICU"}, {"uv.h", "libuv"}, {"vulkan", "Vulkan"},
    {"xnnpack.h", "XNNPACK"}, {"yaml-cpp", "yaml-cpp"}, {"zip.h", "libzip"}, {"zlib.h", "zlib"},
    {"zmq.h", "ZeroMQ"}, {"zstd.h", "Zstandard"}};

std::string Normalised(Ecosystem ecosystem, std::string_view name) {
  std::string out(1, static_cast<char>('a' + static_cast<int>(ecosystem)));
  out += ':';
  for (char c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (ecosystem == Ecosystem::kPython && (c == '_' || c == '.')) c = '-';
    out += c;
  }
  return out;
}

Ecosystem EcosystemOf(std::string_view path) {
  std::string name = ToLowerAscii(BaseName(path));
  std::string_view extension = Extension(name);
  if (name == "package.json" || name == "package-lock.json" || name == "yarn.lock" || name == "pnpm-lock.yaml" ||
      name == "bower.json" || name == "npm-shrinkwrap.json") {
    return Ecosystem::kNode;
  }
  if (StartsWith(name, "cargo.")) return Ecosystem::kRust;
  if (name == "go.mod" || name == "go.sum" || name == "go.work") return Ecosystem::kGo;
  if (name == "pom.xml" || extension == ".gradle" || extension == ".kts" || extension == ".sbt" || extension == ".scala") return Ecosystem::kJvm;
  if (StartsWith(name, "gemfile") || extension == ".gemspec") return Ecosystem::kRuby;
  if (StartsWith(name, "composer.")) return Ecosystem::kPhp;
  if (extension == ".csproj" || extension == ".fsproj" || extension == ".vbproj" || name == "packages.config" ||
      extension == ".props") {
    return Ecosystem::kDotNet;
  }
  if (StartsWith(name, "pubspec.")) return Ecosystem::kDart;
  if (name == "package.resolved" || name == "package.swift" || name == "package.yaml" || name == "description") return Ecosystem::kOther;
  if (EndsWith(name, ".versions.toml")) return Ecosystem::kJvm;
  if (name == "project.toml" || name == "juliaproject.toml") return Ecosystem::kOther;
  if (name == "cmakelists.txt" || extension == ".cmake" || name == "conanfile.txt" || name == "conanfile.py" ||
      name == "vcpkg.json" || name == "meson.build") {
    return Ecosystem::kC;
  }
  if (extension == ".toml" || extension == ".txt" || extension == ".py" || extension == ".cfg" || extension == ".in" ||
      StartsWith(name, "pipfile") || name == "poetry.lock" || name == "uv.lock" || extension == ".yml" ||
      extension == ".yaml") {
    return Ecosystem::kPython;
  }
  return Ecosystem::kOther;
}

uint32_t AddPackage(LinkData* data, std::string key, std::string_view name) {
  uint32_t known = data->package_keys.Find(key);
  if (known != kNone) return known;
  data->owned_names.push_back(std::move(key));
  uint32_t id = data->package_keys.Intern(data->owned_names.back());
  data->packages.push_back({});
  data->packages[id].name = name;
  return id;
}

// "scope/name" of a bare specifier, the top module of a dotted one, the first folder of an include.
std::string_view PackagePart(Ecosystem ecosystem, std::string_view imported) {
  switch (ecosystem) {
    case Ecosystem::kPython:
      return imported.substr(0, imported.find('.'));
    case Ecosystem::kNode: {
      size_t slash = imported.find('/');
      if (!imported.empty() && imported[0] == '@' && slash != std::string_view::npos) slash = imported.find('/', slash + 1);
      return imported.substr(0, slash);
    }
    case Ecosystem::kRust:
      return imported.substr(0, imported.find("::"));
    case Ecosystem::kC:
    case Ecosystem::kRuby:
      return imported.substr(0, imported.find('/'));
    default:
      return imported;
  }
}

}  // namespace

void CollectPackages(LinkData* data) {
  struct Declaration {
    uint32_t package;
    uint32_t depth;  // the shallowest manifest speaks for the repository
    FileIndex file;
    uint32_t row;
    std::string_view range, group;
  };
  std::vector<Declaration> declarations;
  for (FileIndex file = 0; file < data->file_count(); ++file) {
    const FactsView& facts = data->views[file];
    for (const Property& row : facts.properties) {
      std::string_view key = facts.str(row.key), value = facts.str(row.value);
      bool locked = key == property::kLocked;
      if (!locked && key != property::kDependency) continue;
      std::vector<std::string_view> parts = Split(value, '\t');
      std::string_view name = Trim(parts[0]);
      if (name.empty()) continue;
      uint32_t id = AddPackage(data, Normalised(EcosystemOf(data->paths[file]), name), name);
      std::string_view second = parts.size() > 1 ? parts[1] : std::string_view();
      if (locked) {
        if (data->packages[id].locked.empty()) data->packages[id].locked = second;
      } else {
        declarations.push_back({id, Depth(data->paths[file]), file, row.row, second,
                                parts.size() > 2 ? parts[2] : std::string_view()});
      }
    }
  }
  std::stable_sort(declarations.begin(), declarations.end(), [](const Declaration& a, const Declaration& b) {
    return std::tie(a.package, a.depth, a.file, a.row) < std::tie(b.package, b.depth, b.file, b.row);
  });
  for (const Declaration& row : declarations) {
    Package& package = data->packages[row.package];
    if (package.manifest != kNone) {
      // Named here, its version managed elsewhere: a parent, a workspace, a catalogue.
      bool stated = !package.range.empty() && package.range.find("${") == package.range.npos;
      if (!stated && !row.range.empty()) package.range = row.range;
      continue;
    }
    package.manifest = row.file;
    package.manifest_row = row.row;
    package.range = row.range;
    package.group = row.group;
  }
}

bool SetPackage(LinkData* data, Ecosystem ecosystem, std::string_view imported, bool declared_only, ImportState* state) {
  std::string_view part = PackagePart(ecosystem, imported);
  if (part.empty()) return false;
  uint32_t id = kNone;
  std::string_view name = part;
  if (ecosystem == Ecosystem::kC) {
    bool known = false;
    for (const Alias& alias : kCProjects) {
      if (alias.imported != part) continue;
      name = alias.distribution;
      known = true;
    }
    if (!known) return false;  // an unknown include is unresolved, not somebody's package
  }
  id = data->package_keys.Find(Normalised(ecosystem, name));
  if (id == kNone && ecosystem == Ecosystem::kPython) {
    std::string lower = ToLowerAscii(part);
    std::replace(lower.begin(), lower.end(), '_', '-');
    for (const Alias& alias : kPythonAliases) {
      bool longer = alias.imported.find('.') != std::string_view::npos && StartsWith(imported, alias.imported);
      if (alias.imported != lower && !longer) continue;
      uint32_t declared = data->package_keys.Find(Normalised(ecosystem, alias.distribution));
      if (declared != kNone) id = declared;
      if (name == part && !StartsWith(alias.distribution, lower)) name = alias.distribution;
    }
  }
  if (id == kNone && ecosystem == Ecosystem::kRust) {  // crate foo-bar is imported as foo_bar
    std::string dashed(part);
    std::replace(dashed.begin(), dashed.end(), '_', '-');
    id = data->package_keys.Find(Normalised(ecosystem, dashed));
  }
  if (id == kNone && ecosystem == Ecosystem::kGo) {  // module paths: the longest declared prefix
    for (std::string_view path = part; !path.empty() && id == kNone; path = DirName(path)) {
      id = data->package_keys.Find(Normalised(ecosystem, path));
    }
  }
  if (id == kNone && ecosystem == Ecosystem::kNode && !StartsWith(part, "@")) {
    std::string types = "@types/" + std::string(part);
    id = data->package_keys.Find(Normalised(ecosystem, types));
  }
  if (id == kNone) {
    if (declared_only) return false;
    id = AddPackage(data, Normalised(ecosystem, name), name);
  }
  state->package = id;
  state->module_class = ModuleClass::kThirdParty;
  state->confidence = Confidence::kExact;
  return true;
}

}  // namespace repodoc
