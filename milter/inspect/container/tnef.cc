// Every number and every value is a record of its own, so that a message inside a message inside an
// attachment costs no memory.

#include "inspect/container/tnef.h"

#include "base/text.h"
#include "inspect/container/little_endian.h"
#include "inspect/container/records.h"
#include "inspect/container/utf16.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kSignature = 6, kAttribute = 9, kSum = 2, kClass = 16;
// Attributes, without their type.
constexpr std::uint32_t kBody = 0x800C, kAttachData = 0x800F, kAttachTitle = 0x8010, kAttachBegin = 0x9002,
                        kMessageProperties = 0x9003, kAttachProperties = 0x9005;
// Properties.
constexpr std::uint32_t kText = 0x1000, kRtf = 0x1009, kHtml = 0x1013, kDisplayName = 0x3001, kData = 0x3701,
                        kShortName = 0x3704, kLongName = 0x3707, kNamed = 0x8000;
constexpr std::uint32_t kMany = 0x1000, kObject = 0x0D, kString = 0x1E, kUnicode = 0x1F, kBinary = 0x102;

std::uint64_t padding(std::uint64_t size) {
    return (4 - size % 4) % 4;
}

bool is_long(std::uint32_t type) {
    return type == kObject || type == kString || type == kUnicode || type == kBinary;
}

// Of the types that have one; nothing for an unknown type.
std::uint64_t fixed_size(std::uint32_t type) {
    switch (type) {
        case 0x02:
        case 0x03:
        case 0x04:
        case 0x0A:
        case 0x0B:
            return 4;
        case 0x05:
        case 0x06:
        case 0x07:
        case 0x14:
        case 0x40:
            return 8;
        case 0x48:
            return 16;
        default:
            return 0;
    }
}

class TnefReader final : public RecordReader {
 public:
    explicit TnefReader(const ContainerContext& context) : RecordReader(context, kSignature) {}

 private:
    enum class Step : std::uint8_t {
        signature,
        attribute,
        title,
        count,
        property,
        named,
        name_length,
        values,
        length,
        text,
        object
    };

    void record(std::string_view bytes) override {
        const std::uint32_t number = little_endian_32(bytes, 0);
        switch (step_) {
            case Step::signature:
                if (!bytes.starts_with("\x78\x9F\x3E\x22")) return fail("its directory is damaged");
                return expect(Step::attribute, kAttribute);
            case Step::attribute:
                return attribute(bytes);
            case Step::title:
                title_ = clean_utf8(bytes.substr(0, bytes.find('\0')));
                return leave();
            case Step::count:
                properties_ = number;
                return next_property();
            case Step::property:
                return property(bytes);
            case Step::named:
                return named(little_endian_32(bytes, kClass));
            case Step::name_length:
                go_on(0, number + padding(number));
                return value_of(type_);
            case Step::values:
                return values(number);
            case Step::length:
                return value(number);
            case Step::text:
                text(bytes);
                return next_value();
            case Step::object:
                go_on(length_ - kClass, padding(length_));
                return next_value();
        }
    }

    // What comes next, behind a stretch that go_on() told of.
    void expect(Step step, std::size_t bytes) {
        step_ = step;
        want(bytes);
        const std::uint64_t end = position() + content_ + fill_;
        if (inside_ && end + bytes > attribute_end_) return fail("its directory is damaged");
        pass(std::exchange(content_, 0), std::exchange(fill_, 0));
    }
    void go_on(std::uint64_t content, std::uint64_t fill) {
        content_ = content;
        fill_ = fill;
        attachment_bytes_ += content;
    }
    void leave() {
        const std::uint64_t at = position() + content_;
        inside_ = false;
        if (at > attribute_end_) return fail("its directory is damaged");
        fill_ = attribute_end_ - at + kSum;
        expect(Step::attribute, kAttribute);
    }

    void attribute(std::string_view bytes) {
        const std::uint32_t level = little_endian_8(bytes, 0), id = little_endian_16(bytes, 1),
                            size = little_endian_32(bytes, 5);
        if (level != 1 && level != 2) return fail("something stands behind its end");
        attribute_end_ = position() + size;
        if (level == 2 && (id == kAttachBegin || !listing.is_open()) && !begin_attachment()) return;
        properties_of_attachment_ = id == kAttachProperties;
        inside_ = size > 0;
        if (id == kBody && size > 1) add_body();
        if (id == kAttachData) go_on(size, 0);
        if (id == kAttachTitle && inside_) return expect(Step::title, size);
        const bool properties = id == kMessageProperties || id == kAttachProperties;
        if (properties && size >= 4) return expect(Step::count, 4);
        leave();
    }

    void next_property() {
        if (properties_ == 0) return leave();
        properties_--;
        expect(Step::property, 4);
    }
    void property(std::string_view bytes) {
        type_ = little_endian_16(bytes, 0);
        id_ = little_endian_16(bytes, 2);
        if (id_ >= kNamed) return expect(Step::named, kClass + 4);
        value_of(type_);
    }
    void named(std::uint32_t by_name) {
        if (by_name != 0) return expect(Step::name_length, 4);
        go_on(0, 4);
        value_of(type_);
    }
    void value_of(std::uint32_t type) {
        values_ = 1;
        if (is_long(type) || (type & kMany) != 0) return expect(Step::values, 4);
        const std::uint64_t size = fixed_size(type);
        if (size == 0 && type > 1) return fail("its directory is damaged");
        fill_ += size;
        next_property();
    }
    void values(std::uint32_t count) {
        const std::uint32_t one = type_ & ~kMany;
        values_ = count;
        if (is_long(one)) return next_value();
        go_on(0, fixed_size(one) * count + padding(fixed_size(one) * count));
        next_property();
    }
    void next_value() {
        if (values_ == 0) return next_property();
        values_--;
        expect(Step::length, 4);
    }

    void value(std::uint32_t length) {
        length_ = length;
        const bool name = id_ == kLongName || id_ == kShortName || id_ == kDisplayName;
        const bool body = id_ == kText || id_ == kRtf || id_ == kHtml;
        const bool object = (type_ & ~kMany) == kObject;
        if (!properties_of_attachment_ && body && length > 1) add_body();
        if (properties_of_attachment_ && name && length > 0)
            return expect(Step::text, static_cast<std::size_t>(length + padding(length)));
        if (properties_of_attachment_ && id_ == kData && (!object || length >= kClass)) {
            if (object) return expect(Step::object, kClass);  // which kind of object
            go_on(length, padding(length));
        } else {
            go_on(0, length + padding(length));
        }
        next_value();
    }

    void text(std::string_view bytes) {
        bytes = bytes.substr(0, length_);
        const bool wide = (type_ & ~kMany) == kUnicode;
        const std::u16string units = wide ? utf16_little(bytes) : std::u16string();
        std::string name = wide ? utf8_of(units.substr(0, units.find(u'\0')))
                                : clean_utf8(bytes.substr(0, bytes.find('\0')));
        std::string& kept = id_ == kLongName ? long_name_ : id_ == kShortName ? short_name_ : display_name_;
        kept = std::move(name);
    }

    void add_body() {
        if (!std::exchange(body_, true)) listing.directory.add_fact("it holds the text of a message");
    }

    bool begin_attachment() {
        end_attachment(true);
        return open(listed_entry("", 0));
    }

    // The long name is what Outlook shows; another one counts as well when it says another kind of file.
    void end_attachment(bool complete) {
        if (!listing.is_open()) return;
        ContainerEntry& entry = listing.entry();
        const std::string* const names[] = {&long_name_, &title_, &short_name_, &display_name_};
        std::vector<ContainerEntry> others;
        for (const std::string* const name : names) {
            if (name->empty()) continue;
            ContainerEntry named = listed_entry(*name, attachment_bytes_);
            if (entry.name.empty()) {
                entry = std::move(named);
            } else if (named.family != entry.family) {
                listing.directory.add_fact("'" + safe_ascii(entry.name, 60) + "' is also called '" +
                                           safe_ascii(*name, 60) + "'");
                others.push_back(std::move(named));
            }
        }
        entry.bytes = attachment_bytes_;
        entry.looked = attachment_bytes_ == 0;
        const std::size_t at = listing.directory.entries.size();
        listing.close(complete);
        for (ContainerEntry& other : others) {  // the same content
            other.looked = listing.directory.entries[at].looked;
            other.family_by_content = listing.directory.entries[at].family_by_content;
            other.opened = listing.directory.entries[at].opened;
            (void)add(std::move(other));
        }
        attachment_bytes_ = 0;
        for (std::string* const name : {&long_name_, &title_, &short_name_, &display_name_})
            name->clear();
    }

    void end(std::string_view, bool cut) override {
        const bool at_rest = !cut && step_ == Step::attribute;
        if (!at_rest) fail("it is cut");
    }
    void before_close(bool complete) override { end_attachment(complete); }

    Step step_ = Step::signature;
    std::uint64_t attribute_end_ = 0, content_ = 0, fill_ = 0, attachment_bytes_ = 0;
    bool inside_ = false, properties_of_attachment_ = false, body_ = false;
    std::uint32_t properties_ = 0, values_ = 0, type_ = 0, id_ = 0, length_ = 0;
    std::string title_, long_name_, short_name_, display_name_;
};

}  // namespace

std::unique_ptr<ContainerReader> tnef_reader(const ContainerContext& context) {
    return std::make_unique<TnefReader>(context);
}

}  // namespace letterhead
