// zINSTREAM: chunks, each after its length in four bytes, the highest first; an empty one ends them. clamd
// closes the connection after its answer, which ends with NUL.

#include "scan/clamd.h"

#include "base/text.h"
#include "message/limits.h"

#include <cstdio>
#include <optional>
#include <utility>

namespace letterhead {
namespace {

constexpr std::string_view kStream("zINSTREAM\0", 10);
constexpr std::string_view kPing("zPING\0", 6);
constexpr std::size_t kLength = 4;  // bytes of a chunk's length
constexpr std::chrono::milliseconds kPingPatience{2'000};

ScanFinding failed(std::string why) {
    return {ScanFinding::State::failed, std::move(why)};
}

// Its own words, safe to show.
std::string quoted(std::string_view answer) {
    return "clamd said '" + safe_ascii(answer, 100) + "'";
}

void put_length(std::string& chunk, std::size_t at, std::size_t length) {
    for (std::size_t i = 0; i < kLength; ++i)
        chunk[at + i] = static_cast<char>(length >> (8 * (kLength - 1 - i)) & 0xFFU);
}

std::string seconds(std::chrono::milliseconds time) {
    std::string text = std::to_string(time.count() / 1000);
    if (time.count() % 1000 != 0) text += "." + std::to_string(time.count() % 1000 / 100);
    return text + " s";
}

}  // namespace

ScanFinding read_clamd_answer(std::string_view answer) {
    constexpr std::string_view start = "stream: ", end = " FOUND";
    if (answer == "stream: OK") return {ScanFinding::State::clean, {}};
    if (answer.starts_with("INSTREAM size limit exceeded"))
        return failed("it is larger than clamd takes (StreamMaxLength)");
    if (!answer.starts_with(start) || !answer.ends_with(end) || answer.size() <= start.size() + end.size())
        return failed(quoted(answer));
    const std::string_view name = answer.substr(start.size(), answer.size() - start.size() - end.size());
    if (name.starts_with("Heuristics.Limits.Exceeded"))
        return failed("clamd did not read it to its end (" + safe_ascii(name, 100) + ")");
    if (name.starts_with("Heuristics.Encrypted"))
        return failed("clamd cannot read what is encrypted (" + safe_ascii(name, 100) + ")");
    return {ScanFinding::State::found, safe_ascii(name, 100)};
}

class Clamd::OneScan final : public Scan {
 public:
    OneScan(Clamd& clamd, std::chrono::nanoseconds& waited)
        : clamd_(clamd), line_(waited, clamd.how_.patience) {
        out_.reserve(kStream.size() + limits::scan_chunk + 2 * kLength);
        out_ = kStream;
        open_chunk();
    }

    void push(std::string_view bytes) override {
        while (!settled_ && !closed_ && !bytes.empty()) {
            const std::string_view taken = bytes.substr(0, limits::scan_chunk - chunk_size());
            out_ += taken;
            bytes.remove_prefix(taken.size());
            if (chunk_size() == limits::scan_chunk) {
                send();
                open_chunk();
            }
        }
    }

    void end() override {
        if (chunk_size() > 0) {
            put_length(out_, chunk_, chunk_size());
            open_chunk();
        }
        send();
        ended_ = !closed_;
        out_ = {};
    }

    ScanFinding finish() override {
        if (!settled_) settle(receive());
        count();
        return *settled_;
    }

 private:
    std::size_t chunk_size() const { return out_.size() - chunk_ - kLength; }

    void open_chunk() {
        chunk_ = out_.size();
        out_.append(kLength, '\0');
    }

    void send() {
        if (!settled_ && !closed_ && (connected_ || connect())) {
            put_length(out_, chunk_, chunk_size());
            const Line::Step step = line_.send(out_);
            if (step == Line::Step::late) late();
            closed_ = step == Line::Step::closed;
        }
        out_.clear();
    }

    bool connect() {
        connected_ = true;
        if (!clamd_.may_ask()) {
            settle(failed("clamd was not asked, for it gave no answer a moment ago"));
            return false;
        }
        const Line::Step step = line_.connect(clamd_.address_);
        if (step == Line::Step::late) late();
        if (step == Line::Step::refused) {
            clamd_.refused(line_.why());
            settle(failed("clamd cannot be reached: " + line_.why()));
        }
        return step == Line::Step::done;
    }

    ScanFinding receive() {
        std::string answer;
        const Line::Step step = line_.receive(answer, limits::scan_answer);
        if (step == Line::Step::late) {
            clamd_.late();
            return failed(clamd_.too_late());
        }
        clamd_.answered();
        if (step == Line::Step::closed)
            return failed(answer.empty() ? "clamd closed the connection without an answer"
                                         : "clamd gave no whole answer");
        ScanFinding said = read_clamd_answer(answer);
        if (said.state == ScanFinding::State::clean && !ended_)
            return failed("clamd answered before it had all of it");
        return said;
    }

    void late() {
        clamd_.late();
        settle(failed(clamd_.too_late()));
    }

    void settle(ScanFinding finding) { settled_ = std::move(finding); }

    void count() {
        using State = ScanFinding::State;
        (settled_->state == State::failed ? clamd_.unscanned_ : clamd_.scanned_) += 1;
        if (settled_->state == State::found) clamd_.found_ += 1;
    }

    Clamd& clamd_;
    Line line_;
    std::string out_;         // to be sent
    std::size_t chunk_ = 0;   // where the length of its last chunk stands
    bool connected_ = false;  // or tried to
    bool closed_ = false;     // clamd reads no more
    bool ended_ = false;      // all was sent
    std::optional<ScanFinding> settled_;
};

Clamd::Clamd(How how) : how_(std::move(how)), address_(service_address(how_.socket)) {}

Clamd::~Clamd() = default;

std::unique_ptr<Scan> Clamd::begin(std::chrono::nanoseconds& waited) {
    return std::make_unique<OneScan>(*this, waited);
}

std::string Clamd::counters() const {
    return "scanned=" + std::to_string(scanned_.load()) + " found=" + std::to_string(found_.load()) +
           " unscanned=" + std::to_string(unscanned_.load());
}

std::string Clamd::ping() const {
    std::chrono::nanoseconds waited{};
    Line line(waited, kPingPatience);
    std::string answer;
    Line::Step step = line.connect(address_);
    if (step == Line::Step::done) step = line.send(kPing);
    if (step == Line::Step::done) step = line.receive(answer, limits::scan_answer);
    if (step == Line::Step::refused) return line.why();
    if (step == Line::Step::late) return "no answer within " + seconds(kPingPatience);
    return answer == "PONG" ? "" : quoted(answer);
}

bool Clamd::may_ask() {
    Clock::rep until = paused_until_;
    if (until == 0) return true;
    const Clock::time_point now = Clock::now();
    if (now.time_since_epoch().count() < until) return false;
    // Whoever moves the end of the pause tries; the others wait for what it learns.
    return paused_until_.compare_exchange_strong(until, (now + how_.patience).time_since_epoch().count());
}

void Clamd::answered() {
    last_answer_ = Clock::now().time_since_epoch().count();
    paused_until_ = 0;
    if (silent_.exchange(false) && how_.tell) how_.tell("the scanner " + how_.socket + " answers again");
}

void Clamd::refused(const std::string& why) {
    paused_until_ = 0;  // a refusal costs nothing
    lost(why);
}

// It may be busy with one file that takes its time: while others get answers it is asked.
void Clamd::late() {
    const Clock::time_point now = Clock::now();
    if (last_answer_ > (now - how_.patience).time_since_epoch().count()) return;
    paused_until_ = (now + how_.pause).time_since_epoch().count();
    lost("no answer within " + seconds(how_.patience));
}

void Clamd::lost(const std::string& why) {
    if (!silent_.exchange(true) && how_.tell)
        how_.tell("the scanner " + how_.socket + " does not answer: " + why);
}

std::string Clamd::too_late() const {
    return "clamd gave no answer in time (" + seconds(how_.patience) + " for all attachments of a message)";
}

}  // namespace letterhead
