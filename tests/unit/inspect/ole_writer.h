#pragma once
// Writes compound files as Office does, small streams in the mini stream, for tests.

#include <cstdint>
#include <string>
#include <vector>

namespace letterhead::tests {

// A stream, or with `inside` a storage.
struct OleNode {
    std::string name;  // ASCII
    std::string content;
    std::vector<OleNode> inside;
    bool storage = false;
    std::string class_id = std::string(16, '\0');
};

inline OleNode ole_stream(std::string name, std::string content) {
    return {std::move(name), std::move(content), {}, false, std::string(16, '\0')};
}
inline OleNode ole_storage(std::string name, std::vector<OleNode> inside,
                           std::string class_id = std::string(16, '\0')) {
    return {std::move(name), "", std::move(inside), true, std::move(class_id)};
}

inline std::string little(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; i++, value >>= 8)
        text += static_cast<char>(value & 0xFF);
    return text;
}
inline std::string wide(const std::string& ascii) {
    std::string text;
    for (const char c : ascii)
        text += std::string(1, c) + '\0';
    return text;
}

class OleWriter {
 public:
    static std::string write(const std::vector<OleNode>& inside,
                             const std::string& class_id = std::string(16, '\0')) {
        OleWriter writer;
        writer.entries_.emplace_back();
        writer.add(ole_storage("Root Entry", inside, class_id), 0, 5);
        return writer.whole();
    }

 private:
    static constexpr std::uint32_t kLast = 0xFFFFFFFE, kNone = 0xFFFFFFFF;

    void add(const OleNode& node, std::size_t at, int type) {
        std::uint32_t child = kNone, start = kLast;
        // A chain of right siblings: not balanced, but a tree.
        const std::size_t first = entries_.size(), count = node.inside.size();
        if (count > 0) child = static_cast<std::uint32_t>(first);
        entries_.resize(first + count);
        for (std::size_t i = 0; i < count; i++) {
            add(node.inside[i], first + i, node.inside[i].storage ? 1 : 2);
            if (i + 1 < count) entries_[first + i].replace(72, 4, little(first + i + 1, 4));
        }
        if (type == 2 && !node.content.empty()) start = place(node.content);
        std::string entry = wide(node.name);
        entry.resize(64);
        entry += little(node.name.size() * 2 + 2, 2) + little(static_cast<std::uint64_t>(type), 1) + '\1';
        entry +=
            little(kNone, 4) + little(kNone, 4) + little(child, 4) + node.class_id + std::string(20, '\0');
        entry += little(start, 4) + little(node.content.size(), 8);
        entries_[at] = entry;
    }

    std::uint32_t place(const std::string& content) {
        const bool small = content.size() < 4096;
        std::string& to = small ? mini_ : sectors_;
        std::vector<std::uint32_t>& table = small ? mini_fat_ : fat_;
        const std::size_t size = small ? 64 : 512;
        const auto start = static_cast<std::uint32_t>(table.size());
        to += content;
        to.resize((to.size() + size - 1) / size * size);
        while (table.size() < to.size() / size)
            table.push_back(static_cast<std::uint32_t>(table.size() + 1));
        table.back() = kLast;
        return start;
    }

    std::uint32_t place_large(std::string content) {
        if (content.empty()) return kLast;
        content.resize(std::max<std::size_t>((content.size() + 511) / 512 * 512, 512));
        const auto start = static_cast<std::uint32_t>(fat_.size());
        sectors_ += content;
        while (fat_.size() < sectors_.size() / 512)
            fat_.push_back(static_cast<std::uint32_t>(fat_.size() + 1));
        fat_.back() = kLast;
        return start;
    }

    std::string whole() {
        std::string table;
        for (const std::uint32_t next : mini_fat_)
            table += little(next, 4);
        const std::uint32_t mini_fat = place_large(table), mini = place_large(mini_);
        entries_[0].replace(116, 12, little(mini, 4) + little(mini_.size(), 8));
        std::string directory;
        for (const std::string& entry : entries_)
            directory += entry;
        const std::uint32_t directory_at = place_large(directory);
        // The table of sectors, and of a large file the lists that say where it stands.
        std::size_t count = 1, lists = 0;
        for (; count * 128 < fat_.size() + count + lists; count++)
            lists = count < 109 ? 0 : (count + 1 - 109 + 126) / 127;
        const auto fat_at = static_cast<std::uint32_t>(fat_.size());
        fat_.insert(fat_.end(), count, 0xFFFFFFFD);
        const auto lists_at = static_cast<std::uint32_t>(fat_.size());
        fat_.insert(fat_.end(), lists, 0xFFFFFFFC);
        std::string fat;
        for (const std::uint32_t next : fat_)
            fat += little(next, 4);
        fat.resize(count * 512, '\xFF');
        const auto places = [&](std::size_t from, std::size_t many) {
            std::string list;
            for (std::size_t i = from; i < from + many; i++)
                list += little(i < count ? fat_at + i : kNone, 4);
            return list;
        };
        std::string more;
        for (std::size_t i = 0; i < lists; i++)
            more += places(109 + i * 127, 127) + little(i + 1 < lists ? lists_at + i + 1 : kLast, 4);
        std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0') + little(0x3E, 2) +
                             little(3, 2) + little(0xFFFE, 2) + little(9, 2) + little(6, 2) +
                             std::string(10, '\0');
        header += little(count, 4) + little(directory_at, 4) + little(0, 4) + little(4096, 4);
        header += little(mini_fat, 4) + little((table.size() + 511) / 512, 4);
        header += little(lists > 0 ? lists_at : kLast, 4) + little(lists, 4);
        return header + places(0, 109) + sectors_ + fat + more;
    }

    std::vector<std::string> entries_;
    std::string sectors_, mini_;
    std::vector<std::uint32_t> fat_, mini_fat_;
};

// What the Packager puts around a file.
inline std::string package(const std::string& label, const std::string& path, const std::string& copy,
                           const std::string& file) {
    return little(2, 2) + label + '\0' + path + '\0' + little(0, 2) + little(3, 2) +
           little(copy.size() + 1, 4) + copy + '\0' + little(file.size(), 4) + file;
}
inline OleNode ole_native(const std::string& data) {
    return ole_stream("\1Ole10Native", little(data.size(), 4) + data);
}

}  // namespace letterhead::tests
