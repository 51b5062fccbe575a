#include "message/embedded.h"

#include "message/limits.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace letterhead;
using namespace std::string_literals;

namespace {

class Files : public EmbeddedFiles::Sink {
 public:
    void begin_file(std::string_view name) override { text += "[" + std::string(name) + ": "; }
    void file_bytes(std::string_view decoded) override { text += decoded; }
    void end_file() override { text += "]"; }
    std::string text;
};

std::string read(std::string_view text, std::size_t step, bool attached = false) {
    Files files;
    EmbeddedFiles embedded(attached);
    for (std::size_t at = 0; at < text.size(); at += step)
        embedded.push(text.substr(at, step), files);
    embedded.finish(files);
    return files.text;
}

struct Sample {
    std::string text, files;
};

const Sample samples[] = {
    {"hello\n\nbegin 644 a b.txt\n#0V%T\n`\nend\nbye\n", "[a b.txt: Cat]"},
    {"begin 0755 a\r\n#0V%T\r\n#0V%T\r\n \r\nend\r\n", "[a: CatCat]"},
    {"begin 644 a\n#0V%T\n`\nend\nbegin 644 b\n#0V%T\n`\nend\n", "[a: Cat][b: Cat]"},
    {"begin 644 a\n#0V%T", "[a: Cat]"},
    {"begin 644 a\n\n#0V%T\nno data, surely none\n#0V%T\nend\n", "[a: CatCat]"},
    {"begin-base64 644 a\nQ2F0\nQ2F0QQ==\n====\nx\n", "[a: CatCatA]"},
    {"=ybegin line=128 size=3 name=a b\nm\x8b\x9e\n=yend size=3\nx", "[a b: Cat]"},
    {"=ybegin part=1 line=128 size=3 name=a\n=ypart begin=1 end=3\n=}=}\n=yend\n", "[a: \x13\x13]"},
    {"begin 644 a\nand then we began with the rest of it\n", ""},
    {"begin 644 a\nbegin 644 b\n#0V%T\nend\n", "[b: Cat]"},
    {"(This file must be converted with BinHex 4.0)\n\n:\"@%ZCAKP!%&38%`:\nx\n",
     "[a.exe: (This file must be converted with BinHex 4.0)\n\n:\"@%ZCAKP!%&38%`:\n]"},
    {"(This file must be converted with BinHex 4.0)\r\n:\"@%ZCAKP\r\n!%&38%`:\r\nx\n",
     "[a.exe: (This file must be converted with BinHex 4.0)\n\n:\"@%ZCAKP\n!%&38%`:\n]"},
    {"(This file must be converted with BinHex, says he)\nand so on\n", ""},
    {"begin again\n#0V%T\n", ""},
    {"begin 644\n#0V%T\n", ""},
    {"=ybegin is how a file begins\n", ""},
    {" begin 644 a\n#0V%T\n", ""},
};

}  // namespace

BOOST_AUTO_TEST_CASE(files_in_text_are_found_and_decoded) {
    for (const Sample& sample : samples)
        BOOST_TEST(read(sample.text, sample.text.size()) == sample.files, sample.text);
}

BOOST_AUTO_TEST_CASE(files_in_text_read_the_same_for_any_split) {
    std::string all;
    for (const Sample& sample : samples)
        all += sample.text + "\nend\n" + std::string(3000, 'b') +
               "\n=" + std::string(2 * limits::embedded_line, '=') + "\n";
    const std::string whole = read(all, all.size());
    for (std::size_t step : {1U, 2U, 3U, 7U, 1000U})
        BOOST_TEST(read(all, step) == whole);
}

BOOST_AUTO_TEST_CASE(base64_alone_is_a_file_in_an_attached_one) {
    const std::string once = "U28gaXQgaXMgc2FpZC4g";
    const std::string line = once + once + once, said = "So it is said. So it is said. So it is said. ";
    const std::string sum(64, 'a'), gene(64, 'G');
    const Sample attached[] = {
        {line + "\n", "[: " + said + "]"},
        {"\r\n \n" + line + "\r\n" + line + "\r\nUQ==", "[: " + said + said + "Q]"},
        {line, "[: " + said + "]"},
        {once + "\n", ""},
        {"a\n" + line, ""},
        {sum + "\n" + sum, ""},
        {gene, ""},
        {line + ".", ""},
    };
    for (const Sample& sample : attached) {
        for (std::size_t step : {1U, 7U, 1000U})
            BOOST_TEST(read(sample.text, step, true) == sample.files, sample.text);
        BOOST_TEST(read(sample.text, 1000) == "", sample.text);
    }
    std::string longest;
    while (longest.size() <= 3 * limits::embedded_line)
        longest += line;
    BOOST_TEST(read(longest, 100, true).size() == longest.size() / 4 * 3 + 4);
}

BOOST_AUTO_TEST_CASE(a_line_without_end_is_no_burden) {
    const std::string line = "=ybegin line=128 size=3 name=a\n" + std::string(1'000'000, 'k');
    BOOST_TEST(read(line, 4096).size() == 1'000'000 + 5U);
    BOOST_TEST(read(std::string(1'000'000, 'b'), 4096) == "");
}
