// One container format, FUZZ_TYPE, from hostile bytes, whole and in pieces: both must find the same entries
// with the same content, and never more than the limits.

#include "inspect/container/container.h"
#include "message/limits.h"

#include <cstdlib>
#include <functional>

using namespace letterhead;

namespace {

// Takes in a content and shows all of it in one word, the type.
class Digest final : public EntryContent {
 public:
    bool push(std::string_view bytes) override {
        for (const char byte : bytes)
            sum_ = (sum_ ^ static_cast<unsigned char>(byte)) * 1099511628211U;
        return true;
    }
    EntryLook finish() override {
        EntryLook look;
        look.type = std::to_string(sum_);
        return look;
    }

 private:
    std::uint64_t sum_ = 14695981039346656037U;
};

ContainerDirectory read(std::string_view bytes, std::size_t piece) {
    ContainerBudget budget(std::chrono::hours(1));  // time must not change an answer
    budget.add_packed(1U << 30U);                   // nor how much has come so far
    const ContainerContext context{budget, [](std::string_view) { return std::make_unique<Digest>(); }, "a"};
    const std::unique_ptr<ContainerReader> reader = container_reader(FUZZ_TYPE, context);
    if (!reader) std::abort();
    for (std::size_t i = 0; i < bytes.size(); i += piece)
        reader->push(bytes.substr(i, piece));
    return reader->finish();
}

bool same(const ContainerDirectory& a, const ContainerDirectory& b) {
    if (a.limit != b.limit) return false;
    if (!a.limit.empty()) return true;  // what was seen before somebody noticed is chance
    if (a.entries.size() != b.entries.size() || a.encrypted != b.encrypted || a.unreadable != b.unreadable)
        return false;
    const bool sound = a.unreadable.empty();  // how much a library tells before a damage is its own affair
    if (sound && a.active != b.active) return false;
    for (std::size_t i = 0; i < a.entries.size(); i++) {
        const ContainerEntry &one = a.entries[i], &other = b.entries[i];
        if (one.name != other.name || one.looked != other.looked || one.encrypted != other.encrypted)
            return false;
        if (sound && one.looked && (one.bytes != other.bytes || one.type != other.type)) return false;
    }
    return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const ContainerDirectory whole = read(bytes, size + 1);
    if (whole.entries.size() > limits::container_entries) std::abort();
    if (!same(whole, read(bytes, 7))) std::abort();
    return 0;
}
