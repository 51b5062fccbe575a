// A mail as an MTA hands it to a milter, from MAIL to the end of the message.
#pragma once

#include "wire_client/milter_wire.h"

#include <string>
#include <utility>
#include <vector>

namespace letterhead::wire {

struct Mail {
    std::string subject = "Hello";
    std::string sender = "<jdoe@city.example>";
    std::string login = "jdoe";  // empty: the macro is not sent
    std::string queue_id = "4Wire1";
    std::vector<std::string> recipients = {"<ann@outside.example>"};
    std::vector<std::pair<std::string, std::string>> headers = {};  // beside From, To, Subject and Message-ID
    std::string body = "Good morning.\r\n";
};

// Step by step, for stories that interrupt it. The Answer is the one of MAIL.
Answer begin(Client& client, const Mail& mail);
void content(Client& client, const Mail& mail);  // recipients, headers, body
Answer end(Client& client, const Mail& mail);

// All of it; the answer of the end of the message, or of MAIL when that ends it.
Answer send(Client& client, const Mail& mail);

}  // namespace letterhead::wire
