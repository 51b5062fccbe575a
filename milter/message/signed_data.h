#pragma once
// The content of a signed message (SignedData of CMS, RFC 5652 section 5, and of PKCS #7) by push: BER as
// well as DER, the content in one piece or in many. It is read, not verified: no digest, signature or
// certificate is looked at, and what follows the content is passed over.
//
// Constant memory (limits::asn1_depth open elements), linear; any split of the input gives the same answer.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

class SignedData {
 public:
    enum class Kind : std::uint8_t {
        undecided,   // so far
        content,     // signed, and the content passes by
        no_content,  // a detached signature, or certificates alone
        encrypted,   // for its recipients
        compressed,  // RFC 3274
        unknown,     // none of these, or damaged
    };

    // Takes from the beginning of `bytes` up to and with the next piece of the content, and returns that;
    // empty: all of `bytes` is taken.
    std::string_view next(std::string_view& bytes);

    Kind kind() const { return kind_; }
    bool complete() const { return complete_; }  // the end of the content was seen

    // Does something begin so that reads as CMS? Wants `enough` bytes.
    static bool begins(std::string_view bytes);
    static constexpr std::size_t enough = 24;

 private:
    // What is due next; each stands at a depth of its own.
    enum class Step : std::uint8_t {
        message,        // ContentInfo
        message_type,   //   contentType
        message_body,   //   content [0]
        signed_data,    //     SignedData
        version,        //       version
        algorithms,     //       digestAlgorithms
        encapsulated,   //       encapContentInfo
        content_type,   //         eContentType
        content_field,  //         eContent [0]
        content,        //           OCTET STRING
    };
    struct Element {
        unsigned tag = 0;
        bool constructed = false;
        bool endless = false;  // up to its end mark
        std::uint64_t length = 0;
    };
    enum class Taking : std::uint8_t { nothing, type, content };

    bool done() const { return complete_ || damaged_ || kind_ > Kind::content; }
    void damaged();
    void take_header(std::string_view& bytes);
    void begin(const Element& element);
    void enter(const Element& element);
    void take(const Element& element, Taking what);
    void end_elements();
    void leave();
    void end_type();

    std::vector<std::uint64_t> open_;  // where each open element ends
    std::string header_;               // of the next element, as far as it came
    std::string type_;                 // an object identifier
    std::uint64_t position_ = 0;
    std::uint64_t left_ = 0;  // of a primitive, or of what is passed over
    Taking taking_ = Taking::nothing;
    Step step_ = Step::message;
    Kind kind_ = Kind::undecided;
    bool complete_ = false, damaged_ = false;
};

}  // namespace letterhead
