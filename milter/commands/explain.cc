// letterhead explain: a message file goes the same trip as in the daemon, and the journey is told.

#include "commands/arguments.h"
#include "commands/asked.h"
#include "commands/commands.h"
#include "commands/load.h"
#include "commands/render.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>

namespace letterhead {
namespace {

constexpr const char* help =
    "usage: letterhead explain [OPTIONS] MAIL...        (MAIL: a message file, or - for standard input)\n\n"
    "Says what Letterhead would do with these messages, and why: the verdict, the bounce as the sender\n"
    "sees it, the rules that fired with their evidence, why the others did not, the tree of parts and\n"
    "files with what is in containers, and the sender's own words, signature block and disclaimers\n"
    "apart from quoted and hidden words.\n"
    "Nothing is sent and nothing is changed.\n\n"
    "  --pack P.yaml   use this rule file; may be repeated\n"
    "  --config F      use the packs and the scanner of these settings\n"
    "                  (default /etc/letterhead/letterhead.yaml)\n"
    "  --from A        envelope sender; <> for a bounce        (default: the address in From)\n"
    "  --rcpt A        envelope recipient; may be repeated     (default: the addresses in To and Cc)\n"
    "  --login U       as if this user had logged in\n"
    "  --client IP     as if it came from this address\n"
    "  --all-words     show long quoted stretches whole\n"
    "  --color WHEN    auto (default: in a terminal, unless NO_COLOR is set), always or never\n"
    "  --json          one JSON object a line and message\n"
    "  --words         with --json: also the words themselves\n"
    "  --chunk N       hand the body over in pieces of N bytes (default 65535, as an MTA does)\n\n"
    "With --login or --client the settings decide whether the message is outgoing; without, it is.\n"
    "Exit status: 0, or 1 when a file or the rules could not be read.\n";

constexpr std::array options{
    OptionInfo{"--pack", true},  OptionInfo{"--config", true}, OptionInfo{"--from", true},
    OptionInfo{"--rcpt", true},  OptionInfo{"--login", true},  OptionInfo{"--client", true},
    OptionInfo{"--json", false}, OptionInfo{"--words", false}, OptionInfo{"--all-words", false},
    OptionInfo{"--color", true}, OptionInfo{"--chunk", true},  OptionInfo{"--help", false}};

std::optional<std::string> read_mail(const std::string& file) {
    std::ifstream opened;
    if (file != "-") opened.open(file, std::ios::binary);
    std::istream& in = file == "-" ? std::cin : opened;
    std::string text;
    std::array<char, 64 * 1024> piece{};
    while (in.read(piece.data(), piece.size()) || in.gcount() > 0)
        text.append(piece.data(), static_cast<std::size_t>(in.gcount()));
    if (!in.eof() || in.bad()) return std::nullopt;
    return text;
}

std::string first_value(const RawMessage& raw, std::string_view name) {
    HeaderList headers;
    for (const Header& header : raw.headers)
        headers.add(header.name, header.value);
    const Header* found = headers.first(name);
    return found ? found->value : std::string();
}

Envelope envelope_for(const RawMessage& raw, const Arguments& arguments) {
    Envelope envelope;
    receive_at(envelope, std::time(nullptr));
    envelope.login = arguments.last("--login");
    envelope.client_address = arguments.last("--client");
    if (arguments.has("--from")) {
        envelope.sender_address = parse_path(arguments.last("--from"));
    } else {
        const AddressList from = parse_addresses(first_value(raw, "From"));
        if (!from.addresses.empty()) envelope.sender_address = from.addresses.front();
        envelope.sender_address.display_name.clear();
    }
    if (!envelope.sender_address.empty()) envelope.sender = envelope.sender_address.key();
    for (const std::string& recipient : arguments.all("--rcpt"))
        envelope.recipients.push_back(parse_path(recipient));
    if (!arguments.has("--rcpt")) {
        for (const std::string_view name : {"To", "Cc"}) {
            const AddressList list = parse_addresses(first_value(raw, name));
            envelope.recipients.insert(envelope.recipients.end(), list.addresses.begin(),
                                       list.addresses.end());
        }
    }
    return envelope;
}

Explained explain(const std::string& file, const std::string& text, const Loaded& loaded,
                  const Arguments& arguments, std::size_t chunk, Scanner* scanner) {
    Explained explained;
    explained.file = file;
    explained.policy_hash = loaded.policy->hash;
    explained.policy = loaded.policy;
    const RawMessage raw = split_message(text);
    explained.envelope = envelope_for(raw, arguments);
    if (arguments.has("--login") || arguments.has("--client")) {
        const Outgoing outgoing = loaded.settings ? loaded.settings->outgoing : Outgoing{};
        explained.outgoing = is_outgoing(explained.envelope, outgoing);
        if (!explained.outgoing) return explained;
    }
    explained.journey = travel(loaded.policy, explained.envelope, raw, chunk, Detail::every_rule, scanner);
    const Needs& needs = loaded.policy->needs;
    if (!needs.files || !needs.file_types ||
        !needs.containers)  // the verdict is made; the rest is to be seen
        explained.journey.findings.files = look_at_files(raw, chunk);
    return explained;
}

std::optional<std::size_t> wanted_chunk(const Arguments& arguments) {
    std::size_t chunk = 0;
    const std::string text = arguments.last("--chunk", "65535");
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), chunk);
    if (error == std::errc() && end == text.data() + text.size() && chunk != 0) return chunk;
    std::fprintf(stderr, "letterhead explain: --chunk needs a number of bytes, not '%s'\n", text.c_str());
    return std::nullopt;
}

}  // namespace

int explain_command(std::span<const std::string> words) {
    const auto arguments = parse_arguments("explain", words, options);
    if (!arguments) return 1;
    if (arguments->has("--help")) {
        std::fputs(help, stdout);
        return 0;
    }
    const std::optional<std::size_t> chunk = wanted_chunk(*arguments);
    std::optional<View> view = wanted_view("explain", *arguments);
    if (!chunk || !view) return 1;
    view->all_words = arguments->has("--all-words");
    if (arguments->words.empty()) {
        complain("explain", "which message? Name a file, or - for standard input.");
        return 1;
    }
    const auto config =
        arguments->has("--config") ? std::optional(arguments->last("--config")) : std::nullopt;
    const Loaded loaded = load(config, arguments->all("--pack"));
    std::fputs(render(loaded.problems).c_str(), stderr);
    if (!loaded.policy) return 1;

    const auto scanner = scanner_of(loaded.settings);
    int status = 0;
    for (const std::string& file : arguments->words) {
        const std::optional<std::string> text = read_mail(file);
        if (!text) {
            std::fprintf(stderr, "letterhead explain: cannot read '%s': is it there, and may you read it?\n",
                         file.c_str());
            status = 1;
            continue;
        }
        const Explained explained = explain(file, *text, loaded, *arguments, *chunk, scanner.get());
        const std::string shown = arguments->has("--json") ? to_json(explained, arguments->has("--words"))
                                                           : to_text(explained, *view);
        std::fwrite(shown.data(), 1, shown.size(), stdout);
    }
    return status;
}

}  // namespace letterhead
