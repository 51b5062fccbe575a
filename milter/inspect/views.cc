// The tree of parts is in their paths ("1.2.1" is a child of "1.2"); views are put together from the leaves
// up.

#include "inspect/views.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace letterhead {

namespace {

using View = std::vector<std::size_t>;

std::string_view parent_path(std::string_view path) {
    std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
}

// One after the other: the n-th form of the one with the n-th form of the other; the last form stands in for
// those that lack.
void follow(std::vector<View>& views, const std::vector<View>& next) {
    if (views.empty()) {
        views = next;
        return;
    }
    std::size_t count = std::max(views.size(), next.size());
    views.resize(count, View(views.back()));
    for (std::size_t i = 0; i < count; ++i) {
        const View& more = next[std::min(i, next.size() - 1)];
        views[i].insert(views[i].end(), more.begin(), more.end());
    }
}

}  // namespace

std::vector<std::vector<std::size_t>> text_views(const std::vector<Part>& parts,
                                                 const std::vector<Words>& words) {
    std::map<std::string, std::vector<View>, std::less<>> at;  // of each part that has any
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i].message_depth == 0) at[words[i].part_path] = {{i}};
    // Children come behind their parents in `parts`: from the end on, every child is complete before it is
    // added.
    std::map<std::string, std::vector<const Part*>, std::less<>> children;
    for (const Part& part : parts)
        if (std::string_view parent = parent_path(part.path); !parent.empty())
            children[std::string(parent)].push_back(&part);
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        auto found = children.find(part->path);
        if (found == children.end()) continue;
        std::vector<View> views;
        for (const Part* child : found->second) {
            auto theirs = at.find(child->path);
            if (theirs == at.end()) continue;
            if (part->type == "multipart/alternative")
                views.insert(views.end(), theirs->second.begin(), theirs->second.end());
            else
                follow(views, theirs->second);
        }
        if (!views.empty()) at[part->path] = std::move(views);
    }
    auto root = at.find("1");
    return root == at.end() ? std::vector<View>{} : root->second;
}

}  // namespace letterhead
