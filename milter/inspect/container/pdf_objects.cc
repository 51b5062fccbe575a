// Dictionaries are a stack, for a file and its name belong to one; everything else is pairs.

#include "inspect/container/pdf_objects.h"

#include "inspect/families.h"
#include "message/limits.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

using Kind = PdfToken::Kind;

std::uint32_t number_of(std::string_view digits) {
    std::uint32_t number = 0;
    for (const char c : digits.substr(0, 9))
        number = number * 10 + static_cast<std::uint32_t>(c - '0');
    return number;
}

bool is_file_key(std::string_view key) {
    return key == "F" || key == "UF" || key == "DOS" || key == "Unix" || key == "Mac";
}

// What a link to a file beside the document may open: nothing that runs.
bool is_document_name(std::string_view name) {
    const Family family = family_of_name(name);
    return family == Family::pdf || family == Family::office || family == Family::image ||
           family == Family::audio || family == Family::video || family == Family::text;
}

}  // namespace

std::size_t PdfObjects::read(std::string_view text, bool at_end) {
    at_stream_ = false;
    std::size_t at = 0;
    if (text.size() < retry_ && !at_end) return 0;
    while (!at_stream_) {
        const PdfToken token = next_pdf_token(text.substr(at), no_string_ == 0, at_end);
        at += token.length;
        no_string_ = std::max(no_string_ - std::min(no_string_, token.length), token.no_string);
        if (token.kind == Kind::more) {
            // Twice as much: a long token is looked at a few times, in whatever pieces it comes.
            retry_ = 2 * (text.size() - at);
            return at;
        }
        take(token);
    }
    retry_ = 0;
    return at;
}

void PdfObjects::take(const PdfToken& token) {
    switch (token.kind) {
        case Kind::name:
            take_name(pdf_name(token.text));
            break;
        case Kind::string:
            take_string(token);
            break;
        case Kind::number:
            numbers_[0] = std::exchange(numbers_[1], number_of(token.text));
            if (key_ == "Predictor" && numbers_[1] > 1) stream_.filtered = true;
            break;
        case Kind::open:
            open();
            break;
        case Kind::close:
            close();
            break;
        case Kind::word:
            take_word(token.text);
            break;
        case Kind::more:
            break;
    }
    last_ = token.kind;
}

void PdfObjects::take_name(std::string name) {
    if (in_array_)
        pair(array_key_, name);
    else if (last_ == Kind::name)
        pair(key_, name);
    if (name == "Encrypt") findings_.encrypted = true;
    key_ = std::move(name);
}

void PdfObjects::pair(std::string_view key, std::string_view value) {
    if (key == "Filter") {
        if (stream_.filters.size() < 8) stream_.filters.emplace_back(value);
    } else if (key == "Type") {
        stream_.file = stream_.file || value == "EmbeddedFile";
        stream_.objects = stream_.objects || value == "ObjStm";
    } else if (key == "S") {
        findings_.script = findings_.script || value == "JavaScript";
        if (value != "Launch") return;
        if (open_.empty())
            findings_.launches = true;
        else
            open_.back().launches = true;
    } else if (key == "Subtype") {
        findings_.media = findings_.media || value == "RichMedia" || value == "3D";
        // Only a file has a media type.
        stream_.file = stream_.file || value.find('/') != std::string_view::npos;
    }
}

void PdfObjects::take_string(const PdfToken& token) {
    if (open_.empty()) return;
    Dictionary& top = open_.back();
    if (is_file_key(key_)) {
        std::string& name = key_ == "UF" ? top.name : top.short_name;
        name = pdf_string(token);
        name.resize(std::min(name.size(), limits::name));
    }
    if (key_ == "P") top.parameters = true;
}

void PdfObjects::take_word(std::string_view word) {
    if (word == "[") {
        array_key_ = key_;
        in_array_ = true;
    } else if (word == "]") {
        in_array_ = false;
    } else if (word == "R") {
        refer(numbers_[0]);
    } else if (word == "obj") {
        end_object();
        stream_.object = numbers_[0];
    } else if (word == "endobj") {
        end_object();
    } else if (word == "stream" && last_ == Kind::close) {
        while (!open_.empty())
            close();
        at_stream_ = true;
    }
}

void PdfObjects::refer(std::uint32_t object) {
    if (open_.empty() || open_.back().key != "EF" || !is_file_key(key_)) return;
    std::vector<std::uint32_t>& files = open_.back().files;
    if (files.size() < 8 && std::find(files.begin(), files.end(), object) == files.end())
        files.push_back(object);
}

void PdfObjects::open() {
    if (key_ == "Params") stream_.file = true;
    in_array_ = false;
    if (open_.size() == limits::pdf_depth) close();
    open_.push_back({key_, {}, {}, {}, false, false});
    key_.clear();
}

void PdfObjects::close() {
    if (open_.empty()) return;
    const Dictionary closed = std::move(open_.back());
    open_.pop_back();
    const std::string& name = closed.name.empty() ? closed.short_name : closed.name;
    if (closed.launches) {
        const bool link = !closed.parameters && is_document_name(name);
        (link ? findings_.opens_file : findings_.launches) = true;
    }
    if (closed.key != "EF") {
        for (const std::uint32_t file : closed.files) {
            if (findings_.files.size() < limits::container_entries)
                findings_.files[file] = name;
            else
                findings_.cut = true;
        }
    }
    key_ = closed.key;
    if (open_.empty()) return;
    // The files of an /EF, and what the dictionaries of an action name, belong to what is around them.
    Dictionary& around = open_.back();
    if (closed.key == "EF") around.files = closed.files;
    if (is_file_key(closed.key) || closed.key == "Win") {
        if (around.short_name.empty()) around.short_name = name;
        around.parameters = around.parameters || closed.parameters;
    }
}

void PdfObjects::end_object() {
    while (!open_.empty())
        close();
    stream_ = {};
    key_.clear();
    in_array_ = false;
}

}  // namespace letterhead
