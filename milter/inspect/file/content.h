#pragma once
// What one stream of bytes is: an attachment, or an entry of a container in it, at any depth.

#include "inspect/container/container.h"
#include "inspect/container/tail.h"
#include "inspect/file/behind.h"
#include "inspect/file/ole.h"
#include "inspect/file/sniff.h"

#include <memory>
#include <string>
#include <string_view>

namespace letterhead {

class Content final : public EntryContent {
 public:
    struct How {
        std::string name;                   // may be empty
        std::size_t depth = 0;              // 0: an attachment
        bool inside = false;                // containers are opened
        bool by_magic = false;              // libmagic is asked for what is not known here
        bool said_to_be_container = false;  // by a name
        bool said_to_be_message = false;    // by a name: a mail program opens such a text
        bool said_to_be_page = false;
    };
    // The budget must outlive it.
    Content(How how, ContainerBudget& budget);
    ~Content() override;

    bool push(std::string_view bytes) override;
    EntryLook finish() override;
    bool by_magic() const { return how_.by_magic; }
    bool reads_container() const { return zip_ || reader_ || image_ || behind_; }

 private:
    // ECMA-119 section 8: the first volume descriptor is sector 16; "CD001" follows one byte.
    class IsoWatch {
     public:
        void push(std::string_view bytes);
        bool found() const { return seen_ == kMark; }
        bool found_udf() const { return seen_ == "BEA01"; }  // ECMA-167 alone
        bool waiting() const { return position_ < kAt + kMark.size(); }

     private:
        static constexpr std::uint64_t kAt = 16 * 2048 + 1;
        static constexpr std::string_view kMark = "CD001";
        std::uint64_t position_ = 0;
        std::string seen_;
    };

    ContainerContext context() const;
    void decide();
    void follow(std::string_view piece);
    void finish_zip(EntryLook& look);
    void finish_container(EntryLook& look);
    void finish_behind(EntryLook& look);
    bool looks_behind() const;

    How how_;
    ContainerBudget& budget_;
    std::string head_;
    bool decided_ = false, macros_ = false;
    Sniffed sniffed_;
    std::string type_;
    std::unique_ptr<ContainerReader> zip_, reader_;
    std::unique_ptr<ContainerReader> prefixed_;  // by a program
    std::unique_ptr<ContainerReader> image_;     // reads it as a disk image, until it shows that it is none
    std::unique_ptr<OleScan> ole_;
    std::unique_ptr<Behind> behind_;
    std::uint64_t followed_ = 0;
    bool too_deep_ = false;
    IsoWatch iso_;
    Tail tail_{512};  // where images of disks say what they are
};

// An archive or a disk image.
bool is_container(Family family);
// A name by which programs open a text as a message, or as a page with its pictures.
bool is_message_name(std::string_view name);
// A name that makes a browser read a text as a page.
bool is_page_name(std::string_view name);

}  // namespace letterhead
