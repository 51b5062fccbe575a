#define BOOST_TEST_MODULE letterhead
#include <boost/test/unit_test.hpp>
