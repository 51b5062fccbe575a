#pragma once
// A document (settings, rules, templates) as it was written: every value knows its place, so every problem
// has one. config/yaml makes these from YAML; readers above never see yaml-cpp.

#include "base/problem.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

class Node {
 public:
    enum class Kind { null, scalar, list, map };
    struct Entry;

    Node(const Node&);  // out of line: an Entry, which holds Nodes, is not complete yet here
    Node(Node&&) noexcept;
    Node& operator=(const Node&);
    Node& operator=(Node&&) noexcept;
    ~Node();

    static Node null(Place place);
    static Node scalar(Place place, std::string text, bool quoted);
    static Node list(Place place, std::vector<Node> items);
    static Node map(Place place, std::vector<Entry> entries);

    Kind kind() const { return kind_; }
    bool is_null() const { return kind_ == Kind::null; }
    bool is_scalar() const { return kind_ == Kind::scalar; }
    bool is_list() const { return kind_ == Kind::list; }
    bool is_map() const { return kind_ == Kind::map; }
    const Place& place() const { return place_; }
    const std::string& text() const { return text_; }  // of a scalar; else empty
    bool quoted() const { return quoted_; }
    const std::vector<Node>& items() const { return items_; }       // of a list; else empty
    const std::vector<Entry>& entries() const { return entries_; }  // of a map, as written; else empty

 private:
    Node(Kind kind, Place place);

    Kind kind_;
    Place place_;
    std::string text_;
    bool quoted_ = false;
    std::vector<Node> items_;
    std::vector<Entry> entries_;
};

struct Node::Entry {
    Node key;  // a scalar
    Node value;
};

// Reads the keys of a map and remembers which were asked for: finish() reports the others as unknown, with
// "did you mean". `what` names the map for messages: "rule 'PVE-E.1'", "settings". A node that is no map is
// reported once, and has no keys.
class Fields {
 public:
    Fields(const Node& node, std::string what, Problems& problems);

    const Node* find(std::string_view key);     // nullptr when absent
    const Node* require(std::string_view key);  // absent: reported at the map's place, nullptr
    // Reports every key that was never asked for. `elsewhere` may say where a key belongs; "" when it does
    // not know.
    void finish(const std::function<std::string(std::string_view key)>& elsewhere = {});
    Problems& problems() { return problems_; }
    const std::string& what() const { return what_; }

 private:
    const Node& node_;
    std::string what_;
    Problems& problems_;
    std::vector<std::string> asked_;
};

// Typed readers. A wrong type is reported at the node's place and gives nullopt. `what` names the value in
// messages.
std::optional<std::string> read_text(const Node& node, std::string_view what, Problems& problems);
// A scalar stands for a list of one. Empty lists are reported.
std::optional<std::vector<Node>> read_list(const Node& node, std::string_view what, Problems& problems);
std::optional<std::vector<std::string>> read_texts(const Node& node, std::string_view what,
                                                   Problems& problems);
std::optional<bool> read_bool(const Node& node, std::string_view what,
                              Problems& problems);  // true/false only; says so for yes/on/off
std::optional<std::uint64_t> read_count(const Node& node, std::string_view what, Problems& problems);
// "10MB", "512KB", "1GB" (powers of 1000), "10MiB", "64KiB" (powers of 1024), or a plain number of bytes.
std::optional<std::uint64_t> read_size(const Node& node, std::string_view what, Problems& problems);
// "2027-06-30" as days since 1970-01-01.
std::optional<std::int64_t> read_date(const Node& node, std::string_view what, Problems& problems);
// The index of the scalar in `choices`; another word is reported with the choices and "did you mean".
std::optional<std::size_t> read_choice(const Node& node, std::string_view what,
                                       std::span<const std::string_view> choices, Problems& problems);

}  // namespace letterhead
