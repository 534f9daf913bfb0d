# Most of a compilation here is reading the same Qt and standard headers. With TG_PCH they are read once a build:
# tg_use_headers(<target> core|test|gui|gui_test) lends them to a target. Sources still include what they use; the preset dev builds
# without, so that a missing include is seen.
option(TG_PCH "Precompile the Qt and standard headers (GCC and clang)" ON)
if(NOT CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    set(TG_PCH OFF)
endif()
if(TG_PCH AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # Behind a precompiled header GCC 12 no longer knows its own library for a system header and reports what it finds there.
    target_compile_options(tg_build INTERFACE -Wno-stringop-overflow -Wno-array-bounds)
    if(TG_SANITIZE STREQUAL "thread")
        target_compile_options(tg_build INTERFACE -Wno-stringop-overread)
    endif()
endif()

set(TG_STD_HEADERS <algorithm> <array> <atomic> <bit> <chrono> <cstdint> <cstring> <deque> <functional> <limits> <map> <memory>
    <mutex> <optional> <random> <span> <string> <string_view> <tuple> <unordered_map> <utility> <variant> <vector>)
set(TG_CORE_HEADERS ${TG_STD_HEADERS} <QByteArray> <QJsonArray> <QJsonDocument> <QJsonObject> <QLoggingCategory> <QObject>
    <QString> <QStringList> <QTimer>)
set(TG_GUI_HEADERS ${TG_CORE_HEADERS} <QtGui> <QtWidgets>)
set(TG_TEST_HEADERS ${TG_STD_HEADERS} <QtCore> <QtTest>)
set(TG_GUI_TEST_HEADERS ${TG_STD_HEADERS} <QtCore> <QtGui> <QtWidgets> <QtTest>)

function(tg_precompile kind)
    if(NOT TG_PCH)
        return()
    endif()
    file(WRITE ${PROJECT_BINARY_DIR}/headers/${kind}.cpp "")
    add_library(tg_headers_${kind} OBJECT ${PROJECT_BINARY_DIR}/headers/${kind}.cpp)
    target_link_libraries(tg_headers_${kind} PRIVATE tg::build ${ARGN})
    string(TOUPPER ${kind} upper)
    target_precompile_headers(tg_headers_${kind} PRIVATE ${TG_${upper}_HEADERS})
endfunction()

function(tg_use_headers target kind)
    if(TG_PCH)
        target_precompile_headers(${target} REUSE_FROM tg_headers_${kind})
    endif()
endfunction()
