# One interface target carries the flags; every target of the project links it privately.
add_library(twin_flags INTERFACE)
target_compile_options(twin_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  $<$<BOOL:${TWIN_WARNINGS_AS_ERRORS}>:-Werror>)
# g++ 12 sees overlapping copies in plain string additions (GCC bug 105651, mended in 13).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(twin_flags INTERFACE -Wno-restrict)
endif()
target_compile_definitions(twin_flags INTERFACE QT_NO_KEYWORDS QT_NO_CAST_FROM_BYTEARRAY QT_NO_FOREACH)
# g++ 12 sees ghosts in optimised standard library code (flow analysis, PR 105651 and its kind): those stay warnings.
if(TWIN_WARNINGS_AS_ERRORS AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(twin_flags INTERFACE -Wno-error=restrict -Wno-error=maybe-uninitialized -Wno-error=array-bounds
    -Wno-error=stringop-overflow -Wno-error=stringop-overread -Wno-error=dangling-pointer -Wno-error=free-nonheap-object
    -Wno-error=deprecated-declarations)
endif()
# Results must be the same bytes everywhere: no contraction into fused multiply-add behind our back.
target_compile_options(twin_flags INTERFACE -ffp-contract=off)

# twin_add_library(NAME SOURCES ... PUBLIC libs ... PRIVATE libs ...)
function(twin_add_library name)
  cmake_parse_arguments(ARG "MOC" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}")
  target_link_libraries(${name} PUBLIC ${ARG_PUBLIC} PRIVATE twin_flags ${ARG_PRIVATE})
  if(ARG_MOC)
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
  endif()
endfunction()
