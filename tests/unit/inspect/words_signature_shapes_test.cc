// Signature blocks as people write them, judged by the template of most cities: name, title, city and phone,
// and two of street, place and website. `lacks` is what the bounce would ask for; empty: comparable.

#include "words_support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::test;

namespace {

struct Shape {
    std::string_view from;  // display name
    std::string_view text;
    std::string_view lacks;
    std::string_view name = {}, title = {};  // as found; empty: not asked
};

std::string lacks(const SignatureBlockFinding& found) {
    std::string out;
    for (const auto* all : {&found.missing, &found.wrong})
        for (const std::string& each : *all)
            out.append(out.empty() ? "" : ", ").append(each);
    return found.state == BlockState::present ? "" : out;
}

void check(std::span<const Shape> shapes, std::string_view head, std::string_view foot) {
    SignatureTemplate wanted = comparable_template();
    for (const Shape& shape : shapes) {
        std::string text = std::string(head) + std::string(shape.text) + std::string(foot);
        Words words = text.find("<p") != std::string::npos ? html(text) : plain(text);
        SignatureBlockFinding found =
            find_signature_block(words, tokenize(words.own), {}, wanted, habits(), {shape.from});
        BOOST_CHECK_MESSAGE(lacks(found) == shape.lacks, shape.text << "\n  from '" << shape.from
                                                                    << "' lacks '" << lacks(found)
                                                                    << "', not '" << shape.lacks << "'");
        for (const auto& [id, value] : {std::pair{"name", shape.name}, std::pair{"title", shape.title}})
            for (const SlotFinding& slot : found.slots)
                if (slot.id == id && !value.empty())
                    BOOST_CHECK_MESSAGE(slot.value == value, shape.text << "\n  " << id << " is '"
                                                                        << slot.value << "', not '" << value
                                                                        << "'");
    }
}

constexpr std::string_view hello = "Dear Mr. Smith,\n\nPlease find the permit attached.\n\nThank you,\n\n";
// Everything but name and title.
constexpr std::string_view rest =
    "City of Pine Haven Bluffs\n340 Pine Haven Drive West\nPine Haven Bluffs, CA 90999\n310-555-0383\n";

}  // namespace

BOOST_AUTO_TEST_CASE(forms_of_the_same_substance_are_comparable) {
    constexpr Shape shapes[] = {
        {"Jane Doe",
         "Jane Doe | Senior Planner | City of Pine Haven Bluffs | 340 Pine Haven Drive West, Pine Haven "
         "Bluffs, CA "
         "90999 | 310-555-0383 | www.pinehaven.example",
         "", "Jane Doe", "Senior Planner"},
        {"Jane Doe",
         "Jane Doe, AICP\nSenior Planner, Community Development\nCITY OF PINE HAVEN BLUFFS\n340 Pine Haven "
         "Dr. "
         "West | Pine Haven Bluffs, CA 90999\nT (310) 555-0383 x12 | F (310) 555-7820",
         "", "Jane Doe", "Senior Planner"},
        {"Jane Doe",
         "JANE DOE\nSENIOR PLANNER\nCITY OF PINE HAVEN BLUFFS\n340 PINE HAVEN DRIVE WEST\nPINE HAVEN BLUFFS, "
         "CALIFORNIA 90999\nOFFICE: 310 555 0383",
         "", "JANE DOE", "SENIOR PLANNER"},
        {"Jane Doe",
         "JANE DOE, INTERN\nCITY OF PINE HAVEN BLUFFS\n310-555-0383\n340 PINE HAVEN DR W\nPINE HAVEN "
         "BLUFFS CA 90999",
         "", "JANE DOE", "INTERN"},
        {"Jane Doe",
         "City of Pine Haven Bluffs\nJane Doe\nSenior Planner\n340 Pine Haven Drive West\nPine Haven Bluffs, "
         "CA "
         "90999\nPhone: +1 (310) 555-0383",
         "", "Jane Doe", "Senior Planner"},
        {"Jane Doe",
         "Jane M. Doe\nSenior Planner\n\nCity of Pine Haven Bluffs\n\n340 Pine Haven Drive West\n\nPine "
         "Haven Bluffs, "
         "CA 90999-1234\n\nPhone\n310\u2011555\u20110383\n\nWeb: http://pinehaven.example",
         "", "Jane M. Doe"},
        {"Jane Doe",
         "Jane Doe\tSenior Planner\nCity of Pine\nHaven Bluffs\n340 Pine Haven Drv West\nPine Haven Blufs, "
         "CA "
         "90999\n310-555-0383 (office) 310-555-7820 (fax)",
         ""},
        {"Jane Doe",
         "Jane Doe\nSenior Planner\nCity of Pine Haven Bluffs\nOffice: 310.555.0383 "
         "x2250\nwww.pinehaven.example\n340 "
         "Pine Haven Dr. W.",
         ""},
        {"Jane Doe",
         "Jane Doe\nSenior Planner\nCity of Pine Haven Bluffs\n(310) 555-0383 Ext. 2250 | Fax (310) "
         "555-7820\nhttps://www.pinehaven.example/planning\nPine Haven Bluffs CA 90999",
         ""},
        {"Jane Doe",
         "Jane Doe\nSenior Planner\nCity of Pine Haven Bluffs\n340 Pine Haven Drive West, Suite 100\nPine "
         "Haven Bluffs "
         "CA 90999\nT 310 555 0383 / F 310 555 7820",
         ""},
        {"Jane Doe",
         "Jane Doe\nSenior Planner\nCity of Pine Haven Bluffs\nP.O. Box 12\n340 Pine Haven Drive West, Pine "
         "Haven "
         "Bluffs, CA 90999\nP 310.555.0383\nC 310.555.1212",
         ""},
        {"Jane Doe",
         "Jane Doe\nSenior Planner\nCity of Pine Haven Bluffs\nDirect 310.555.0383\nMain 310.555.0300\nFax: "
         "310.555.7820\npinehaven.example\n340 Pine Haven Drive West",
         ""},
        {"Jane Doe",
         "Jane Doe - Senior Planner\nCity of Pine Haven Bluffs \u2022 340 Pine Haven Drive West \u2022 Pine "
         "Haven "
         "Bluffs, CA 90999\nPh: (310)555-0383",
         "", "Jane Doe", "Senior Planner"},
        {"Jane Doe",
         "Jane Doe Senior Planner City of Pine Haven Bluffs 340 Pine Haven Drive West Pine Haven Bluffs CA "
         "90999 "
         "310-555-0383",
         "", "Jane Doe", "Senior Planner"},
        {"Jane Doe",
         "Jane Doe (Senior Planner)\nCity of Pine Haven Bluffs\n310-555-0383\n340 Pine Haven Drive "
         "West\nwww.pinehaven.example",
         "", "Jane Doe", "(Senior Planner)"},
        {"Jane Doe",
         "<p class=MsoNormal><b>Jane Doe</b><o:p></o:p></p><p class=MsoNormal>Senior&nbsp;Planner</p><p>City "
         "of Pine "
         "Haven Bluffs<br>340 Pine Haven Drive West<br>Pine Haven Bluffs, CA&nbsp; 90999</p><p>310.555.0383 "
         "ext. "
         "200</p>",
         "", "Jane Doe", "Senior Planner"},
        {"Jane Doe",
         "<p>Thanks.</p><table><tr><td><img src=logo alt='City logo'></td><td><b>Jane Doe</b><br>Senior "
         "Planner<br>City of Pine Haven "
         "Bluffs</td></tr><tr><td>Phone:</td><td>310-555-0383</td></tr><tr><td>Fax:</td>"
         "<td>310-555-7820</td></tr><tr><td colspan=2>340 Pine Haven Drive West &bull; Pine Haven Bluffs, CA "
         "90999</td></tr></table>",
         "", "Jane Doe", "Senior Planner"},
        {"Jane Doe",
         "<p>Thanks.</p><table><tr><td>Jane Doe</td><td>|</td><td>Senior Planner</td></tr><tr><td>City of "
         "Pine Haven "
         "Bluffs</td></tr><tr><td>340 Pine Haven Drive West<br>Pine Haven Bluffs, CA "
         "90999</td></tr><tr><td>T</td><td>310-555-0383</td></tr></table>",
         ""},
    };
    check(shapes, hello, "\n");
    check(shapes, hello, "\n\nThis is a transmission of somebody.\n");
}

BOOST_AUTO_TEST_CASE(people_are_found_whatever_their_names_mean) {
    const std::string tail(rest);
    struct {
        std::string_view from, head, lacks, name, title;
    } heads[] = {
        {"Mark Clerk", "Mark Clerk\nCity Clerk\n", "", "Mark Clerk", "City Clerk"},
        {"Bill Parks", "Bill Parks\nArborist\n", "", "Bill Parks", "Arborist"},
        {"Bill Parks", "William Parks\nArborist\n", "", "William Parks", "Arborist"},
        {"Dawn Marshall", "Dawn Marshall\nFire Marshal\n", "", "Dawn Marshall", "Fire Marshal"},
        {"John Chief", "John Chief\nChief of Police\n", "", "John Chief", "Chief of Police"},
        {"Clerk, Mark", "Mark Clerk\nClerk\n", "", "Mark Clerk", "Clerk"},
        {"Doe, Jane", "Jane Doe\nSenior Planner\n", "", "Jane Doe", "Senior Planner"},
        {"Doe, Jane", "Doe, Jane\nSenior Planner\n", "", "Doe, Jane", "Senior Planner"},
        {"Jane Doe", "Janie Doe\nSenior Planner\n", "", "Janie Doe", "Senior Planner"},
        {"Jane Doe", "Rob Smith\nSenior Planner\n", "", "Rob Smith", "Senior Planner"},
        {"J. Doe", "Jane Q. Doe\nSenior Planner\n", "", "Jane Q. Doe", "Senior Planner"},
        {"City Clerk", "Jane Doe\nCity Clerk\n", "", "Jane Doe", "City Clerk"},
        {"Planning Department", "Jane Doe\nSenior Planner\nPlanning Department\n", "", "Jane Doe",
         "Senior Planner"},
        {"", "Jane Doe\nSenior Planner\n", "", "Jane Doe", "Senior Planner"},
        {"Chief Jane Doe", "Chief Jane Doe\nPine Haven Police Department\n", "", "Jane Doe", "Chief"},
        {"Jane Doe", "Mayor Jane Doe\n", "", "Jane Doe", "Mayor"},
        {"Maria de la Cruz", "Mar\u00EDa-Jos\u00E9 de la Cruz\nSenior Planner\n", "",
         "Mar\u00EDa-Jos\u00E9 de la Cruz", "Senior Planner"},
        {"", "Jos\u00E9 Mu\u00F1oz de los R\u00EDos\nSenior Planner\n", "",
         "Jos\u00E9 Mu\u00F1oz de los R\u00EDos", "Senior Planner"},
        {"", "Ludwig van der Berg III\nBuilding Official\n", "", "Ludwig van der Berg III",
         "Building Official"},
        {"John Q. Public", "John Q. Public, Jr., P.E.\nCity Engineer\n", "", "John Q. Public",
         "City Engineer"},
        {"", "Mary-Kate O'Brien-Smith, CPA, CPFO\nFinance Director\n", "", "Mary-Kate O'Brien-Smith",
         "Finance Director"},
        {"Jane Doe", "Jane Doe\nP.E., LEED AP\nAssociate Engineer\n", "", "Jane Doe", "Associate Engineer"},
        {"Jane Doe", "Jane Doe, Esq.\nCity Attorney\n", "", "Jane Doe", "City Attorney"},
        {"Jane Doe", "Jane Doe #1234\nPolice Officer\n", "", "Jane Doe", "Police Officer"},
        {"Jane Doe", "Jane Doe\n(she/her)\nCEO\n", "", "Jane Doe", "CEO"},
        {"Jane Doe", "Thanks, Jane\n\nJane Doe\nSenior Planner\n", "", "Jane Doe", "Senior Planner"},
        {"jane.doe", "Jane Doe\nSenior Planner\n", "", "Jane Doe", "Senior Planner"},
    };
    for (const auto& each : heads) {
        std::string text = std::string(each.head) + tail;
        Shape shape{each.from, text, each.lacks, each.name, each.title};
        check({&shape, 1}, hello, "");
    }
}

BOOST_AUTO_TEST_CASE(titles_are_free_text) {
    for (std::string_view title : {"Maintenance Worker II",
                                   "Assistant to the City Manager",
                                   "Building & Safety Technician",
                                   "Receptionist",
                                   "Traffic Engineer (Contract)",
                                   "Interim Finance Director/City Treasurer",
                                   "Intern",
                                   "senior planner",
                                   "Management Analyst - Public Works",
                                   "Confidential Secretary",
                                   "Public Records Coordinator",
                                   "Arborist",
                                   "City Hall Receptionist",
                                   "Deputy City Clerk for the Office of the City Clerk",
                                   "Code Enforcement Officer",
                                   "Volunteer",
                                   "Harbor Master",
                                   "Poet Laureate",
                                   "Chair, Parkland Committee",
                                   "Kindergarten Cop",
                                   "Head of the Department of Public Works",
                                   "Department Secretary",
                                   "Zookeeper"}) {
        for (std::string_view from : {"Jane Doe", "", "City Hall"}) {
            std::string text =
                "Jane Doe\n" + std::string(title) + "\nPlanning Department\n" + std::string(rest);
            Shape shape{from, text, "", "Jane Doe",
                        title.substr(0, title.find_first_of(",")).substr(0, title.find(" - "))};
            check({&shape, 1}, hello, "");
        }
    }
}

BOOST_AUTO_TEST_CASE(what_lacks_is_found_lacking) {
    const std::string tail(rest);
    struct {
        std::string_view from, head, lacks;
    } heads[] = {
        {"Jane Doe", "", "Name, Position/Title"},
        {"Jane Doe", "Jane\n", "Name, Position/Title"},
        {"Jane Doe", "Jane Doe\n", "Position/Title"},
        {"Jane Doe", "Senior Planner\n", "Name"},
        {"", "Senior Planner\nCommunity Development Department\n", "Name"},
        {"Jane Doe", "Senior Planner\nCommunity Development Department\n", "Name"},
        {"City Clerk", "City Clerk\n", "Name"},
        {"Mark Clerk", "City Clerk\n", "Name"},
        {"Code Enforcement", "Code Enforcement Officer\n", "Name"},
        {"Jane Doe", "Jane Doe\nPlanning Department\n", "Position/Title"},
        {"Planning Department", "Jane Doe\nPlanning Department\n", "Position/Title"},
        {"Jane Doe", "Jane Doe\nOffice of the City Clerk\n", "Position/Title"},
        {"Jane Doe", "Jane Doe, P.E.\n", "Position/Title"},
        {"", "Jane Doe, AICP\n(she/her)\n", "Position/Title"},
        {"Jane Doe", "Jane Doe, LEED AP\n", "Position/Title"},
        {"Jane Doe", "Jane Doe\nMonday - Thursday\n", "Position/Title"},
        {"Jane Doe", "Jane Doe\nOffice Hours\n", "Position/Title"},
        {"Jane Doe", "Jane Doe\nCONFIDENTIAL\n", "Position/Title"},
        {"Jane Doe", "Jane Doe\nFacebook | Instagram\n", "Position/Title"},
        {"Jane Doe", "Jane Doe\nFollow us on Facebook\n", "Position/Title"},
        {"Jane Doe", "Jane Doe\nP.O. Box 12\n", "Position/Title"},
        {"Jane Doe", "Jane Doe\nSuite 7\n", "Position/Title"},
        {"Jane Doe", "Jane Doe\nSent from my iPhone\n", "Position/Title"},
    };
    for (const auto& each : heads) {
        std::string text = std::string(each.head) + tail;
        Shape shape{each.from, text, each.lacks};
        check({&shape, 1}, hello, "");
        check({&shape, 1}, "Hi.\n\nKind Regards,\n", "\nwww.facebook.com/pinehaven\nFacebook | Twitter\n");
    }
    constexpr Shape shapes[] = {
        {"Jane Doe", "Jane Doe\nSenior Planner\n310-555-0383\n", "City, 2 of (Street, Place, Website)"},
        {"Jane Doe", "Jane Doe\nSenior Planner\n310-555-0383\nwww.pinehaven.example\n",
         "City, Street or Place"},
        {"Jane Doe", "Jane Doe\nSenior Planner\nCity of Pine Haven Bluffs\nwww.pinehaven.example\n",
         "Phone number/Extension, Street or Place"},
        {"Jane Doe",
         "Jane Doe\nSenior Planner\nPine Haven Bluffs\n310-555-0383\n340 Pine Haven Drive "
         "West\nwww.pinehaven.example",
         "City"},
        {"Jane Doe",
         "Jane Doe\nSenior Planner\nCity of Pine Haven Bluffs\nCall 911\nx2250\n340 Pine Haven Drive "
         "West\nwww.pinehaven.example",
         "Phone number/Extension"},
    };
    check(shapes, hello, "");
}

BOOST_AUTO_TEST_CASE(a_name_alone_or_a_block_in_the_thread_is_no_block) {
    SignatureTemplate wanted = comparable_template();
    const std::string whole = "Jane Doe\nSenior Planner\n" + std::string(rest);
    std::string quoted = "> ";
    for (char c : whole)
        quoted += c == '\n' ? "\n> " : std::string(1, c);
    for (const std::string& text :
         {std::string("Hi.\n\nJane Doe\n"), std::string("Hi.\n\nJane Doe\nSenior Planner\n"),
          "Yes.\n\nOn Mon, Jan 1, 2024 at 1:00 PM Jane Doe <a@b.org> wrote:\n" + quoted}) {
        Words words = plain(text);
        SignatureBlockFinding found =
            find_signature_block(words, tokenize(words.own), {}, wanted, habits(), {"Jane Doe"});
        BOOST_CHECK(found.state == BlockState::missing);
        BOOST_CHECK(found.sure);
    }
}

BOOST_AUTO_TEST_CASE(a_department_has_a_slot_of_its_own_when_asked_for) {
    SignatureTemplate wanted = signature_template();
    wanted.slots.insert(wanted.slots.begin() + 2, slot_of("department", SlotType::words, "Department"));
    struct {
        std::string_view head, lacks, title, department;
    } heads[] = {
        {"Jane Doe\nSenior Planner\nPlanning Department\n", "", "Senior Planner", "Planning Department"},
        {"Jane Doe\nPlanning Department\nSenior Planner\n", "", "Senior Planner", "Planning Department"},
        {"Jane Doe\nSenior Planner\nPublic Works\n", "", "Senior Planner", "Public Works"},
        {"Jane Doe, Senior Planner, Public Works\n", "", "Senior Planner", "Public Works"},
        {"Jane Doe\nPlanning Department\n", "Position/Title", "", "Planning Department"},
        {"Jane Doe\nSenior Planner\n", "Department", "Senior Planner", ""},
    };
    for (const auto& each : heads) {
        Words words = plain("Hi.\n\n" + std::string(each.head) + std::string(rest) + "www.pinehaven.example");
        SignatureBlockFinding found =
            find_signature_block(words, tokenize(words.own), {}, wanted, habits(), {"Jane Doe"});
        BOOST_CHECK_MESSAGE(lacks(found) == each.lacks, each.head << lacks(found));
        BOOST_CHECK_EQUAL(found.slots[1].value, each.title);
        BOOST_CHECK_EQUAL(found.slots[2].value, each.department);
    }
}
