# The libraries from Debian that bring no CMake package of their own, each as one imported target.
find_package(Boost 1.74 REQUIRED)
find_package(simdjson REQUIRED)

find_path(TG_XXHASH_INCLUDE xxhash.h REQUIRED)
add_library(tg_xxhash INTERFACE)
target_include_directories(tg_xxhash SYSTEM INTERFACE ${TG_XXHASH_INCLUDE})
target_compile_definitions(tg_xxhash INTERFACE XXH_INLINE_ALL)
add_library(tg::xxhash ALIAS tg_xxhash)

find_path(TG_FAST_FLOAT_INCLUDE fast_float/fast_float.h REQUIRED)
add_library(tg_fast_float INTERFACE)
target_include_directories(tg_fast_float SYSTEM INTERFACE ${TG_FAST_FLOAT_INCLUDE})
add_library(tg::fast_float ALIAS tg_fast_float)

find_path(TG_TOMLPP_INCLUDE toml++/toml.h REQUIRED)
add_library(tg_tomlpp INTERFACE)
target_include_directories(tg_tomlpp SYSTEM INTERFACE ${TG_TOMLPP_INCLUDE})
add_library(tg::tomlpp ALIAS tg_tomlpp)

# erl_interface: Debian installs it below the Erlang tree; ei.h is also in the multiarch include folder on some releases.
find_path(TG_EI_INCLUDE ei.h PATHS /usr/lib/erlang/usr/include REQUIRED)
find_library(TG_EI_LIBRARY ei PATHS /usr/lib/erlang/usr/lib REQUIRED)
add_library(tg_ei INTERFACE)
target_include_directories(tg_ei SYSTEM INTERFACE ${TG_EI_INCLUDE})
target_link_libraries(tg_ei INTERFACE ${TG_EI_LIBRARY} Threads::Threads)
add_library(tg::ei ALIAS tg_ei)

# RE2 has no CMake package in Debian 12, but a .pc file.
find_package(PkgConfig REQUIRED)
pkg_check_modules(TG_RE2 REQUIRED IMPORTED_TARGET re2)
add_library(tg_re2 INTERFACE)
target_link_libraries(tg_re2 INTERFACE PkgConfig::TG_RE2)
add_library(tg::re2 ALIAS tg_re2)

# Decoders of packed bodies; the wire format of remote-write.
foreach(library isal:libisal zstd:libzstd snappy:snappy protobuf:protobuf-lite)
    string(REPLACE ":" ";" pair ${library})
    list(GET pair 0 name)
    list(GET pair 1 module)
    string(TOUPPER TG_${name} prefix)
    pkg_check_modules(${prefix} REQUIRED IMPORTED_TARGET ${module})
    add_library(tg_${name} INTERFACE)
    target_link_libraries(tg_${name} INTERFACE PkgConfig::${prefix})
    add_library(tg::${name} ALIAS tg_${name})
endforeach()
