// letterhead replay: mails that were kept go the same trip as in the daemon, under one set of rules or two.

#include "commands/arguments.h"
#include "commands/asked.h"
#include "commands/commands.h"
#include "commands/load.h"
#include "commands/progress.h"
#include "commands/replay_view.h"
#include "commands/stored_envelope.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <mutex>
#include <thread>

namespace letterhead {
namespace {

constexpr std::size_t kChunk = 65'535;  // as an MTA hands it over

constexpr const char* help =
    "usage: letterhead replay [OPTIONS] MAILS...\n\n"
    "Sends mails that were kept through rules, as if they came again, and tells what would happen to them: "
    "by\n"
    "rule and by the sender's department. With --against or --against-pack: what would change from the old\n"
    "rules to the new ones. Nothing is sent and nothing is changed.\n\n"
    "MAILS are message files, mbox files, Maildirs, and folders with .eml, .msg and .mbox files in them.\n\n"
    "  --config F         the new rules: the packs and the scanner of these settings\n"
    "                     (default /etc/letterhead/letterhead.yaml)\n"
    "  --pack P           the new rules: this rule file; may be repeated\n"
    "  --against F        the old rules: the packs of these settings\n"
    "  --against-pack P   the old rules: this rule file; may be repeated\n"
    "  --examples N       name so many mails of each kind (default 3)\n"
    "  --json             one JSON object instead of tables\n"
    "  --color WHEN       auto, always or never\n\n"
    "The envelope of each mail comes from its headers (Return-Path or From; To, Cc, Bcc, X-Original-To or\n"
    "Delivered-To; Date; the login that Postfix notes in Received), or for all of them from you:\n"
    "  --from A           envelope sender; <> for a bounce\n"
    "  --rcpt A           envelope recipient; may be repeated\n"
    "  --login U          as if this user had logged in; '' for nobody\n"
    "  --client IP        as if it came from this address\n"
    "  --archive A        the mailbox that collected the mails, which is no recipient; may be repeated\n\n"
    "All mails are taken as outgoing. Rates are not counted: what a sender sent before is not known.\n"
    "Exit status: 0, or 1 when rules could not be read or there was no mail.\n";

constexpr std::array options{
    OptionInfo{"--config", true},       OptionInfo{"--pack", true},     OptionInfo{"--against", true},
    OptionInfo{"--against-pack", true}, OptionInfo{"--examples", true}, OptionInfo{"--json", false},
    OptionInfo{"--color", true},        OptionInfo{"--from", true},     OptionInfo{"--rcpt", true},
    OptionInfo{"--login", true},        OptionInfo{"--client", true},   OptionInfo{"--archive", true},
    OptionInfo{"--help", false}};

struct Work {
    MailSource& source;
    EnvelopeWishes wishes;
    std::shared_ptr<const Policy> now, before;  // before: may be null
    Scanner* scanner = nullptr;
    std::size_t examples = 0;
};

EnvelopeWishes wishes_of(const Arguments& arguments) {
    EnvelopeWishes wishes;
    wishes.received_at = std::time(nullptr);
    if (arguments.has("--from")) wishes.sender = arguments.last("--from");
    if (arguments.has("--login")) wishes.login = arguments.last("--login");
    wishes.recipients = arguments.all("--rcpt");
    wishes.client = arguments.last("--client");
    for (const std::string& archive : arguments.all("--archive"))
        wishes.archives.insert(parse_path(archive).key());
    return wishes;
}

void replay_mail(const StoredMail& mail, const Work& work, ReplayTally& tally) {
    const RawMessage message = split_message(mail.text);
    const Envelope envelope = stored_envelope(message, work.wishes);
    const Journey now = travel(work.now, envelope, message, kChunk, Detail::fired_only, work.scanner);
    const std::string department = department_of(*work.now, envelope, now.findings);
    if (!work.before) {
        tally.add(mail.name, department, now.verdict, nullptr);
        return;
    }
    const Journey before = travel(work.before, envelope, message, kChunk, Detail::fired_only, work.scanner);
    tally.add(mail.name, department, now.verdict, &before.verdict);
}

// Each thread takes the next mail and counts for itself; the counts are put together at the end.
ReplayTally replay_all(const Work& work, std::atomic<std::uint64_t>& mails) {
    ReplayTally all(work.examples);
    std::mutex mutex;
    const auto run = [&] {
        ReplayTally mine(work.examples);
        StoredMail mail;
        while (work.source.next(mail)) {
            replay_mail(mail, work, mine);
            mails.fetch_add(1, std::memory_order_relaxed);
        }
        const std::lock_guard lock(mutex);
        all.merge(mine);
    };
    {
        std::vector<std::jthread> helpers;
        for (unsigned i = 1; i < std::max(1U, std::thread::hardware_concurrency()); i++)
            helpers.emplace_back(run);
        run();
    }
    return all;
}

Replayed replay(Work& work, const std::vector<std::string>& paths) {
    const bool shown = isatty(STDERR_FILENO) == 1;
    const std::uint64_t all_bytes = shown ? MailSource::bytes_of(paths) : 0;
    const auto begin = std::chrono::steady_clock::now();
    const auto seconds = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    std::atomic<std::uint64_t> mails = 0;
    Replayed replayed;
    {
        const Progress progress(shown, [&] {
            return ProgressState{work.source.totals().bytes, all_bytes, mails.load(), seconds()};
        });
        replayed.tally = replay_all(work, mails);
    }
    replayed.seconds = seconds();
    replayed.source = work.source.totals();
    replayed.now = work.now;
    replayed.before = work.before;
    return replayed;
}

std::optional<std::size_t> wanted_examples(const Arguments& arguments) {
    std::size_t count = 0;
    const std::string text = arguments.last("--examples", "3");
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error == std::errc() && end == text.data() + text.size() && count <= 1000) return count;
    complain("replay", "--examples needs a number up to 1000, not '" + text + "'");
    return std::nullopt;
}

std::optional<std::string> value_of(const Arguments& arguments, std::string_view option) {
    return arguments.has(option) ? std::optional(arguments.last(option)) : std::nullopt;
}

// False: told why not.
bool load_rules(const Arguments& arguments, Loaded& now, Loaded& before) {
    now = load(value_of(arguments, "--config"), arguments.all("--pack"));
    std::fputs(render(now.problems).c_str(), stderr);
    if (!now.policy) return false;
    if (!arguments.has("--against") && !arguments.has("--against-pack")) return true;
    before = load(value_of(arguments, "--against"), arguments.all("--against-pack"));
    if (before.policy) return true;  // its warnings are history
    std::fputs(render(before.problems).c_str(), stderr);
    return false;
}

// What can be said of the paths before anything is read. False: told what is wrong.
bool are_sensible(const std::vector<std::string>& paths) {
    if (paths.empty()) complain("replay", "which mails? Name files, folders, Maildirs or mbox files.");
    for (const std::string& path : paths) {
        std::error_code error;
        const std::string extension = std::filesystem::path(path).extension().string();
        if (extension == ".yaml" || extension == ".yml") {
            complain("replay", "'" + path + "' is no mail; a rule file is named with --pack");
            return false;
        }
        if (std::filesystem::exists(path, error)) continue;
        complain("replay", "there is no '" + path + "'");
        return false;
    }
    return !paths.empty();
}

void tell(const Replayed& replayed, bool json, const View& view) {
    const std::string out = json ? to_json(replayed) : to_text(replayed, view);
    std::fwrite(out.data(), 1, out.size(), stdout);
    if (replayed.tally.all.mails == 0) return;
    const double rate = static_cast<double>(replayed.tally.all.mails) / std::max(replayed.seconds, 1e-6);
    std::fprintf(stderr, "%.1f s, %s mails/s\n", replayed.seconds,
                 with_commas(static_cast<std::uint64_t>(rate)).c_str());
}

}  // namespace

int replay_command(std::span<const std::string> words) {
    const auto arguments = parse_arguments("replay", words, options);
    if (!arguments) return 1;
    if (arguments->has("--help")) {
        std::fputs(help, stdout);
        return 0;
    }
    const std::optional<std::size_t> examples = wanted_examples(*arguments);
    const std::optional<View> view = wanted_view("replay", *arguments);
    if (!examples || !view || !are_sensible(arguments->words)) return 1;
    Loaded now, before;
    if (!load_rules(*arguments, now, before)) return 1;
    const auto scanner = scanner_of(now.settings);
    MailSource source(arguments->words);
    Work work{source, wishes_of(*arguments), now.policy, before.policy, scanner.get(), *examples};
    const Replayed replayed = replay(work, arguments->words);
    tell(replayed, arguments->has("--json"), *view);
    return replayed.tally.all.mails > 0 ? 0 : 1;
}

}  // namespace letterhead
