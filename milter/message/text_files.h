#pragma once
// The files inside one text (message/embedded.h), told as parts below it.

#include "message/embedded.h"
#include "message/reader.h"

#include <memory>
#include <string>
#include <string_view>

namespace letterhead {

class TextFiles final : private EmbeddedFiles::Sink {
 public:
    // The text is what `text` holds, or what stands beside its parts when it is a multipart. `parts` counts
    // the parts of the message, up to limits::parts.
    TextFiles(const Part& text, PartSink& sink, Oddities& oddities, std::size_t& parts)
        : text_(text),
          sink_(sink),
          oddities_(oddities),
          parts_(parts),
          files_(text.leaf && text.is_attachment()),
          may_be_binary_(text.leaf && !text.type.starts_with("text/")) {}

    void push(std::string_view bytes);
    void finish();

 private:
    void begin_file(std::string_view name) override;
    void file_bytes(std::string_view decoded) override;
    void end_file() override;

    const Part& text_;
    PartSink& sink_;
    Oddities& oddities_;
    std::size_t& parts_;
    EmbeddedFiles files_;
    bool may_be_binary_;  // then it is text up to its first NUL
    bool over_ = false;
    std::unique_ptr<Part> open_;
    std::size_t count_ = 0;
};

}  // namespace letterhead
