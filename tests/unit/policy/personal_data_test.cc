// What must not leave in plain text: known by its form, told masked, and nothing else taken for it.

#include "policy/conditions/personal.h"
#include "support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::testing;

namespace {

std::string masked(std::string_view text) {
    std::string all;
    for (const PersonalFind& find : find_personal(all_personal, text, 20))
        all += (all.empty() ? "" : " | ") + find.masked;
    return all;
}

void check_masked(std::initializer_list<std::pair<std::string_view, std::string_view>> table) {
    for (const auto& [text, expected] : table)
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST(masked(text) == expected);
        }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(personal_data)

BOOST_AUTO_TEST_CASE(social_security_numbers_are_known_by_their_groups_or_by_what_is_said_before_them) {
    check_masked({{"His number is 219-09-4321.", "***-**-4321"},
                  {"SSN 219 09 4321", "***-**-4321"},
                  {"SSN: 219094321", "***-**-4321"},
                  {"social security number\n219094321", "***-**-4321"},
                  {"N\u00famero de seguro social: 219-09-4321", "***-**-4321"},
                  {"(219-09-4321)", "***-**-4321"},
                  {"219-09-4321 and again 219-09-4321, 219-09-4322", "***-**-4321 | ***-**-4322"}});
}

BOOST_AUTO_TEST_CASE(what_is_no_social_security_number) {
    check_masked({{"000-12-3456, 666-12-3456, 900-12-3456", ""},
                  {"123-00-4567 and 123-45-0000", ""},
                  {"permit 219094321", ""},
                  {"ZIP 90274-1234", ""},
                  {"call 310-378-0383", ""},
                  {"parcel 7542-012-034", ""},
                  {"case A219-09-4321", ""},
                  {"219-09-43210", ""},
                  {"1219-09-4321", ""},
                  {"12-219-09-4321", ""},
                  {"3 12 2026 is a day", ""}});
}

BOOST_AUTO_TEST_CASE(payment_cards_have_a_prefix_a_length_and_a_check_digit) {
    check_masked({{"4111 1111 1111 1111", "**** 1111"},
                  {"4111-1111-1111-1111 exp 10/27", "**** 1111"},
                  {"my Visa is 4111111111111111", "**** 1111"},
                  {"AmEx 3782 822463 10005", "**** 0005"},
                  {"card: 5555555555554444", "**** 4444"},
                  {"Tarjeta 5555-5555-5555-4444", "**** 4444"},
                  {"2223 0031 2200 3222", "**** 3222"}});
}

BOOST_AUTO_TEST_CASE(what_is_no_payment_card) {
    check_masked({{"4111 1111 1111 1112", ""},
                  {"tracking 4111111111111111", ""},
                  {"card 9111 1111 1111 1111", ""},
                  {"invoice 41111111-11111111", ""},
                  {"card 411111111111111", ""},
                  {"ISBN 978-3-16-148410-0", ""}});
}

BOOST_AUTO_TEST_CASE(passwords_stand_behind_their_label) {
    check_masked({{"password: hunter2", "********"},
                  {"The password is Tr0ub4dor, do not tell.", "********"},
                  {"Password = swordfish\n", "********"},
                  {"Your passcode: 4711", "********"},
                  {"PIN: 4711", "****"},
                  {"Contrase\u00f1a: verano2026", "********"},
                  {"Passwort: sonneMond", "********"}});
}

BOOST_AUTO_TEST_CASE(talk_about_passwords_is_no_password) {
    check_masked({{"Your password is required.", ""},
                  {"The password is going to expire on Friday", ""},
                  {"Reset your password: https://example.org/reset", ""},
                  {"password: ********", ""},
                  {"Password: <leave empty>", ""},
                  {"your password must be changed", ""},
                  {"Do not send passwords by e-mail", ""},
                  {"pin: it to the board", ""},
                  {"the PIN 47112 was used", ""}});
}

BOOST_AUTO_TEST_CASE(days_of_birth_and_medical_records_stand_behind_their_label) {
    check_masked({{"DOB 4/12/1971", "**/**/****"},
                  {"Date of birth: April 12, 1971", "**/**/****"},
                  {"born on 1971-04-12", "**/**/****"},
                  {"MRN 0048213", "*****"},
                  {"medical record number: K-48213", "*****"},
                  {"date of birth is needed", ""},
                  {"DOB\n", ""},
                  {"patient ideas 2026", ""}});
}

BOOST_AUTO_TEST_CASE(the_value_itself_goes_nowhere) {
    Scene scene;
    scene.words("SSN 219-09-4321, password: hunter2");
    const Answer answer =
        scene.judge("words: {like: [social_security_number, password], in: [own, subject]}");
    BOOST_REQUIRE(answer.truth == Truth::yes);
    BOOST_TEST(answer.evidence.size() == 2U);
    for (const Evidence& evidence : answer.evidence) {
        std::string all = evidence.what + evidence.where + evidence.detail;
        for (const auto& [name, value] : evidence.fields)
            all += name + value;
        BOOST_TEST(all.find("219-09") == std::string::npos);
        BOOST_TEST(all.find("hunter2") == std::string::npos);
    }
    BOOST_TEST(answer.evidence[0].detail == "a social security number (***-**-4321)");
}

BOOST_AUTO_TEST_CASE(so_many_different_ones_are_needed) {
    const auto text = [](const std::string& own) { return [=](Scene& scene) { scene.words(own); }; };
    check({{"words: {like: social_security_number, at_least: 2}", text("219-09-4321 and 219-09-4321"), N},
           {"words: {like: social_security_number, at_least: 2}", text("219-09-4321 and 219-09-4322"), Y},
           {"words: {phrases: [one, two, three], at_least: 2}", text("One and ONE"), N},
           {"words: {phrases: [one, two, three], at_least: 2}", text("One and two"), Y}});
}

BOOST_AUTO_TEST_SUITE_END()
