// Most attachments that no rule wants to have scanned are pictures, and those show by their first bytes. All
// others may still turn out to be, or to hold, what a rule names: in doubt they are sent.

#include "inspect/attachment_scan.h"

#include "inspect/families.h"
#include "inspect/file/sniff.h"
#include "message/limits.h"

#include <algorithm>

namespace letterhead {

AttachmentScan::AttachmentScan(const Part& part, const std::vector<const ScanTest*>& tests, Scanner* scanner,
                               std::chrono::nanoseconds& waited)
    : tests_(tests), scanner_(scanner), waited_(waited) {
    early_.names = part.names;
    early_.declared_type = part.type;
    for (const FileName& name : part.names)
        early_.family_by_name = worse(early_.family_by_name, family_of_name(name.name));
}

void AttachmentScan::push(std::string_view bytes) {
    if (!decided_) {
        const std::string_view taken = bytes.substr(0, limits::scan_head - head_.size());
        head_ += taken;
        bytes.remove_prefix(taken.size());
        if (head_.size() == limits::scan_head) decide();
    }
    if (scan_) scan_->push(bytes);
}

void AttachmentScan::end() {
    if (!decided_) decide();
    if (scan_) scan_->end();
}

ScanFinding AttachmentScan::finish() {
    if (scan_) return scan_->finish();
    if (wanted_) return {ScanFinding::State::failed, "no scanner is set up"};
    return {};
}

void AttachmentScan::decide() {
    decided_ = true;
    const Sniffed sniffed = sniff(head_);
    const Family family = family_of_type(sniffed.type);
    if (!sniffed.text && (family == Family::image || family == Family::audio || family == Family::video)) {
        early_.family = family;
        early_.detected_type = sniffed.type;
    }
    wanted_ = std::any_of(tests_.begin(), tests_.end(),
                          [&](const ScanTest* test) { return test->may_want(early_); });
    if (!wanted_ || scanner_ == nullptr) return;
    scan_ = scanner_->begin(waited_);
    scan_->push(head_);
}

}  // namespace letterhead
