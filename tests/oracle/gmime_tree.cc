// How GMime reads a message: a line a leaf, "path TAB type TAB decoded bytes TAB file name", paths as
// Letterhead gives them. For tests/oracle/mime.py.
//
// usage: gmime_tree MAIL...      (behind each message a line with a full stop)

#include <gmime/gmime.h>

#include <cstdio>
#include <string>

namespace {

void show(GMimeObject* object, const std::string& path);

void show_leaf(GMimeObject* object, const std::string& path) {
    GMimeContentType* const type = g_mime_object_get_content_type(object);
    char* const type_name = g_mime_content_type_get_mime_type(type);
    const char* name = nullptr;
    gint64 bytes = 0;
    if (GMIME_IS_PART(object)) {
        name = g_mime_part_get_filename(GMIME_PART(object));
        if (GMimeDataWrapper* const content = g_mime_part_get_content(GMIME_PART(object))) {
            GMimeStream* const memory = g_mime_stream_mem_new();
            g_mime_data_wrapper_write_to_stream(content, memory);
            bytes = g_mime_stream_length(memory);
            g_object_unref(memory);
        }
    }
    std::string shown(name != nullptr ? name : "");
    for (char& c : shown)
        if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    std::printf("%s\t%s\t%lld\t%s\n", path.c_str(), type_name, static_cast<long long>(bytes), shown.c_str());
    g_free(type_name);
}

void show(GMimeObject* object, const std::string& path) {
    if (object == nullptr) return;
    if (GMIME_IS_MULTIPART(object)) {
        GMimeMultipart* const multipart = GMIME_MULTIPART(object);
        for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i)
            show(g_mime_multipart_get_part(multipart, i), path + "." + std::to_string(i + 1));
    } else if (GMIME_IS_MESSAGE_PART(object)) {
        GMimeMessage* const message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        if (message != nullptr) show(g_mime_message_get_mime_part(message), path + ".1");
    } else {
        show_leaf(object, path);
    }
}

}  // namespace

int main(int count, char** words) {
    g_mime_init();
    for (int i = 1; i < count; ++i) {
        GMimeStream* const stream = g_mime_stream_file_open(words[i], "rb", nullptr);
        if (stream == nullptr) return 1;
        GMimeParser* const parser = g_mime_parser_new_with_stream(stream);
        GMimeMessage* const message = g_mime_parser_construct_message(parser, nullptr);
        if (message != nullptr) {
            show(g_mime_message_get_mime_part(message), "1");
            g_object_unref(message);
        }
        g_object_unref(parser);
        g_object_unref(stream);
        std::puts(".");
    }
    g_mime_shutdown();
    return 0;
}
