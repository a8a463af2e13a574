# Warnings of all targets.
option(WITH_TESTS "Build the tests" ON)

# Turns warnings on for a target.
function(enable_warnings target)
  target_compile_options(${target} PRIVATE -Wall)
endfunction()

macro(add_unit name)
  set_target_properties(${name} PROPERTIES FOLDER units)
endmacro()

include(cmake/options.cmake)
