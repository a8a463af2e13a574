# Code of others: compiled where scripts/setup put it, with its own warnings off and without sanitizers.

add_library(tree_sitter STATIC ${REPODOC_NODE_MODULES}/tree-sitter/vendor/tree-sitter/lib/src/lib.c)
target_include_directories(tree_sitter
  PUBLIC ${REPODOC_NODE_MODULES}/tree-sitter/vendor/tree-sitter/lib/include
  PRIVATE ${REPODOC_NODE_MODULES}/tree-sitter/vendor/tree-sitter/lib/src)
target_compile_options(tree_sitter PRIVATE -O2 -w -std=c11 -D_GNU_SOURCE)

# add_grammar(NAME FOLDER): the parser and, where there is one, the external scanner below web/node_modules/FOLDER/src.
add_library(grammars INTERFACE)
function(add_grammar name folder)
  set(src ${REPODOC_NODE_MODULES}/${folder}/src)
  set(files ${src}/parser.c)
  if(EXISTS ${src}/scanner.c)
    list(APPEND files ${src}/scanner.c)
  endif()
  add_library(grammar_${name} STATIC ${files})
  target_include_directories(grammar_${name} PRIVATE ${src})
  # Grammar tables are data: -Os compiles them faster than -O2 and parses at the same speed.
  target_compile_options(grammar_${name} PRIVATE -Os -w -std=c11)
  target_link_libraries(grammars INTERFACE grammar_${name})
endfunction()

add_grammar(bash tree-sitter-bash)
add_grammar(c tree-sitter-c)
add_grammar(cpp tree-sitter-cpp)
add_grammar(css tree-sitter-css)
add_grammar(cuda tree-sitter-cuda)
add_grammar(html tree-sitter-html)
add_grammar(javascript tree-sitter-javascript)
add_grammar(json tree-sitter-json)
add_grammar(make tree-sitter-make)
add_grammar(python tree-sitter-python)
add_grammar(starlark tree-sitter-starlark)
add_grammar(toml @tree-sitter-grammars/tree-sitter-toml)
add_grammar(tsx tree-sitter-typescript/tsx)
add_grammar(typescript tree-sitter-typescript/typescript)
add_grammar(xml @tree-sitter-grammars/tree-sitter-xml/xml)
add_grammar(yaml @tree-sitter-grammars/tree-sitter-yaml)

# nlohmann_json: headers in a folder of their own (emcc must never see /usr/include).
add_library(json INTERFACE)
target_include_directories(json SYSTEM INTERFACE ${REPODOC_DEPS}/include)
target_compile_definitions(json INTERFACE JSON_NOEXCEPTION JSON_HAS_FILESYSTEM=0)

# cmark-gfm: its own CMake files write its configuration headers.
set(CMARK_TESTS OFF CACHE BOOL "" FORCE)
set(CMARK_SHARED OFF CACHE BOOL "" FORCE)
set(CMARK_STATIC ON CACHE BOOL "" FORCE)
set(CMAKE_WARN_DEPRECATED OFF CACHE BOOL "" FORCE)
add_subdirectory(${REPODOC_DEPS}/cmark-gfm ${CMAKE_BINARY_DIR}/cmark-gfm EXCLUDE_FROM_ALL)
foreach(target libcmark-gfm_static libcmark-gfm-extensions_static)
  target_compile_options(${target} PRIVATE -O2 -w)
  target_include_directories(${target} INTERFACE
    ${REPODOC_DEPS}/cmark-gfm/src ${REPODOC_DEPS}/cmark-gfm/extensions
    ${CMAKE_BINARY_DIR}/cmark-gfm/src ${CMAKE_BINARY_DIR}/cmark-gfm/extensions)
  target_compile_definitions(${target} INTERFACE CMARK_GFM_STATIC_DEFINE CMARK_GFM_EXTENSIONS_STATIC_DEFINE)
endforeach()
add_library(cmark_gfm INTERFACE)
target_link_libraries(cmark_gfm INTERFACE libcmark-gfm-extensions_static libcmark-gfm_static)

# libdeflate: the portable parts (no CPU dispatch is needed in WebAssembly, and none hurts natively).
file(GLOB deflate_sources ${REPODOC_DEPS}/libdeflate/lib/*.c)
list(APPEND deflate_sources ${REPODOC_DEPS}/libdeflate/lib/x86/cpu_features.c ${REPODOC_DEPS}/libdeflate/lib/arm/cpu_features.c)
add_library(deflate STATIC ${deflate_sources})
target_include_directories(deflate PUBLIC ${REPODOC_DEPS}/libdeflate)
target_compile_options(deflate PRIVATE -O2 -w)
