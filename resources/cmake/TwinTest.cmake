# twin_add_test(NAME n SOURCES ... LIBS ... LABELS ... [DISPLAY])
# One line adds a Qt Test program to CTest. DISPLAY runs it in a real window under Xvfb with software Mesa.
function(twin_add_test)
  cmake_parse_arguments(ARG "DISPLAY" "NAME" "SOURCES;LIBS;LABELS" ${ARGN})
  add_executable(${ARG_NAME} ${ARG_SOURCES})
  set_target_properties(${ARG_NAME} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  target_link_libraries(${ARG_NAME} PRIVATE twin_flags Qt6::Test ${ARG_LIBS})
  # Tests run once and are built often.
  target_compile_options(${ARG_NAME} PRIVATE $<$<CONFIG:Release>:-O1>)
  target_include_directories(${ARG_NAME} PRIVATE "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/tests/support")
  target_compile_definitions(${ARG_NAME} PRIVATE
    TWIN_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
    TWIN_CLI="${CMAKE_BINARY_DIR}/bin/memphis-twin-cli" TWIN_GUI="${CMAKE_BINARY_DIR}/bin/memphis-twin")
  if(ARG_DISPLAY)
    # Not xvfb-run: its choice of a free display number races when tests start side by side.
    add_test(NAME ${ARG_NAME} COMMAND "${PROJECT_SOURCE_DIR}/scripts/with-display.sh" $<TARGET_FILE:${ARG_NAME}>)
    set_tests_properties(${ARG_NAME} PROPERTIES ENVIRONMENT
      "QT_QPA_PLATFORM=xcb;LIBGL_ALWAYS_SOFTWARE=1;GALLIUM_DRIVER=llvmpipe;QT_SCALE_FACTOR=1;LC_ALL=C.UTF-8")
  else()
    add_test(NAME ${ARG_NAME} COMMAND ${ARG_NAME})
    set_tests_properties(${ARG_NAME} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
  endif()
  set_tests_properties(${ARG_NAME} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 600)
endfunction()
