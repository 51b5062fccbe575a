// Three rings of counts a sender. A place of a ring belongs to one step of time; when its turn comes again,
// what it held is as old as the ring is long, and is dropped then.

#include "records/rates.h"

#include "policy/evaluate.h"

#include <algorithm>
#include <functional>
#include <unordered_set>

namespace letterhead {
namespace {

struct Counts {  // of one step; what is beyond counts as the most
    std::uint32_t messages = 0, recipients = 0, outside_recipients = 0;
};

std::uint32_t sum(std::uint32_t a, std::uint64_t b) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(a + b, UINT32_MAX));
}

template <std::size_t Steps, std::int64_t Seconds>
class Ring {
 public:
    void add(const Sent& sent, std::int64_t now) {
        const std::int64_t step = now / Seconds;
        if (step > last_) forget(step);
        Counts& counts = counts_[place(last_)];
        counts.messages = sum(counts.messages, sent.messages);
        counts.recipients = sum(counts.recipients, sent.recipients);
        counts.outside_recipients = sum(counts.outside_recipients, sent.outside_recipients);
    }
    Sent within(std::int64_t now) const {
        Sent sent;
        const std::int64_t oldest = std::max(now / Seconds, last_) - static_cast<std::int64_t>(Steps);
        for (std::int64_t step = std::max<std::int64_t>(oldest, 0); step <= last_; ++step) {
            const Counts& counts = counts_[place(step)];
            sent += {counts.messages, counts.recipients, counts.outside_recipients};
        }
        return sent;
    }

 private:
    static std::size_t place(std::int64_t step) { return static_cast<std::size_t>(step) % (Steps + 1); }
    void forget(std::int64_t step) {
        const std::int64_t first = std::max(last_ + 1, step - static_cast<std::int64_t>(Steps));
        for (std::int64_t old = first; old <= step; ++old)
            counts_[place(old)] = {};
        last_ = step;
    }

    std::int64_t last_ = 0;  // the newest step of which something is known
    std::array<Counts, Steps + 1> counts_{};
};

}  // namespace

struct Rates::Part {
    struct Sender {
        std::string name;
        Ring<10, 60> ten_minutes{};
        Ring<12, 300> hour{};
        Ring<24, 3600> day{};
    };
    mutable std::mutex mutex;
    std::list<Sender> senders;  // who sent last stands first
    std::unordered_map<std::string_view, std::list<Sender>::iterator> by_name;
};

std::string rate_key(const Envelope& envelope) {
    std::string key = envelope.login.empty() ? "" : person_key(envelope.login);
    if (key.empty() && !envelope.null_sender()) key = envelope.sender_address.key();
    return key.substr(0, limits::rate_key);
}

Sent sent_by(const Envelope& envelope, const Policy& policy) {
    Sent sent{1, 0, 0};
    std::unordered_set<std::string> seen;
    for (const Address& address : envelope.recipients) {
        if (!seen.insert(address.key()).second) continue;
        ++sent.recipients;
        if (std::all_of(policy.packs.begin(), policy.packs.end(),
                        [&](const auto& pack) { return is_outside(address, *pack); }))
            ++sent.outside_recipients;
    }
    return sent;
}

Rates::Rates(std::size_t most_senders)
    : most_in_part_(std::max<std::size_t>(1, most_senders / parts)),
      parts_(std::make_unique<std::array<Part, parts>>()) {}

Rates::~Rates() = default;

Rates::Part& Rates::part_of(std::string_view sender) const {
    return (*parts_)[std::hash<std::string_view>{}(sender) % parts];
}

Activity Rates::before(std::string_view sender, std::int64_t now) const {
    const Part& part = part_of(sender);
    const std::lock_guard lock(part.mutex);
    const auto found = part.by_name.find(sender);
    if (found == part.by_name.end()) return {};
    const Part::Sender& known = *found->second;
    return {known.ten_minutes.within(now), known.hour.within(now), known.day.within(now)};
}

void Rates::note(std::string_view sender, const Sent& sent, std::int64_t now) {
    if (sender.empty()) return;
    Part& part = part_of(sender);
    const std::lock_guard lock(part.mutex);
    const auto found = part.by_name.find(sender);
    if (found != part.by_name.end()) {
        part.senders.splice(part.senders.begin(), part.senders, found->second);
    } else {
        if (part.senders.size() >= most_in_part_) {
            part.by_name.erase(part.senders.back().name);
            part.senders.pop_back();
        }
        part.senders.push_front({std::string(sender)});
        part.by_name.emplace(part.senders.front().name, part.senders.begin());
    }
    Part::Sender& known = part.senders.front();
    known.ten_minutes.add(sent, now);
    known.hour.add(sent, now);
    known.day.add(sent, now);
}

std::size_t Rates::senders() const {
    std::size_t count = 0;
    for (const Part& part : *parts_) {
        const std::lock_guard lock(part.mutex);
        count += part.senders.size();
    }
    return count;
}

}  // namespace letterhead
