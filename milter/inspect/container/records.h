#pragma once
// The engine of the push readers: a file is a row of records, each collected whole, and of stretches between
// them that are skipped or are the content of an entry.

#include "inspect/container/listing.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace letterhead {

class RecordReader : public ContainerReader {
 public:
    void push(std::string_view bytes) final;
    ContainerDirectory finish() final;

 protected:
    RecordReader(const ContainerContext& context, std::size_t first) : listing(context), wanted_(first) {}

    // Called with a record, whole. It says what comes next by the calls below; a record of no bytes cannot be
    // asked for.
    virtual void record(std::string_view bytes) = 0;
    // The file has ended, unless stop() was called; `left` is what there is of the next record, `cut` that a
    // stretch before it is not complete.
    virtual void end(std::string_view left, bool cut) = 0;
    // The last entry is about to be closed; complete: all of its content has passed.
    virtual void before_close(bool complete) { (void)complete; }

    void want(std::size_t bytes);    // the next record, behind the stretch if there is one
    void more(std::size_t bytes);    // the same record once more, now so many bytes long
    void skip(std::uint64_t bytes);  // a stretch
    // A stretch that is the content of the open entry, and then one that only fills up.
    void pass(std::uint64_t bytes, std::uint64_t padding = 0);
    void stop() { done_ = true; }     // nothing behind matters
    void fail(std::string why);       // stops, and the list is not complete
    bool open(ContainerEntry entry);  // of the listing; stops at a limit
    bool add(ContainerEntry entry);
    // Where the record ends that is being read, in the file.
    std::uint64_t position() const { return position_; }

    Listing listing;

 private:
    std::string pending_;
    std::size_t wanted_;
    std::uint64_t stretch_ = 0, padding_ = 0;
    std::uint64_t position_ = 0;
    bool passing_ = false, growing_ = false, done_ = false;
};

}  // namespace letterhead
