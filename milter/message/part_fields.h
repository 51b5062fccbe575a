#pragma once
// From the structural headers of one part (Content-*) to what the part is. Where there are several, the
// reading that opens most is taken and the rest is noted.

#include "message/reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// The Content-* headers of one header block, each at most limits::structure_fields times, together
// limits::header bytes.
class PartFields {
 public:
    void add(std::string_view name, std::string_view value);
    void clear();

    std::vector<std::string> types, encodings, dispositions, descriptions, ids;

 private:
    std::size_t bytes_ = 0;
};

struct Entity {
    Part part;                            // leaf is false for what is to be opened
    std::vector<std::string> boundaries;  // of a multipart; empty when it names none that can be used
    std::vector<Part> others;             // leaves: what else programs may take the part for
    bool is_multipart() const { return part.type.starts_with("multipart/"); }
    bool is_message() const;
};

// Where the part stands.
struct PartPlace {
    std::string path;
    std::string parent_type;
    int message_depth = 0;
    int reading = 1;
};

Entity make_entity(const PartFields& fields, PartPlace place, Oddities& oddities);

// Every name that a program may show or save the part under: as given, and without what a system drops from
// it (NUL and what follows, invisible characters, dots and blanks at the end).
std::vector<FileName> gather_names(const std::vector<StructuredValue>& dispositions,
                                   const std::vector<StructuredValue>& types,
                                   const std::vector<std::string>& descriptions, Oddities& oddities,
                                   const std::string& where);

// The same of one name.
std::vector<FileName> readings_of_name(std::string name, FileName::From from, Oddities& oddities,
                                       const std::string& where);

}  // namespace letterhead
