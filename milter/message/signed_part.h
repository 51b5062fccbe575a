#pragma once
// The MIME entity inside an opaque S/MIME part (application/pkcs7-mime, RFC 8551 section 3.5.2), told as the
// part below it while it passes by: "1.1" of "1". What the part holds is known by its content, whatever
// smime-type says. Nothing is verified.

#include "message/signed_data.h"
#include "message/structure.h"

#include <deque>
#include <memory>
#include <string>
#include <string_view>

namespace letterhead {

class SignedPart {
 public:
    // By its type or by a name *.p7m (RFC 8551 section 3.9).
    static bool is_due(const Part& part);

    // `part` learns whether it was opened, and at finish() why not.
    SignedPart(Part& part, Structure::Shared& shared, Structure::Depth depth)
        : part_(part), shared_(shared), depth_(depth), layers_(1) {}

    void push(std::string_view decoded) { push(0, decoded); }
    void finish();

 private:
    void push(std::size_t layer, std::string_view bytes);
    void take(std::string_view content);
    bool gather(std::string_view& content);
    void decide();
    void open();
    bool is_entity(std::string_view first) const;
    bool is_whole_message() const;
    std::string_view why_sealed() const;

    Part& part_;
    Structure::Shared& shared_;
    Structure::Depth depth_;
    std::deque<SignedData> layers_;  // signed data in signed data
    std::string first_;              // line of the content, until it is known what that is
    bool has_line_ = false, decided_ = false, too_deep_ = false;
    std::unique_ptr<Structure> inner_;
};

}  // namespace letterhead
