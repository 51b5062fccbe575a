// What a stream is, its name says, wherever it stands: an object that Word embeds, and the objects in that,
// are storages of the same file. Only messages have a shape of their own: a storage for each attachment.

#include "inspect/container/ole_file.h"

#include "base/text.h"
#include "inspect/container/little_endian.h"
#include "inspect/container/named_content.h"
#include "inspect/container/ole_streams.h"
#include "inspect/container/package.h"
#include "inspect/container/spool.h"
#include "inspect/container/utf16.h"
#include "message/limits.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kAttachment = "__attach_version1.0_#", kProperty = "__substg1.0_",
                           kProperties = "__properties_version1.0";
// Properties: an identifier and a type, in hexadecimal.
constexpr std::string_view kLongName = "3707", kShortName = "3704", kShownName = "3001", kData = "37010102",
                           kObject = "3701000D", kUnicode = "001F", kBytes = "001E";
constexpr std::string_view kEquation = "\x02\xCE\x02\0\0\0\0\0\xC0\0\0\0\0\0\0\x46"sv;
constexpr std::size_t kLinkBytes = 4096;

bool is_property(std::string_view stream, std::string_view property) {
    return istarts_with(stream, kProperty) && istarts_with(stream.substr(kProperty.size()), property);
}

class Walk {
 public:
    Walk(const Spool& spool, const ContainerContext& context) : file_(spool), listing_(context) {}

    ContainerDirectory all() {
        if (file_.damage().empty()) storage(file_.children(CompoundFile::root), 0);
        ContainerDirectory& directory = listing_.directory;
        if (directory.unreadable.empty()) directory.unreadable = file_.damage();
        if (directory.limit.empty()) directory.limit = listing_.context().budget.spent();
        return std::move(directory);
    }

 private:
    using Children = std::vector<std::uint32_t>;

    bool in_bounds(std::size_t depth) {
        if (depth > limits::ole_depth && listing_.directory.unreadable.empty())
            listing_.directory.unreadable = "its storages are nested too deeply";
        return depth <= limits::ole_depth && listing_.context().budget.in_time();
    }

    void storage(const Children& children, std::size_t depth) {
        if (!in_bounds(depth)) return;
        for (const std::uint32_t id : children) {
            const CompoundFile::Node node = file_.node(id);
            if (!node.storage) {
                stream(node);
                continue;
            }
            if (node.class_id == kEquation && !std::exchange(equation_, true))
                listing_.directory.add_fact("it holds an object of the Equation Editor");
            if (istarts_with(node.name, kAttachment))
                attachment(file_.children(id), depth + 1);
            else
                storage(file_.children(id), depth + 1);
        }
    }

    void stream(const CompoundFile::Node& node) {
        if (iequals(node.name, "\1Ole10Native"))
            native(node, 4);
        else if (iequals(node.name, "Package") || iequals(node.name, "CONTENTS") ||
                 iequals(node.name, "EmbeddedOdf"))
            native(node, 0);
        else if (iequals(node.name, "Workbook") || iequals(node.name, "Book"))
            workbook(node);
        else if (iequals(node.name, "PowerPoint Document"))
            slides(node);
        else if (iequals(node.name, "\1Ole"))
            link(node);
    }

    // Behind its length, when it has one.
    void native(const CompoundFile::Node& node, std::size_t length_bytes) {
        StreamCursor cursor(file_, node);
        cursor.skip(length_bytes);
        NativeData data(listing_, prefix_ + "object " + std::to_string(++objects_));
        while (listing_.context().budget.in_time()) {
            const std::string_view piece = cursor.piece(cursor.left());
            if (piece.empty()) break;
            data.push(piece);
        }
        data.finish(cursor.left() == 0);
    }

    void workbook(const CompoundFile::Node& node) {
        StreamCursor cursor(file_, node);
        if (has_macro_sheet(cursor, listing_.context().budget)) listing_.directory.macros = true;
    }

    void slides(const CompoundFile::Node& node) {
        StreamCursor cursor(file_, node);
        look_at_slides(cursor, listing_);
    }

    void link(const CompoundFile::Node& node) {
        StreamCursor cursor(file_, node);
        const std::string_view why = suspicious_link(cursor.take(kLinkBytes));
        if (listing_.directory.active.empty()) listing_.directory.active = why;
    }

    std::string name_in(const CompoundFile::Node& node, bool wide) {
        StreamCursor cursor(file_, node);
        const std::string_view bytes = cursor.take(limits::name * 2);
        if (!wide) return clean_utf8(bytes.substr(0, bytes.find('\0')));
        const std::u16string units = utf16_little(bytes);
        return utf8_of(std::u16string_view(units).substr(0, units.find(u'\0')));
    }

    // Its names and its data are streams of their own; a message, or an object of a program, is a storage.
    void attachment(const Children& children, std::size_t depth) {
        if (!in_bounds(depth)) return;
        std::vector<std::string> names;
        std::optional<CompoundFile::Node> data;
        std::optional<std::uint32_t> object;
        for (const std::uint32_t id : children) {
            const CompoundFile::Node node = file_.node(id);
            const bool named = is_property(node.name, kLongName) || is_property(node.name, kShortName) ||
                               is_property(node.name, kShownName);
            const bool wide = iends_with(node.name, kUnicode);
            if (node.storage && is_property(node.name, kObject)) object = id;
            if (!node.storage && is_property(node.name, kData)) data = node;
            if (!node.storage && named && (wide || iends_with(node.name, kBytes)))
                names.push_back(name_in(node, wide));
        }
        if (object) embedded(*object, names, depth);
        if (data || !object) file(std::move(names), data);
    }

    void file(std::vector<std::string> names, const std::optional<CompoundFile::Node>& data) {
        const bool sealed = std::any_of(names.begin(), names.end(), [](const std::string& name) {
            return iends_with(name, ".p7m") || iends_with(name, ".rpmsg");
        });
        for (std::string& name : names)
            if (!name.empty()) name.insert(0, prefix_);
        NamedContent content(listing_.context(), std::move(names), prefix_ + "attachment");
        bool complete = true;
        if (data) {
            StreamCursor cursor(file_, *data);
            while (content.wanted()) {
                const std::string_view piece = cursor.piece(cursor.left());
                if (piece.empty()) break;
                content.push(piece);
            }
            complete = cursor.left() == 0 || !content.wanted();
        }
        ContainerEntry& entry = content.finish(complete);
        if (data) entry.bytes = data->bytes;
        if (sealed && !entry.opened) {
            entry.encrypted = true;
            entry.looked = false;
        }
        content.list(listing_);
    }

    // A message is shown by its subject, which is no file name: it would be stored as one of Outlook.
    void embedded(std::uint32_t id, const std::vector<std::string>& names, std::size_t depth) {
        const Children children = file_.children(id);
        const bool message = std::any_of(children.begin(), children.end(), [this](std::uint32_t child) {
            return iequals(file_.node(child).name, kProperties);
        });
        if (!message) return storage(children, depth + 1);
        std::string name = names.empty() || names.front().empty() ? "message" : names.front();
        if (!iends_with(name, ".msg")) name += ".msg";
        ContainerEntry entry = listed_entry(prefix_ + name, 0);
        entry.family_by_content = Family::message;
        entry.opened = true;
        const std::string outer = std::exchange(prefix_, entry.name + "/");
        if (listing_.add(std::move(entry))) storage(children, depth + 1);
        prefix_ = outer;
    }

    CompoundFile file_;
    Listing listing_;
    std::string prefix_;  // of the names: the message in which it stands
    int objects_ = 0;
    bool equation_ = false;
};

class OleReader final : public ContainerReader {
 public:
    explicit OleReader(const ContainerContext& context) : context_(context) {}

    void push(std::string_view bytes) override {
        if (spool_.size() + bytes.size() > limits::container_entry_bytes)
            context_.budget.spend("a file is too large to be looked into");
        if (!context_.budget.is_spent()) spool_.push(bytes);
    }

    ContainerDirectory finish() override {
        if (!context_.budget.is_spent()) return Walk(spool_, context_).all();
        ContainerDirectory directory;
        directory.limit = context_.budget.spent();
        return directory;
    }

 private:
    ContainerContext context_;
    Spool spool_;
};

}  // namespace

std::unique_ptr<ContainerReader> ole_reader(const ContainerContext& context) {
    return std::make_unique<OleReader>(context);
}

}  // namespace letterhead
