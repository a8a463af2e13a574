#[=======================================================================[.rst:
FindShop
--------

Finds the shop.
#]=======================================================================]
include(FindPackageHandleStandardArgs)
find_path(Shop_INCLUDE_DIR shop.h)
function(shop_add name)
  add_library(${name} ${ARG_SOURCES})
endfunction()
macro(shop_option)
endmacro()
