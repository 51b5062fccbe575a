// Facts about file formats: what an extension or a media type stands for. No policy: what to do about a
// family is for rules.

#include "inspect/families.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace letterhead {
namespace {

struct Named {
    Family family;
    std::string_view key, name, words;
};
// In the order of the enum.
constexpr std::array<Named, 20> kFamilies = {{
    {Family::unknown, "unknown", "unknown", "a file of unknown type"},
    {Family::executable, "executable", "executable", "an executable program"},
    {Family::script, "script", "script", "a script"},
    {Family::installer, "installer", "installer", "an installer"},
    {Family::shortcut, "shortcut", "shortcut", "a shortcut or link file"},
    {Family::macro_document, "macro_document", "macro document", "a document with macros"},
    {Family::active_document, "active_document", "active document",
     "a document that starts or carries a program"},
    {Family::archive, "archive", "archive", "an archive"},
    {Family::disk_image, "disk_image", "disk image", "a disk image"},
    {Family::office, "office", "office document", "an office document"},
    {Family::pdf, "pdf", "PDF", "a PDF document"},
    {Family::image, "image", "image", "an image"},
    {Family::audio, "audio", "audio", "an audio recording"},
    {Family::video, "video", "video", "a video"},
    {Family::text, "text", "text", "a text file"},
    {Family::message, "message", "message", "an e-mail message"},
    {Family::calendar, "calendar", "calendar entry", "a calendar entry"},
    {Family::certificate, "certificate", "certificate", "a certificate or key"},
    {Family::signature, "signature", "digital signature", "a digital signature"},
    {Family::encrypted, "encrypted", "encrypted file", "an encrypted file"},
}};

// The most dangerous first.
constexpr std::array<Family, 20> kByDanger = {
    Family::executable,     Family::script,          Family::installer,  Family::shortcut,
    Family::macro_document, Family::active_document, Family::disk_image, Family::archive,
    Family::encrypted,      Family::office,          Family::pdf,        Family::message,
    Family::image,          Family::video,           Family::audio,      Family::text,
    Family::calendar,       Family::certificate,     Family::signature,  Family::unknown,
};

struct Row {
    Family family;
    std::string_view words;  // separated by one blank
};

constexpr Row kExtensions[] = {
    {Family::executable,
     "exe com scr pif cpl dll sys drv ocx ax efi xll wll elf so dylib class jar dex wasm out run gadget "
     "swf air app ex_ vxd xbap"},
    {Family::script,
     "js mjs jse vbs vbe wsf wsh wsc sct hta bat cmd btm ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psm1 psrc pssc "
     "msh "
     "msh1 msh2 "
     "mshxml sh bash csh ksh zsh fish command py pyw pyc pyo pyz pyzw pl pm rb php phtml asp aspx jsp cgi "
     "tcl lua ahk au3 "
     "scpt applescript reg inf msc chm hlp mst prg vb bas vbscript ws theme themepack settingcontent-ms "
     "diagcab "
     "osd isp its jnlp shb shs mcf"},
    {Family::installer,
     "msi msp msix msixbundle appx appxbundle appinstaller application deb rpm pkg mpkg apk aab ipa xpi crx "
     "vsix snap "
     "flatpak appimage msu mtz"},
    {Family::shortcut,
     "lnk url website webloc desktop scf library-ms search-ms searchconnector-ms appref-ms rdp iqy oqy dqy "
     "rqy xnk "
     "inetloc fileloc glk"},
    {Family::macro_document,
     "docm dotm xlsm xltm xlam xla xlm pptm potm ppsm ppam ppa sldm vsdm vstm vssm ade adp mde mda mdn mdw "
     "mdz accde accda slk "
     "accdr accdt accdu mam maq mar mas maf mag maw"},
    {Family::archive,
     "zip zipx rar r00 r01 r02 7z gz gzip tgz bz bz2 tbz tbz2 xz txz lz tlz lzma lzo zst tzst z taz tar cpio "
     "cab arj ace lha "
     "lzh arc alz egg zoo sit sitx hqx uu uue xxe b64 war ear xar shar br lz4 001 z01 uha kgb pea kmz"},
    {Family::disk_image,
     "iso img vhd vhdx vmdk vdi qcow qcow2 dmg sparseimage sparsebundle udf nrg mdf cdr toast wim esd swm "
     "ova"},
    {Family::office,
     "doc docx dot dotx wbk xls xlsx xlsb xlt xltx xlw ppt pptx pot potx pps ppsx sldx rtf odt ods odp odg "
     "odf odb odc odm "
     "ott ots otp otg fodt fods fodp sxw sxc sxi pub vsd vsdx vss vst one onepkg onetoc2 mpp mdb accdb wpd "
     "wps wp wpf wri "
     "pages numbers hwp hwpx epub mobi azw3 xps oxps ps eps indd dif gdoc gsheet"},
    {Family::pdf, "pdf fdf xfdf pdfa"},
    {Family::image,
     "png jpg jpeg jpe jfif gif bmp dib tif tiff webp heic heif avif ico cur svg svgz psd ai emf wmf jp2 jxl "
     "raw cr2 nef dng "
     "dcm dwg dxf pcx tga xcf pnm ppm pgm pbm"},
    {Family::audio, "mp3 wav m4a aac ogg oga opus flac wma aif aiff mid midi amr au ra"},
    {Family::video, "mp4 m4v mov avi mkv webm wmv mpg mpeg mpe flv 3gp 3g2 asf ogv ts mts m2ts vob"},
    {Family::text,
     "txt text csv tsv log md rst xml json yaml yml ini cfg conf html htm xhtml shtml mht mhtml css tex srt "
     "vcf diff patch "
     "kml gpx geojson sql c h cc cpp hpp java cs go rs"},
    {Family::message, "eml msg emlx oft mbox mbx pst ost tnef nws"},
    {Family::calendar, "ics ical ifb vcs icalendar"},
    {Family::certificate, "pem crt cer der p12 pfx p7b p7c key csr jks keystore spc pgpkey"},
    {Family::signature, "p7s p7m sig asc asice asics sce scs bdoc ddoc"},
    {Family::encrypted, "pgp gpg aes axx kdbx kdb age enc hc tc rpmsg pfile ppdf ptxt pjpg pgd jbc cpt"},
};

constexpr Row kTypes[] = {
    {Family::executable,
     "application/vnd.microsoft.portable-executable application/x-dosexec application/x-msdownload "
     "application/x-executable "
     "application/x-pie-executable application/x-sharedlib application/x-object application/x-coredump "
     "application/x-mach-binary application/java-vm application/x-java-applet application/java-archive "
     "application/x-dex "
     "application/wasm application/exe application/x-exe application/x-ms-dos-executable application/x-elf "
     "application/vnd.adobe.flash.movie application/x-shockwave-flash"},
    {Family::script,
     "application/javascript text/javascript application/x-javascript text/vbscript application/x-sh "
     "application/x-csh "
     "text/x-shellscript text/x-python text/x-script.python text/x-perl text/x-ruby text/x-php "
     "application/x-php text/x-lua "
     "text/x-tcl application/hta application/x-bat text/x-msdos-batch text/x-powershell text/scriptlet "
     "text/x-registry "
     "application/vnd.ms-htmlhelp application/x-chm application/x-ms-wsf text/x-wscript "
     "application/x-lua-bytecode application/x-applescript application/x-autoit application/x-python-code "
     "application/x-ms-setting-content application/x-java-jnlp-file application/x-ms-reg"},
    {Family::installer,
     "application/x-msi application/x-ms-installer application/vnd.debian.binary-package "
     "application/x-debian-package "
     "application/x-rpm application/vnd.android.package-archive application/x-xpinstall "
     "application/x-chrome-extension "
     "application/vnd.ms-appx application/appinstaller application/x-ms-application application/x-vsix "
     "application/x-ios-app application/x-xar"},
    {Family::shortcut,
     "application/x-ms-shortcut application/x-mswinurl application/x-desktop application/x-ms-web-query "
     "application/x-rdp application/windows-library+xml application/windows-search-connector+xml "
     "application/x-webloc application/x-ms-shell-command"},
    {Family::macro_document,
     "application/vnd.ms-word.document.macroenabled.12 application/vnd.ms-excel.sheet.macroenabled.12 "
     "application/vnd.ms-powerpoint.presentation.macroenabled.12 "
     "application/vnd.ms-word.template.macroenabled.12 "
     "application/vnd.ms-excel.template.macroenabled.12 application/vnd.ms-excel.addin.macroenabled.12 "
     "application/vnd.ms-visio.drawing.macroenabled.12 "
     "application/vnd.ms-powerpoint.slideshow.macroenabled.12 "
     "application/vnd.ms-powerpoint.template.macroenabled.12"},
    {Family::active_document, "application/x-sylk-macro"},
    {Family::archive,
     "application/zip application/x-zip-compressed application/x-zip application/x-rar application/vnd.rar "
     "application/x-rar-compressed application/x-7z-compressed application/gzip application/x-gzip "
     "application/x-bzip2 "
     "application/x-bzip application/x-xz application/zstd application/x-zstd application/x-compress "
     "application/x-lzma "
     "application/x-lzip application/x-lz4 application/x-tar application/x-gtar application/x-cpio "
     "application/vnd.ms-cab-compressed application/x-arj application/x-lha application/x-lzh-compressed "
     "application/x-ace-compressed application/x-archive application/x-stuffit application/mac-binhex40 "
     "text/x-uuencode "
     "application/x-installshield application/x-compressed application/x-zoo application/x-arc "
     "application/vnd.google-earth.kmz"},
    {Family::disk_image,
     "application/x-iso9660-image application/x-raw-disk-image application/x-apple-diskimage "
     "application/x-vhd "
     "application/x-luks application/x-squashfs application/x-udf-image application/x-vhdx "
     "application/x-vmdk "
     "application/x-qemu-disk application/x-virtualbox-vdi "
     "application/x-ms-wim"},
    {Family::office,
     "application/msword application/vnd.ms-excel application/vnd.ms-powerpoint application/vnd.ms-office "
     "application/x-ole-storage application/vnd.visio application/vnd.ms-visio.drawing "
     "application/x-mspublisher "
     "application/vnd.ms-publisher application/vnd.ms-project application/x-msaccess application/msaccess "
     "application/onenote application/rtf text/rtf application/epub+zip application/postscript "
     "application/oxps "
     "application/vnd.ms-xpsdocument application/x-hwp application/hwp+zip application/vnd.wordperfect "
     "application/vnd.apple.pages application/vnd.apple.iwork "
     "application/vnd.ms-excel.sheet.binary.macroenabled.12 "
     "application/vnd.ms-wordml application/vnd.ms-spreadsheetml application/x-mso application/x-opc-types "
     "application/x-sylk"},
    {Family::pdf, "application/pdf application/x-pdf application/vnd.fdf"},
    {Family::text,
     "application/json application/xml application/xhtml+xml application/x-ndjson application/yaml "
     "application/x-yaml"},
    {Family::message,
     "message/rfc822 message/global application/vnd.ms-outlook application/ms-tnef application/vnd.ms-tnef "
     "application/x-mimearchive application/vnd.ms-outlook-pst application/mbox"},
    {Family::calendar, "text/calendar application/ics text/x-vcalendar"},
    {Family::certificate,
     "application/x-x509-ca-cert application/x-x509-user-cert application/x-pem-file application/pkix-cert "
     "application/x-pkcs12 application/pkcs12 application/x-pkcs7-certificates application/pgp-keys "
     "application/pkcs10"},
    {Family::signature,
     "application/pkcs7-signature application/x-pkcs7-signature application/pgp-signature application/cms "
     "application/vnd.etsi.asic-e+zip "
     "application/vnd.etsi.asic-s+zip"},
    {Family::encrypted,
     "application/pkcs7-mime application/x-pkcs7-mime application/pgp-encrypted application/encrypted "
     "application/x-ms-rpmsg application/x-keepass2 application/x-openssl-salted "
     "application/x-age"},
};

// Trees of media types, for what is in no list.
constexpr Row kTrees[] = {
    {Family::office,
     "application/vnd.openxmlformats-officedocument. application/vnd.oasis.opendocument. "
     "application/vnd.sun.xml."},
    {Family::image, "image/"},
    {Family::audio, "audio/"},
    {Family::video, "video/"},
    {Family::text, "text/"},
};

using Entry = std::pair<std::string_view, Family>;

template <std::size_t N>
std::vector<Entry> sorted(const Row (&table)[N]) {
    std::vector<Entry> entries;
    for (const Row& row : table) {
        for (const std::string_view word : split(row.words, ' '))
            entries.emplace_back(word, row.family);
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

Family look_up(const std::vector<Entry>& entries, std::string_view word) {
    const auto found =
        std::lower_bound(entries.begin(), entries.end(), word,
                         [](const Entry& entry, std::string_view key) { return entry.first < key; });
    return found != entries.end() && found->first == word ? found->second : Family::unknown;
}

std::size_t danger(Family family) {
    return static_cast<std::size_t>(std::find(kByDanger.begin(), kByDanger.end(), family) -
                                    kByDanger.begin());
}

Family family_of_extension(std::string_view name) {
    static const std::vector<Entry> extensions = sorted(kExtensions);
    const std::size_t dot = name.find_last_of('.');
    if (dot == std::string_view::npos) return Family::unknown;
    return look_up(extensions, ascii_lower(name.substr(dot + 1)));
}

// Controls, bidirectional marks, zero-width and other invisible characters: a mail program or a file system
// drops them.
bool is_invisible(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C || c == 0x180E ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_blank(char32_t c) {
    return c == ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

// The name as it will be on a disk: without what cannot be seen, blanks plain, nothing behind the extension.
std::string plain_name(std::string_view name) {
    std::string plain;
    for (std::size_t position = 0; position < name.size();) {
        const char32_t c = next_code_point(name, position);
        if (is_invisible(c)) continue;
        append_utf8(plain, is_blank(c) ? U' ' : c);
    }
    const auto drop_tail = [&plain] { plain.erase(plain.find_last_not_of(" .\"'") + 1); };
    drop_tail();
    // An alternate data stream of NTFS: "a.exe::$DATA" is a.exe itself.
    const std::size_t stream = iends_with(plain, ":$DATA") ? plain.find(':') : std::string::npos;
    if (stream != std::string::npos) plain.erase(stream);
    drop_tail();
    return plain;
}

}  // namespace

std::string_view family_name(Family family) {
    return kFamilies[static_cast<std::size_t>(family)].name;
}

std::string_view family_key(Family family) {
    return kFamilies[static_cast<std::size_t>(family)].key;
}

std::string_view family_words(Family family) {
    return kFamilies[static_cast<std::size_t>(family)].words;
}

Family worse(Family a, Family b) {
    return danger(b) < danger(a) ? b : a;
}

Family family_of_name(std::string_view name) {
    const Family whole = family_of_extension(plain_name(name));
    // Some programs end a name at NUL, some go on: both readings count.
    const std::size_t nul = name.find('\0');
    if (nul == std::string_view::npos) return whole;
    return worse(whole, family_of_extension(plain_name(name.substr(0, nul))));
}

Family family_of_type(std::string_view media_type) {
    static const std::vector<Entry> types = sorted(kTypes);
    const std::string type = ascii_lower(trim(media_type.substr(0, media_type.find(';'))));
    const Family exact = look_up(types, type);
    if (exact != Family::unknown) return exact;
    for (const Row& row : kTrees) {
        for (const std::string_view tree : split(row.words, ' ')) {
            if (type.starts_with(tree)) return row.family;
        }
    }
    return Family::unknown;
}

}  // namespace letterhead
