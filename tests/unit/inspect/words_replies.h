#pragma once
// One reply or forward as a program writes it, and what a careful reader would say of it.

#include "words_support.h"

#include <boost/test/unit_test.hpp>

namespace letterhead::test {

enum class Sure { no, yes };

struct Reply {
    std::string_view name, text, own, cut_by;
    Sure sure = Sure::yes;
};

inline void check_reply(const Reply& reply, const Words& words) {
    BOOST_CHECK_MESSAGE(words.own == reply.own, reply.name << ": own is\n"
                                                           << words.own << "\nquoted is\n"
                                                           << words.quoted);
    BOOST_CHECK_MESSAGE(words.cut_by == reply.cut_by, reply.name << ": cut by " << words.cut_by);
    BOOST_CHECK_MESSAGE(words.sure == (reply.sure == Sure::yes),
                        reply.name << ": confidence " << words.confidence);
}

}  // namespace letterhead::test
