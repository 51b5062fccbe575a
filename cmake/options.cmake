option(LETTERHEAD_TESTS "Build the tests" OFF)
option(LETTERHEAD_FUZZ "Build the fuzzers (clang only)" OFF)
option(LETTERHEAD_HYPERSCAN "Search for all patterns in one pass, where the library is there" ON)
option(LETTERHEAD_WERROR "Treat warnings as errors" ON)
set(LETTERHEAD_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize= (address,undefined or thread)")
set(LETTERHEAD_ONLY "" CACHE STRING "Build the unit tests of this room alone")

add_library(letterhead_warnings INTERFACE)
target_compile_options(letterhead_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
                       $<$<BOOL:${LETTERHEAD_WERROR}>:-Werror>)

# g++ 12 warns of impossible copies inside std::string operator+ and assign when it optimises (GCC PR105329, PR105651); the other
# builds keep these warnings.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13 AND NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_compile_options(letterhead_warnings INTERFACE -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
endif()

set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
add_compile_options(-fstack-protector-strong -g1)
if(CMAKE_BUILD_TYPE STREQUAL "Release")
    add_compile_definitions(_FORTIFY_SOURCE=2 _GLIBCXX_ASSERTIONS)
    add_link_options(-Wl,-z,relro,-z,now)
endif()
if(LETTERHEAD_SANITIZE)
    add_compile_options(-fsanitize=${LETTERHEAD_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${LETTERHEAD_SANITIZE})
endif()

# ccache, told that a precompiled header may be trusted, and that a checkout in another folder is the same checkout.
find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros
        CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-fpch-preprocess)
    endif()
endif()
