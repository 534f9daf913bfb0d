# tg::build carries every flag and define of the project; each target links it and sets none of its own.
add_library(tg_build INTERFACE)
add_library(tg::build ALIAS tg_build)

target_compile_features(tg_build INTERFACE cxx_std_20)
target_include_directories(tg_build INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/daemon)
target_compile_options(tg_build INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                                          -Wold-style-cast -Wcast-align -Woverloaded-virtual
                                          -fno-omit-frame-pointer -fPIC)
target_compile_definitions(tg_build INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_USE_QSTRINGBUILDER QT_STRICT_ITERATORS
    QT_NO_KEYWORDS QT_DISABLE_DEPRECATED_BEFORE=0x060400 _REENTRANT
    TG_VERSION="${PROJECT_VERSION}")
target_link_libraries(tg_build INTERFACE Threads::Threads)

# GCC 12 warns falsely of overlapping copies in optimised string concatenation (GCC bugs 105329, 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(tg_build INTERFACE -Wno-restrict)
endif()
if(TG_WERROR)
    target_compile_options(tg_build INTERFACE -Werror)
endif()
# Some two hundred test programs are linked: mold takes a third of ld's time, under AddressSanitizer less.
find_program(TG_MOLD mold)
if(TG_MOLD AND TG_BUILD_TESTS AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12.1)
    target_link_options(tg_build INTERFACE -fuse-ld=mold)
endif()
if(TG_SANITIZE STREQUAL "address")
    target_compile_options(tg_build INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined)
    target_link_options(tg_build INTERFACE -fsanitize=address,undefined)
elseif(TG_SANITIZE STREQUAL "thread")
    target_compile_options(tg_build INTERFACE -fsanitize=thread)
    target_link_options(tg_build INTERFACE -fsanitize=thread)
elseif(TG_SANITIZE)
    message(FATAL_ERROR "TG_SANITIZE=${TG_SANITIZE}: use address or thread")
endif()
if(TG_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        message(FATAL_ERROR "TG_FUZZ needs clang (libFuzzer): configure with -DCMAKE_CXX_COMPILER=clang++-14")
    endif()
    target_compile_options(tg_build INTERFACE -fsanitize=fuzzer-no-link,address,undefined)
    target_link_options(tg_build INTERFACE -fsanitize=address,undefined)
endif()

# One library a folder: tg_room(<name> [MOC] [HEADERS kind] SOURCES ... LINKS ...) makes tg_<name> and the alias
# tg::<name>; HEADERS: which precompiled ones (TgPch.cmake).
function(tg_room name)
    cmake_parse_arguments(ROOM "MOC" "HEADERS" "SOURCES;LINKS" ${ARGN})
    if(NOT ROOM_HEADERS)
        set(ROOM_HEADERS core)
    endif()
    if(ROOM_SOURCES)
        add_library(tg_${name} STATIC ${ROOM_SOURCES})
        target_link_libraries(tg_${name} PUBLIC tg::build ${ROOM_LINKS})
        set_target_properties(tg_${name} PROPERTIES AUTOMOC ${ROOM_MOC})
        tg_use_headers(tg_${name} ${ROOM_HEADERS})
    else()
        add_library(tg_${name} INTERFACE)
        target_link_libraries(tg_${name} INTERFACE tg::build ${ROOM_LINKS})
    endif()
    add_library(tg::${name} ALIAS tg_${name})
endfunction()
