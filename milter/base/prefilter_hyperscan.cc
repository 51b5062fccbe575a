// The door to Hyperscan and Vectorscan, for plain text alone: their way with expressions needs seconds to
// compile some hundred of them in Unicode, and plain text takes milliseconds.

#include "base/prefilter.h"
#include "base/text.h"

#include <hs.h>

#include <atomic>
#include <cstdint>
#include <limits>
#include <map>

namespace letterhead {
namespace {

struct FreeDatabase {
    void operator()(hs_database_t* database) const { hs_free_database(database); }
};
struct FreeScratch {
    void operator()(hs_scratch_t* scratch) const { hs_free_scratch(scratch); }
};

// A thread's scratch space serves one database; the number of the database tells when it must be made anew.
struct Scratch {
    std::uint64_t serves = 0;
    std::unique_ptr<hs_scratch_t, FreeScratch> space;
};

hs_scratch_t* scratch_for(const hs_database_t* database, std::uint64_t number) {
    thread_local Scratch own;
    if (own.serves == number) return own.space.get();
    own = {};
    hs_scratch_t* space = nullptr;
    if (hs_alloc_scratch(database, &space) != HS_SUCCESS) return nullptr;
    own.space.reset(space);
    own.serves = number;
    return space;
}

}  // namespace

class Prefilter::Engine {
 public:
    explicit Engine(const std::vector<std::vector<Literals>>& needs);
    bool ready() const { return database_ != nullptr; }
    PatternHits hits(std::string_view text) const;

 private:
    struct Use {  // of a literal
        std::size_t pattern;
        std::uint8_t need;  // a bit
    };
    using Uses = std::map<std::string, std::vector<Use>>;
    struct Search {
        const Engine& engine;
        std::vector<std::uint8_t> lacks;  // by pattern: needs that are not met, as bits
    };
    static int found(unsigned literal, unsigned long long, unsigned long long, unsigned, void* search);
    void compile(const Uses& uses);

    std::uint64_t number_;
    std::unique_ptr<hs_database_t, FreeDatabase> database_;
    std::vector<std::vector<Use>> uses_;  // by number of the literal
    std::vector<std::uint8_t> needs_;     // by pattern; 0: nothing is known that it needs
};

Prefilter::Engine::Engine(const std::vector<std::vector<Literals>>& needs) {
    static std::atomic<std::uint64_t> last = 0;
    number_ = ++last;
    Uses uses;
    for (std::size_t pattern = 0; pattern < needs.size(); ++pattern) {
        std::uint8_t all = 0;
        for (const Literals& literals : needs[pattern]) {
            const auto need = static_cast<std::uint8_t>(all + 1U);  // the next bit: all are 0...01..1
            all = static_cast<std::uint8_t>(all | need);
            for (const std::string& literal : literals)
                uses[literal].push_back({pattern, need});
        }
        needs_.push_back(all);
    }
    if (!uses.empty() && hs_valid_platform() == HS_SUCCESS) compile(uses);
}

void Prefilter::Engine::compile(const Uses& uses) {
    std::vector<const char*> texts;
    std::vector<std::size_t> lengths;
    std::vector<unsigned> ids;
    for (const auto& [literal, used] : uses) {
        ids.push_back(static_cast<unsigned>(texts.size()));
        texts.push_back(literal.data());
        lengths.push_back(literal.size());
        uses_.push_back(used);
    }
    const std::vector<unsigned> flags(texts.size(), HS_FLAG_CASELESS | HS_FLAG_SINGLEMATCH);
    hs_database_t* database = nullptr;
    hs_compile_error_t* error = nullptr;
    hs_compile_lit_multi(texts.data(), flags.data(), ids.data(), lengths.data(),
                         static_cast<unsigned>(texts.size()), HS_MODE_BLOCK, nullptr, &database, &error);
    if (error != nullptr) hs_free_compile_error(error);  // then each pattern is tried: slower, never wrong
    database_.reset(database);
}

int Prefilter::Engine::found(unsigned literal, unsigned long long, unsigned long long, unsigned,
                             void* search) {
    auto& of = *static_cast<Search*>(search);
    for (const auto& [pattern, need] : of.engine.uses_[literal])
        of.lacks[pattern] = static_cast<std::uint8_t>(of.lacks[pattern] & ~need);
    return 0;
}

PatternHits Prefilter::Engine::hits(std::string_view text) const {
    hs_scratch_t* const scratch = scratch_for(database_.get(), number_);
    Search search{*this, needs_};
    const bool fits = text.size() <= std::numeric_limits<unsigned>::max();
    if (scratch == nullptr || !fits ||
        hs_scan(database_.get(), text.data(), static_cast<unsigned>(text.size()), 0, scratch, found,
                &search) != HS_SUCCESS)
        return {};
    std::vector<bool> possible;
    possible.reserve(search.lacks.size());
    for (const std::uint8_t lacks : search.lacks)
        possible.push_back(lacks == 0);
    return PatternHits(std::move(possible));
}

std::size_t Prefilter::add(std::string_view pattern) {
    needs_.push_back(required_literals(pattern));
    return needs_.size() - 1;
}

void Prefilter::build() {
    auto engine = std::make_shared<const Engine>(needs_);
    if (engine->ready()) engine_ = std::move(engine);
    needs_ = {};
}

PatternHits Prefilter::hits(std::string_view utf8) const {
    const bool plain = engine_ && is_valid_utf8(utf8) && !folds_beyond_ascii(utf8);
    return plain ? engine_->hits(utf8) : PatternHits();
}

std::string Prefilter::engine() {
    if (hs_valid_platform() != HS_SUCCESS) return {};
    const std::string version = hs_version();  // "5.4.0 2021-01-26"
    return "hyperscan " + version.substr(0, version.find(' '));
}

}  // namespace letterhead
