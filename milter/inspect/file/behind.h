#pragma once
// What stands behind the end of a file that is something else at its beginning. A ZIP is found by programs
// from its end, so that a picture with one behind it is both; and what stands behind the end of a picture
// may be any file at all.
//
// Cheap for the plain files that nearly all are: the last limits::file_tail bytes are kept, and of pictures
// the few bytes are read that say where the next one begins.

#include "inspect/container/listing.h"
#include "inspect/container/tail.h"
#include "inspect/file/picture_end.h"

#include <memory>
#include <string>
#include <string_view>

namespace letterhead {

class Behind {
 public:
    // `type` is that of the beginning.
    Behind(std::string_view type, const ContainerContext& context);
    void push(std::string_view bytes);  // the whole file, in pieces of any size
    ContainerDirectory finish();        // once; empty when there is nothing, or nothing of harm

 private:
    void finish_zip(ContainerDirectory& directory);

    std::string type_;
    ContainerContext context_;
    Tail tail_;
    PictureEnd picture_;
    std::unique_ptr<Unlisted> unlisted_;  // what stands behind the picture
};

}  // namespace letterhead
