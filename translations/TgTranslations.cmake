# tg_translate(<target>): compiles the .ts files here into the target, under :/i18n/console_<language>.qm.
find_package(Qt6 6.4 QUIET COMPONENTS LinguistTools)
if(NOT Qt6LinguistTools_FOUND)
    message(FATAL_ERROR "the console's translations need lrelease: apt-get install qt6-tools-dev qt6-l10n-tools, "
                        "or build without the console: -DTG_BUILD_CONSOLE=OFF")
endif()

function(tg_translate target)
    file(GLOB texts CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/translations/console_*.ts)
    set_source_files_properties(${texts} PROPERTIES OUTPUT_LOCATION ${CMAKE_CURRENT_BINARY_DIR}/i18n)
    qt_add_lrelease(${target} TS_FILES ${texts} QM_FILES_OUTPUT_VARIABLE compiled)
    qt_add_resources(${target} translations PREFIX /i18n BASE ${CMAKE_CURRENT_BINARY_DIR}/i18n FILES ${compiled})
endfunction()
