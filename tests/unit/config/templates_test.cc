// Templates as docs/signatures.md shows them: the page is read, so it cannot go stale.

#include "config/templates.h"

#include "unit/config/support.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

using namespace letterhead;
using letterhead::test::Folder;
using letterhead::test::shown;

namespace {

// The YAML examples of the page that begin with this key, one after the other.
std::string examples(const std::string& page, const std::string& key) {
    std::string out;
    const std::string fence = "```yaml\n" + key;
    for (std::size_t at = page.find(fence); at != std::string::npos; at = page.find(fence, at + 1)) {
        const std::size_t begin = at + fence.size() - key.size();
        out += page.substr(begin, page.find("```", begin) - begin);
    }
    return out;
}

Templates read(const std::string& text, Problems& problems) {
    const Folder folder;
    FileSet files;
    Templates templates;
    read_templates(folder.write("templates.yaml", text), {}, files, templates, problems);
    return templates;
}

const Slot& slot(const SignatureTemplate& wanted, std::string_view id) {
    for (const Slot& each : wanted.slots)
        if (each.id == id) return each;
    throw std::runtime_error("no such slot");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(templates)

BOOST_AUTO_TEST_CASE(the_page_about_templates_shows_templates_that_load) {
    std::ifstream in(LETTERHEAD_SOURCE "/docs/signatures.md");
    const std::string page{std::istreambuf_iterator<char>(in), {}};
    Problems problems;
    std::string disclaimers = examples(page, "disclaimers:");
    const std::size_t ellipsis = disclaimers.find("...");
    BOOST_REQUIRE(ellipsis != std::string::npos);
    disclaimers.replace(ellipsis, 3, "If you are not the intended recipient, delete it.");
    const Templates found = read(examples(page, "signature_blocks:") + disclaimers, problems);
    BOOST_TEST(shown(problems) == "");
    const SignatureTemplate& city = found.signature_blocks.at("city");
    BOOST_TEST(city.slots.size() == 8U);
    BOOST_TEST(city.of_the_rest == 1);
    BOOST_TEST(city.missing_at_most == 0);
    BOOST_TEST(slot(city, "street").texts.size() == 2U);
    BOOST_TEST(slot(city, "street").must == false);
    BOOST_TEST(slot(city, "phone").must);
    BOOST_TEST((slot(city, "fax").use == SlotUse::optional));
    BOOST_TEST((slot(city, "motto").use == SlotUse::forbidden));
    BOOST_TEST(found.disclaimers.at("confidential").must_have.size() == 2U);
}

BOOST_AUTO_TEST_CASE(all_of_the_form_is_asked_for_when_nothing_else_is_said) {
    Problems problems;
    const std::string slots =
        "signature_blocks: {x: {title: 'x', form: ['x'], slots: [{id: name, type: person}, {id: mail, type: "
        "email, must_be: sender}, {id: badge, type: pattern, pattern: '#\\d+'}, {id: phone, type: phone, "
        "extension: required}]";
    for (const char* const more : {"}}\n", ", comparable: {required: all}}}\n"}) {
        const Templates found = read(slots + more, problems);
        BOOST_TEST(shown(problems) == "");
        const SignatureTemplate& wanted = found.signature_blocks.at("x");
        for (const Slot& each : wanted.slots)
            BOOST_TEST((each.must && each.use == SlotUse::required));
        BOOST_TEST(slot(wanted, "mail").of_sender);
        BOOST_TEST(slot(wanted, "badge").pattern.has_value());
        BOOST_TEST((slot(wanted, "phone").extension == Extension::required));
    }
}

BOOST_AUTO_TEST_SUITE_END()
