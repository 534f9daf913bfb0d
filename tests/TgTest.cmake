# What only calls the code under test gains nothing from an optimiser, which takes a quarter of a compilation's time, under
# a sanitizer half of it.
function(tg_compile_quickly target)
    if(TG_SANITIZE)
        target_compile_options(${target} PRIVATE -O0)
    elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
        target_compile_options(${target} PRIVATE -O1)
    endif()
endfunction()

# tg_test(<name> [GUI] [LABEL l] [TIMEOUT s] SOURCES ... LINKS ...): one QtTest program, one CTest entry. It counts as two
# "processors"; what mostly waits (for a node to be steady, for a segment to end) is set to one by tg_tests_wait. So ctest -j 6
# runs three tests that work at a time, or six that wait. COST only says what to start first: what takes long.
function(tg_test name)
    cmake_parse_arguments(T "GUI" "LABEL;TIMEOUT" "SOURCES;LINKS" ${ARGN})
    if(NOT T_TIMEOUT)
        set(T_TIMEOUT 120)
    endif()
    if(NOT T_LABEL)
        set(T_LABEL unit)
    endif()
    add_executable(${name} ${T_SOURCES})
    list(GET T_SOURCES 0 source) # the one with the test class, which ends by including its own .moc
    qt_generate_moc(${source} ${CMAKE_CURRENT_BINARY_DIR}/${name}.moc TARGET ${name})
    set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${CMAKE_CURRENT_BINARY_DIR}/${name}.moc)
    target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
    target_link_libraries(${name} PRIVATE tg::build Qt6::Test Qt6::Network ${T_LINKS})
    tg_compile_quickly(${name})
    if(T_GUI)
        target_link_libraries(${name} PRIVATE Qt6::Widgets)
        tg_use_headers(${name} gui_test)
    else()
        tg_use_headers(${name} test)
    endif()
    # QTRY_ waits three times as long as it is told before it says what did not come; Qt's own limit would cut that off.
    math(EXPR function_ms "${T_TIMEOUT} * 1000")
    add_test(NAME ${name} COMMAND ${name} -o -,txt)
    set(cost 1)
    if(T_TIMEOUT GREATER 120)
        set(cost 30)
    endif()
    set_tests_properties(${name} PROPERTIES LABELS ${T_LABEL} TIMEOUT ${T_TIMEOUT} PROCESSORS 2 COST ${cost}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;QT_NO_GLIB=1;TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/tsan/tsan.supp die_after_fork=0 history_size=5;TG_SOURCE_DIR=${PROJECT_SOURCE_DIR};TG_BINARY_DIR=${PROJECT_BINARY_DIR};QTEST_FUNCTION_TIMEOUT=${function_ms}")
endfunction()

# Tests that use less than a fifth of a core; cost: seconds, roughly.
function(tg_tests_wait cost)
    set_tests_properties(${ARGN} PROPERTIES PROCESSORS 1 COST ${cost})
endfunction()
