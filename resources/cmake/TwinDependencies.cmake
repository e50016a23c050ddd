# Every library the project links, in one place. The Debian packages behind them are listed in scripts/packages.txt.
find_package(Threads REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(TBB REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(BLOSC REQUIRED IMPORTED_TARGET blosc)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(MOSQUITTO REQUIRED IMPORTED_TARGET libmosquitto)
pkg_check_modules(MODBUS REQUIRED IMPORTED_TARGET libmodbus)
find_package(Protobuf REQUIRED)

set(TWIN_QT_COMPONENTS Core Gui Network LinguistTools)
if(TWIN_BUILD_GUI)
  list(APPEND TWIN_QT_COMPONENTS Widgets OpenGLWidgets Svg PrintSupport)
endif()
if(TWIN_BUILD_TESTS)
  list(APPEND TWIN_QT_COMPONENTS Test)
endif()
find_package(Qt6 6.2 REQUIRED COMPONENTS ${TWIN_QT_COMPONENTS})
find_package(Qt6Keychain REQUIRED)

if(TWIN_BUILD_GUI)
  # COMPONENTS are a must: VTK's full list would pull its Qt 5 modules in.
  find_package(VTK 9.1 REQUIRED COMPONENTS
    CommonCore CommonColor CommonDataModel CommonTransforms FiltersCore FiltersGeneral FiltersSources
    InteractionStyle RenderingCore RenderingOpenGL2 RenderingUI RenderingFreeType RenderingAnnotation RenderingLabel)
  find_package(QCustomPlotQt6 REQUIRED)
endif()
