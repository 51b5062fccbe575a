#pragma once
// What a rule asks of one attachment, or of one entry of a container: the keys that the conditions on
// attachments share.

#include "policy/conditions/reading.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// One thing that a person could open: an attachment, or an entry of a container.
struct Item {
    std::vector<std::string> names;  // folded, as a desktop would take them
    std::vector<std::string> types;
    Family by_content = Family::unknown, by_name = Family::unknown;
    std::uint64_t bytes = 0;
    bool encrypted = false, mismatch = false;
};
Item item_of(const FileFinding& file);
Item item_of(const ContainerEntry& entry);

std::string_view base_name(std::string_view name);  // without its folders

// What is asked of one item: all keys that are given, and one of any_of.
struct AttachmentTest {
    std::optional<Globs> name, type;
    std::optional<std::uint32_t> families;  // a bit each
    std::optional<std::uint64_t> over;
    std::optional<bool> encrypted, mismatch;
    std::vector<AttachmentTest> any_of;

    struct Match {
        std::string_view what;  // the key that says most
        Family family = Family::unknown;
    };
    bool empty() const {
        return !name && !type && !families && !over && !encrypted && !mismatch && any_of.empty();
    }
    bool asks_inside() const;  // of anything that only a look into a container tells
    bool asks_type() const;
    std::optional<Family> family_of(const Item& item) const;
    std::optional<Match> match(const Item& item) const;
    // Whether it may hold for an item of which only the beginning has come, or `sure_of_type` or not.
    bool may_match(const Item& item, bool sure_of_type) const;
};

// `what` names the map for messages. `inside` is set by its key of that name; null for a map of any_of, which
// has neither that key nor any_of.
AttachmentTest read_attachment_test(const Node& value, std::string_view what, const ReadContext& context,
                                    bool* inside);

}  // namespace letterhead
