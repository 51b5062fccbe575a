// Values are decoded when somebody asks: most attributes are never looked at.

#include "inspect/words/entities.h"
#include "inspect/words/html_tokenizer.h"

namespace letterhead {

const HtmlTag::Attribute* HtmlTag::find(std::string_view attribute) const {
    std::string_view bytes = bytes_;
    for (const Attribute& each : attributes_)
        if (each.value - each.name == attribute.size() && bytes[each.name] == attribute[0] &&
            bytes.substr(each.name, attribute.size()) == attribute)
            return &each;
    return nullptr;
}

std::string_view HtmlTag::raw(std::string_view attribute) const {
    const Attribute* found = find(attribute);
    return found == nullptr ? std::string_view()
                            : std::string_view(bytes_).substr(found->value, found->end - found->value);
}

std::string HtmlTag::value(std::string_view attribute) const {
    std::string_view bytes = raw(attribute);
    return bytes.find('&') == std::string_view::npos ? std::string(bytes) : decode_attribute(bytes);
}

}  // namespace letterhead
