"""The table of labelled mails.

A label says what a careful and fair person would say who knows the policy (section E) and sees the mail as its reader does:
  E.1  name, title, city name and a phone number are there, and of street, city/state/ZIP and website at least two. Fax is free.
       In the sender's own words, and in every form of the text (plain, HTML).
  E.2  both disclaimers, unchanged in meaning, in the sender's own words below the block, in every form. Where there is no block
       there is no above.
  E.3  no disclaimer that is there is too small (below 7.5 points), in a type that cannot be read, hidden, or the colour of its
       ground. The plain form has no looks. What is missing counts for E.2, what is there but cannot be read for E.3.
Mail that nobody writes (replies of machines, receipts, calendars, bounces) and mail of safety staff is not asked. What nobody at
the gateway can read cannot be told. Cases about which fair people would disagree are left out.
"""

from dataclasses import dataclass

import disclaimers as d
import people as p
import signatures as s
import threads as t
from clients import (apple_mail, automatic, exchange_plain, gmail, iphone, notes, outlook_desktop, outlook_mac,
                     outlook_mobile,
                     outlook_web, plain, thunderbird)
from clients.mime import png
from letter import Attachment, Block, Letter, Look, Quoted

PROGRAMS = {
    'Outlook for Windows': outlook_desktop.write, 'Outlook on the web': outlook_web.write,
    'Outlook mobile': outlook_mobile.write, 'Outlook for Mac': outlook_mac.write, 'Gmail': gmail.write,
    'Apple Mail': apple_mail.write, 'iPhone': iphone.write, 'Thunderbird': thunderbird.write, 'Notes': notes.write,
    'Exchange plain text': exchange_plain.write, 'plain text': plain.write,
    'out of office': automatic.out_of_office, 'vacation': automatic.vacation, 'read receipt': automatic.read_receipt,
    'meeting request': automatic.meeting_request, 'meeting answer': automatic.meeting_answer, 'bounce': automatic.bounce,
}
CLAUSES = ('E.1', 'E.2', 'E.3')
OK: tuple[str, ...] = ()
E1, E2, E3, E12 = ('E.1',), ('E.2',), ('E.3',), ('E.1', 'E.2')
UNKNOWN = ('cannot tell',)


@dataclass(frozen=True)
class Case:
    name: str
    program: str
    expected: dict[str, str]
    reason: str
    letter: Letter
    envelope_from: str | None = None  # None: as the From header says

    @property
    def correct(self) -> bool:
        return set(self.expected.values()) == {'ok'}

    def mail(self) -> bytes:
        return PROGRAMS[self.program](self.letter)


CASES: list[Case] = []


def case(name: str, program: str, label: tuple[str, ...], reason: str, *, kind: str = 'new', topic: str = 'permit',
         sender=p.JANE, to=None, words=None, signature=s.form, disclaimers=d.BOTH, order: str = 'wsd', blocks=None,
         thread=None, envelope_from: str | None = None, **more) -> None:
    """Adds a case. `order`: words, signature, disclaimers from top to bottom. `blocks`: everything of one's own, in place of these."""
    about = t.TOPICS[topic]
    if blocks is None:
        own = words if words is not None else t.words('Please see below.') if kind == 'forward' else about.answer
        pieces = {'w': own, 's': signature(sender), 'd': disclaimers}
        blocks = tuple(block for piece in order for block in pieces[piece])
    if thread is None:
        thread = () if kind == 'new' else t.asked(topic)
    options = frozenset(filter(None, more.pop('options', '').split(', ')))
    if to is None:
        to = about.asks if kind != 'forward' else p.JANE if sender is p.GRACE else p.GRACE
    letter = Letter(name, sender, to, about.subject, kind, tuple(blocks), thread, options=options,
                    minutes=3 * len(CASES), **more)
    state = {clause: 'cannot_tell' if label == UNKNOWN else 'violation' if clause in label else 'ok' for clause in CLAUSES}
    CASES.append(Case(name, program, state, reason, letter, envelope_from))


def answers(*pairs: tuple[int, str]) -> tuple:
    """An interleaved reply: after this paragraph of the question, these words."""
    return tuple(each for paragraph, answer in pairs for each in (Quoted(paragraph), Block((answer,))))


OUTLOOK, WEB, MOBILE, MAC = 'Outlook for Windows', 'Outlook on the web', 'Outlook mobile', 'Outlook for Mac'
GMAIL, APPLE, IPHONE, BIRD, NOTES = 'Gmail', 'Apple Mail', 'iPhone', 'Thunderbird', 'Notes'
EXCHANGE, PLAIN = 'Exchange plain text', 'plain text'
MAP = png(64, 64)
INTERLEAVED = answers((1, 'On Tuesday, October 6, at 7 pm. You need not come.'), (2,
    'Then send a neighbour, or write us a line before.'))

# 1. Right: new mail of every program, blocks of every shape

case('outlook-new-mail-in-the-form-of-the-policy', OUTLOOK, OK, 'everything as the policy prints it')
case('outlook-new-mail-with-the-long-head-of-word', OUTLOOK, OK,
     'twenty kilobytes of styles and conditional comments before the text',
     sender=p.TOM, signature=s.department_first, disclaimers=d.SMALL_GRAY, options='word')
case('outlook-2003-with-fonts-and-spans', OUTLOOK, OK, 'old markup, everything there', sender=p.WALT, signature=s.dotted,
     options='2003')
case('outlook-without-exchange', OUTLOOK, OK, 'unquoted attributes, everything there', sender=p.PRIYA,
     signature=s.phone_above_address,
     options='direct', topic='invoice')
case('outlook-new-mail-in-base64', OUTLOOK, OK, 'UTF-8 and base64', sender=p.JOSE, signature=s.no_fax,
     options='utf-8, base64', topic='trees')
case('outlook-new-mail-in-windows-1252', OUTLOOK, OK, 'accents and a no-break space in one byte each', sender=p.JOSE,
     signature=s.department_first, disclaimers=d.IN_QUOTES, options='windows-1252', topic='trees')
case('outlook-new-mail-html-only', OUTLOOK, OK, 'no plain form at all', sender=p.GRACE, options='html only')
case('outlook-signature-with-bars', OUTLOOK, OK, 'three lines with bars', sender=p.ANNE, signature=s.bars)
case('outlook-signature-on-one-line', OUTLOOK, OK, 'all fields on one line with bars', sender=p.CARLOS,
     signature=s.one_line, topic='records')
case('outlook-signature-as-a-card-with-the-seal', OUTLOOK, OK, 'a table with a picture beside it', sender=p.TOM,
     signature=s.card)
case('outlook-signature-in-a-table-with-labels', OUTLOOK, OK, 'labels and values in cells', sender=p.PRIYA,
     signature=s.rows, topic='invoice')
case('outlook-signature-in-colours', OUTLOOK, OK, 'blue, grey and italic', sender=p.GRACE, signature=s.in_colours)
case('outlook-signature-in-six-points', OUTLOOK, OK, 'the block may be small, the disclaimers are not', signature=s.small)
case('outlook-web-new-mail', WEB, OK, 'a style element that is itself display:none', sender=p.CARLOS, signature=s.closed,
     topic='records')
case('outlook-web-in-aptos-and-base64', WEB, OK, 'the newest font', sender=p.ANNE, signature=s.pronouns,
     options='aptos, utf-8, base64')
case('outlook-web-city-first', WEB, OK, 'order changed: the City above the name', sender=p.PRIYA, signature=s.city_first,
     topic='invoice')
case('outlook-web-in-capitals', WEB, OK, 'the block in capitals', sender=p.WALT, signature=s.capitals, topic='road')
case('outlook-web-disclaimers-in-a-table', WEB, OK, 'a table of a signature program, Verdana 8 points',
     disclaimers=d.IN_A_TABLE)
case('outlook-mobile-with-its-own-line', MOBILE, OK, '"Get Outlook for iOS" below everything', sender=p.ANNE)
case('outlook-mobile-without-its-own-line', MOBILE, OK, 'a right block set up on the phone', sender=p.TOM,
     signature=s.no_fax,
     options='no own line, android')
case('outlook-mac-new-mail', MAC, OK, 'Word for Mac', sender=p.GRACE, signature=s.address_on_one_line)
case('outlook-mac-bold-disclaimers', MAC, OK, 'bold is legible', sender=p.GRACE, disclaimers=d.BOLD)
case('gmail-new-mail-with-dashes', GMAIL, OK, 'signature with the dashes above', sender=p.CARLOS, signature=s.abbreviated,
     topic='records')
case('gmail-new-mail-typed-by-hand', GMAIL, OK, 'not kept as a signature', sender=p.WALT, signature=s.long_zip,
     options='words', topic='road')
case('gmail-new-mail-in-base64', GMAIL, OK, 'bullets and a telephone sign', sender=p.JOSE, signature=s.bullets,
     options='base64', topic='trees')
case('gmail-signature-card', GMAIL, OK, 'table and picture', sender=p.TOM, signature=s.card, options='no dashes')
case('gmail-plain-text-mode', GMAIL, OK, 'no HTML', sender=p.PRIYA, options='plain only', topic='invoice')
case('gmail-indented-disclaimers', GMAIL, OK, 'indented with the indent button, which makes a blockquote',
     disclaimers=d.INDENTED)
case('apple-mail-new-mail', APPLE, OK, 'one div for each line', sender=p.ANNE, signature=s.credentials)
case('apple-mail-html-only', APPLE, OK, 'no plain form', sender=p.GRACE, signature=s.middle_initial, options='html only')
case('apple-mail-plain-text', APPLE, OK, 'format=flowed', sender=p.JOSE, options='plain only', topic='trees')
case('iphone-new-mail', IPHONE, OK, 'a right block set up on the phone', sender=p.WALT, topic='road')
case('iphone-line-below-a-right-block', IPHONE, OK, 'the factory line does no harm', sender=p.TOM,
     signature=s.with_phone_line)
case('thunderbird-new-mail', BIRD, OK, 'plain and HTML', sender=p.PRIYA, topic='invoice')
case('thunderbird-plain-text-flowed', BIRD, OK, 'format=flowed with the dashes', sender=p.JOSE, options='plain only',
     topic='trees')
case('thunderbird-preformatted-signature', BIRD, OK, 'a pre element with long lines', sender=p.CARLOS, options='pre',
     topic='records')
case('thunderbird-hours-and-motto-below', BIRD, OK, 'mobile number, opening hours and a link beside the form',
     signature=s.hours_and_motto)
case('notes-new-mail', NOTES, OK, 'font elements and line breaks', sender=p.TOM)
case('exchange-plain-text', EXCHANGE, OK, 'long lines, quoted-printable', sender=p.ANNE)
case('mutt-plain-text-folded', PLAIN, OK, 'the disclaimers folded at 72 columns', sender=p.WALT, topic='road')
case('script-without-mime-header', PLAIN, OK, 'no MIME header at all', sender=p.PRIYA, options='bare, long',
     topic='invoice')
case('name-by-itself-above-the-rest', OUTLOOK, OK, 'a blank line between name and block', sender=p.CARLOS,
     signature=s.name_by_itself, topic='records')
case('block-without-website', OUTLOOK, OK, 'street and place are there: two of three', signature=s.no_website)
case('block-without-street', WEB, OK, 'place and website are there: two of three', sender=p.GRACE, signature=s.no_street)
case('clear-signed-with-smime', OUTLOOK, OK, 'signed, not encrypted: everything can be read', sender=p.PRIYA,
     options='direct',
     protection='smime signed', topic='invoice')
case('signed-with-pgp-mime', BIRD, OK, 'signed, not encrypted', sender=p.JOSE, protection='pgp signed', topic='trees')
case('clear-signed-with-inline-pgp', BIRD, OK, 'signed text between armor lines', options='plain only, no dashes',
     protection='pgp inline signed')
case('with-an-attachment', OUTLOOK, OK, 'a text file beside the text', sender=p.ANNE,
     attachments=(Attachment('notes.txt', 'text/plain', b'Minutes of Monday.\nNothing was decided.\n'),))
case('with-somebody-elses-mail-attached', MAC, OK,
     'the attached mail lacks everything, which is not its sender\'s fault here', sender=p.GRACE,
     attachments=(Attachment('Re Gate.eml', 'message/rfc822',
                             b'From: Kevin Tran <ktran@torrance.example>\nTo: gkim@pvestates.org\nSubject: Gate\nMIME-Version: 1.0\n'
                             b'Content-Type: text/plain; charset="us-ascii"\n\nThe gate is open.\n\nKevin\n'),))
case('outlook-soft-line-breaks', OUTLOOK, OK, 'all lines of the block in one paragraph', sender=p.ANNE,
     signature=s.name_comma_title, options='breaks')
case('outlook-signature-in-two-columns', OUTLOOK, OK, 'who to the left, where to the right', sender=p.CARLOS,
     signature=s.two_columns, topic='records')
case('outlook-surname-in-capitals', OUTLOOK, OK, 'Jr., P.E. behind the name', sender=p.WALT,
     signature=s.surname_in_capitals, topic='road')
case('gmail-phone-as-a-link-to-call', GMAIL, OK, 'no-break hyphens in the number', signature=s.call_link,
     options='no dashes')
case('outlook-web-with-handles', WEB, OK, 'Facebook and Instagram beside the website', sender=p.PRIYA,
     signature=s.with_handles, topic='invoice')
case('exchange-block-between-rules', EXCHANGE, OK, 'lines of underscores and dashes around the block', sender=p.ANNE,
     signature=s.ruled)
case('exchange-2003-html-of-plain-text', EXCHANGE, OK, 'capital tags, FONT SIZE=2', sender=p.CARLOS, options='converted',
     topic='records')
case('apple-mail-picture-between-words-and-block', APPLE, OK, 'the text is cut into two parts around the attachment',
     sender=p.WALT, options='split',
     topic='road', attachments=(Attachment('map.png', 'image/png', MAP),))
case('apple-mail-plain-text-around-an-attachment', APPLE, OK, 'plain text in two parts', sender=p.WALT,
     options='split, plain only',
     topic='road', attachments=(Attachment('map.png', 'image/png', MAP),))
case('apple-mail-of-2007', APPLE, OK, 'format=flowed with delsp', sender=p.GRACE, options='plain only, delsp')
case('a-postscript-below-the-disclaimers', OUTLOOK, OK, 'words below do not take away what is above them', blocks=(
    *t.TOPICS['permit'].answer, *s.form(p.JANE), *d.BOTH, *t.words('P.S. Parking is free after 5 pm.')))
case('words-about-the-disclaimers', OUTLOOK, OK, 'an old and wrong text is discussed above; the right ones stand below',
     sender=p.CARLOS, to=p.GRACE,
     words=t.words('Grace,', 'the old text, which nobody should use any more, was:', d.LIABLE[1].lines[0],
                   'Please tell the departments.'))
case('words-with-another-address-and-phone', WEB, OK, 'a plumber\'s address in the words, then the right block',
     sender=p.WALT, words=t.words(
    'The plumber is:', 'Ray Costa|Costa Plumbing|1200 Pacific Avenue|San Pedro, CA 90731|310-555-0133',
    'He comes at nine.'))
case('letter-of-many-paragraphs', OUTLOOK, OK, 'forty paragraphs, a block and disclaimers', sender=p.TOM, words=t.words(*(
    f'{number}. Drawing A-{number} shows no setback. Please add it, with the width in feet, and send the sheet again.' for
    number in range(1, 41))))

# 2. Right: disclaimers in other shapes

case('disclaimers-in-a-table-of-word', OUTLOOK, OK, 'MsoNormalTable', disclaimers=d.IN_WORD_TABLE, kind='reply')
case('disclaimers-folded-by-hand', OUTLOOK, OK, 'broken into lines of 58 columns', disclaimers=d.FOLDED)
case('disclaimers-folded-in-plain-text', EXCHANGE, OK, 'broken into lines of 58 columns', sender=p.CARLOS,
     disclaimers=d.FOLDED, topic='records')
case('warning-above-the-other', GMAIL, OK, 'the policy does not say which is first', disclaimers=d.SWAPPED)
case('both-in-one-paragraph', APPLE, OK, 'no line between them', disclaimers=d.ONE_PARAGRAPH)
case('disclaimers-in-quotation-marks', IPHONE, OK, 'typographic quotation marks around each', disclaimers=d.IN_QUOTES)
case('disclaimers-with-typographic-hyphens', OUTLOOK, OK, 'no-break hyphens and blanks, a dash for the colon',
     disclaimers=d.TYPOGRAPHIC)
case('email-without-hyphen', WEB, OK, 'email for e-mail changes nothing', disclaimers=d.NO_HYPHEN)
case('disclaimers-in-capitals', NOTES, OK, 'capitals say the same', sender=p.TOM, disclaimers=d.CAPITALS)
case('one-slip-of-spelling', OUTLOOK, OK, 'recieved: nobody would call this altered', disclaimers=d.ONE_SLIP)
case('a-heading-above-the-disclaimers', OUTLOOK, OK, 'CONFIDENTIALITY NOTICE between block and disclaimers',
     disclaimers=d.HEADED)
case('disclaimers-written-with-entities', APPLE, OK, 'no-break blanks, &#45; and &#8209;', disclaimers=d.ENTITIES)
case('disclaimers-cut-into-spans', OUTLOOK, OK, 'a word in two spans, bold, underlined, marked as misspelt',
     disclaimers=d.SPANS)
case('one-more-notice-below', WEB, OK, 'a line on public records below both', disclaimers=d.MORE_NOTICE)
case('a-tree-in-webdings-below', OUTLOOK, OK, 'a Webdings picture and small print of its own; the disclaimers are legible',
     disclaimers=d.TREE)

# 3. Right: replies and forwards over threads of every kind

case('outlook-reply', OUTLOOK, OK, 'above the header block', kind='reply')
case('outlook-reply-over-a-wrong-thread', OUTLOOK, OK,
     'a colleague\'s poor block and tiny altered disclaimer below are not the sender\'s',
     kind='reply', thread=t.wrong_below('permit'))
case('outlook-reply-over-a-right-thread', OUTLOOK, OK, 'everything twice: own and quoted', kind='reply', sender=p.ANNE,
     thread=t.right_below('permit'))
case('outlook-reply-of-the-german-version', OUTLOOK, OK, 'Von, Gesendet, An, Betreff', kind='reply', topic='film',
     language='de')
case('outlook-reply-of-the-spanish-version', OUTLOOK, OK, 'De, Enviado el, Para, Asunto', kind='reply', sender=p.JOSE,
     topic='street', language='es')
case('outlook-reply-of-the-french-version', OUTLOOK, OK, 'De, Envoyé, À, Objet', kind='reply', sender=p.TOM, topic='house',
     language='fr')
case('outlook-2003-reply', OUTLOOK, OK, 'a rule above the header block', kind='reply', sender=p.WALT, options='2003',
     thread=t.wrong_below('permit'))
case('outlook-reply-with-from-and-to-in-the-words', OUTLOOK, OK, 'From: and To: of a road closure are the sender\'s words',
     kind='reply',
     sender=p.WALT, topic='road')
case('outlook-reply-to-a-lawyer', OUTLOOK, OK, 'the lawyer\'s grey notice below is hers', kind='reply', sender=p.CARLOS,
     topic='records',
     thread=t.law_firm())
case('outlook-reply-over-a-long-thread', OUTLOOK, OK, 'five mails of four programs below', kind='reply', sender=p.WALT,
     topic='trees',
     thread=t.long_thread('trees'))
case('outlook-forward', OUTLOOK, OK, 'a line of one\'s own, then the mail', kind='forward', sender=p.GRACE, to=p.TOM)
case('outlook-web-reply', WEB, OK, 'rule and divRplyFwdMsg', kind='reply', sender=p.PRIYA, topic='invoice')
case('outlook-web-reply-over-gmail', WEB, OK, 'a Gmail thread below, with the sender\'s earlier mail in it', kind='reply',
     sender=p.CARLOS,
     topic='records', thread=t.own_below('records', p.CARLOS, 'gmail'))
case('outlook-web-forward', WEB, OK, 'everything above the forwarded mail', kind='forward', sender=p.ANNE, to=p.GRACE,
     thread=t.wrong_below('permit'))
case('outlook-mobile-reply', MOBILE, OK, 'own line of the program, then the thread', kind='reply', sender=p.TOM,
     thread=t.wrong_below('permit', p.ANNE))
case('outlook-mac-reply', MAC, OK, 'Date: in place of Sent:', kind='reply', sender=p.GRACE, thread=t.right_below('permit'))
case('outlook-mac-2011-reply', MAC, OK, 'OLK_SRC_BODY_SECTION', kind='reply', sender=p.GRACE, options='2011')
case('outlook-web-reply-over-a-banner', WEB, OK, 'a warning of the gateway is the first line of the quoted mail',
     kind='reply', thread=t.banner('permit'))
case('outlook-without-exchange-reply', OUTLOOK, OK, 'unquoted attributes, a long thread', kind='reply', sender=p.PRIYA,
     topic='invoice', options='direct',
     thread=t.long_thread('invoice', 'apple'))
case('exchange-2003-html-reply', EXCHANGE, OK, 'Original Message in converted HTML', kind='reply', sender=p.CARLOS,
     topic='records', options='converted')
case('gmail-reply', GMAIL, OK, 'above the attribution', kind='reply', sender=p.WALT, topic='road')
case('gmail-reply-of-the-spanish-version', GMAIL, OK, 'escribió: with a no-break blank', kind='reply', sender=p.JOSE,
     topic='street', language='es')
case('gmail-reply-over-german-and-french', GMAIL, OK, 'schrieb, a écrit', kind='reply', sender=p.TOM, topic='film',
     thread=t.own_below('film', p.TOM, 'gmail', 'de'))
case('gmail-reply-of-2013', GMAIL, OK, 'gmail_extra', kind='reply', options='2013, no dashes',
     thread=t.wrong_below('permit', program='gmail'))
case('gmail-app-reply', GMAIL, OK, 'from the phone', kind='reply', sender=p.CARLOS, options='app, no dashes',
     topic='records')
case('gmail-forward', GMAIL, OK, 'everything above the forwarded mail', kind='forward', sender=p.GRACE, to=p.CARLOS,
     topic='records',
     thread=t.law_firm())
case('gmail-reply-below-the-quote', GMAIL, OK, 'the answer with block and disclaimers at the end', kind='bottom',
     sender=p.WALT, topic='road')
case('gmail-answers-between-the-lines', GMAIL, OK, 'block and disclaimers below the last answer', kind='interleaved',
     words=INTERLEAVED)
case('apple-mail-reply', APPLE, OK, 'blockquote type=cite', kind='reply', sender=p.ANNE, thread=t.right_below('permit',
    program='apple'))
case('apple-mail-reply-of-the-french-version', APPLE, OK, 'a écrit', kind='reply', sender=p.TOM, topic='house',
     language='fr')
case('apple-mail-old-reply', APPLE, OK, 'AppleMailSignature', kind='reply', sender=p.GRACE, options='old',
     thread=t.wrong_below('permit'))
case('apple-mail-forward', APPLE, OK, 'Begin forwarded message', kind='forward', sender=p.GRACE, to=p.JANE)
case('apple-mail-answers-between-the-lines', APPLE, OK, 'block and disclaimers below the last answer', kind='interleaved',
     words=INTERLEAVED)
case('iphone-reply', IPHONE, OK, 'attribution in a blockquote', kind='reply', sender=p.WALT, topic='road')
case('iphone-reply-in-plain-text', IPHONE, OK, 'text alone', kind='reply', options='plain', thread=t.right_below('permit'))
case('iphone-forward', IPHONE, OK, 'Begin forwarded message', kind='forward', sender=p.GRACE, to=p.JANE,
     thread=t.wrong_below('permit'))
case('thunderbird-reply-below-the-quote', BIRD, OK, 'as Thunderbird does by itself', kind='bottom', sender=p.JOSE,
     topic='trees')
case('thunderbird-reply-below-in-plain-text', BIRD, OK, 'flowed, a wrong thread above', kind='bottom', sender=p.JOSE,
     topic='trees',
     options='plain only', thread=t.wrong_below('trees', program='thunderbird'))
case('thunderbird-reply-above-the-quote', BIRD, OK, 'moz-cite-prefix', kind='reply', sender=p.PRIYA, topic='invoice')
case('thunderbird-reply-of-the-german-version', BIRD, OK, 'schrieb', kind='reply', topic='film', language='de')
case('thunderbird-answers-between-the-lines', BIRD, OK, 'block and disclaimers below the last answer', kind='interleaved',
     words=INTERLEAVED)
case('thunderbird-forward', BIRD, OK, 'moz-forward-container', kind='forward', sender=p.PRIYA, to=p.GRACE, topic='invoice')
case('notes-reply', NOTES, OK, 'the header of the mail below in a table', kind='reply', sender=p.TOM,
     thread=t.wrong_below('permit', p.ANNE))
case('exchange-plain-text-reply', EXCHANGE, OK, 'Original Message', kind='reply', sender=p.CARLOS, topic='records',
     thread=t.law_firm())
case('exchange-plain-text-reply-in-german', EXCHANGE, OK, 'Ursprüngliche Nachricht', kind='reply', topic='film',
     language='de', options='windows-1252')
case('exchange-plain-text-reply-with-marks', EXCHANGE, OK, 'every line of the mail below marked', kind='reply',
     sender=p.ANNE, options='marks',
     thread=t.right_below('permit'))
case('mutt-answers-between-the-lines', PLAIN, OK, 'block and disclaimers below the last answer', kind='interleaved',
     words=INTERLEAVED)
case('mutt-reply-below-the-quote', PLAIN, OK, 'folded and marked', kind='bottom', sender=p.WALT, topic='trees',
     thread=t.right_below('trees'))

# 4. Right: small but legible, on grounds of all kinds

case('legible-seven-and-a-half-points', OUTLOOK, OK, 'just the size that the policy names',
     disclaimers=d.css('font-size:7.5pt'))
case('legible-eight-points-gray', OUTLOOK, OK, 'eight points, gray on white', disclaimers=d.SMALL_GRAY, kind='reply')
case('legible-ten-pixels', GMAIL, OK, 'ten pixels are 7.5 points', disclaimers=d.css('font-size:10px'))
case('legible-x-small', GMAIL, OK, 'x-small is ten pixels, 7.5 points', disclaimers=d.css('font-size:x-small'))
case('legible-font-size-one', NOTES, OK, 'size 1 is x-small', sender=p.TOM,
     disclaimers=d.both(Look(font='size=1 face="sans-serif"')))
case('legible-seventy-percent-of-eleven', OUTLOOK, OK, '7.7 points',
     disclaimers=d.both(Look(before='<div style="font-size:11.0pt">', css='font-size:70%', after='</div>')))
case('legible-gray-767676', APPLE, OK, 'contrast 4.5', disclaimers=d.css('font-size:11px;color:#767676'))
case('legible-white-on-dark-blue', WEB, OK, 'a dark box', disclaimers=d.inside(
    '<div style="background-color:#1f3864;padding:8px">', '</div>', declarations='color:#ffffff;font-size:9pt'))
case('legible-white-on-a-dark-cell', APPLE, OK, 'bgcolor of a table cell', disclaimers=d.inside(
    '<table width="100%"><tr><td bgcolor="#333333">', '</td></tr></table>', declarations='color:white;font-size:8pt'))
case('legible-font-of-the-policy', OUTLOOK, OK, 'Veranda, as the policy spells it, and Arial behind it',
     disclaimers=d.css('font-size:8.0pt;font-family:Veranda,Arial,sans-serif'))
case('legible-times-new-roman', MAC, OK, 'named by the policy',
     disclaimers=d.css('font-size:9.0pt;font-family:"Times New Roman",serif'))
case('legible-small-class-that-is-not-used', OUTLOOK, OK, 'a style of six points that no paragraph has',
     sheet='p.Fineprint, li.Fineprint, div.Fineprint\n\t{mso-style-name:Fineprint;\n\tfont-size:6.0pt;}')
case('legible-small-in-print-only', APPLE, OK, 'six points on paper, not on the screen',
     disclaimers=d.by_class('@media print { .legal { font-size: 6pt } }', 'legal'))
case('legible-inline-size-over-a-small-class', OUTLOOK, OK, 'the class says six points, the text itself eight',
     disclaimers=d.both(
    Look(klass='Fineprint', css='font-size:8.0pt', sheet='p.Fineprint, li.Fineprint, div.Fineprint\n\t{font-size:6.0pt;}')))
case('legible-disclaimers-below-hidden-text', WEB, OK, 'something else is hidden: a line for previews', blocks=(
    Block(('',),
          html='<div style="display:none;font-size:1px;color:#ffffff;max-height:0;overflow:hidden">Your permit hearing</div>', only='html'),
    *t.TOPICS['permit'].answer, *s.form(p.JANE), *d.BOTH))
case('legible-here-and-tiny-in-the-thread', GMAIL, OK, 'what cannot be read is a colleague\'s', kind='reply',
     thread=t.wrong_below('permit', program='gmail'))

case('legible-by-font-shorthand', APPLE, OK, 'font: 8pt/10pt Verdana',
     disclaimers=d.css('font:8pt/10pt Verdana,sans-serif'))
case('legible-small-element', WEB, OK, 'small is five sixths of twelve points', disclaimers=d.both(Look(tag='small')))
case('legible-tiny-words-elsewhere', OUTLOOK, OK, 'a line of five points above the block', words=(
    *t.TOPICS['permit'].answer, Block(('Form 12-B, revised 2026',), look=Look(css='font-size:5.0pt;color:#DDDDDD'))))

# 5. Wrong blocks

case('no-block-at-all', OUTLOOK, E1, 'words and disclaimers alone', signature=s.nothing)
case('nothing-below-the-words', GMAIL, E12, 'neither block nor disclaimers', signature=s.nothing, disclaimers=d.NONE)
case('only-a-name', OUTLOOK, E1, 'Best regards and a name', signature=s.only_name)
case('only-a-first-name-and-no-disclaimers', IPHONE, E12, 'Thanks, Jane', signature=s.first_name, disclaimers=d.NONE)
case('only-sent-from-my-iphone', IPHONE, E12, 'the factory setting', kind='reply', signature=s.from_my_iphone,
     disclaimers=d.NONE)
case('only-sent-from-my-iphone-over-a-right-thread', IPHONE, E12, 'block and disclaimers below are a colleague\'s',
     kind='reply',
     signature=s.from_my_iphone, disclaimers=d.NONE, thread=t.right_below('permit'))
case('only-get-outlook-for-ios', MOBILE, E12, 'the factory setting', kind='reply', signature=s.nothing, disclaimers=d.NONE,
     thread=t.own_below('permit', p.JANE))
case('block-without-a-name', WEB, E1, 'title, city and address of nobody', sender=p.CARLOS, signature=s.without_name,
     topic='records')
case('block-without-a-title', OUTLOOK, E1, 'name, then the City', sender=p.PRIYA, signature=s.without_title,
     topic='invoice')
case('block-without-a-phone', GMAIL, E1, 'no number of any kind', signature=s.without_phone)
case('block-with-a-fax-number-alone', OUTLOOK, E1, 'a fax number is no phone number', sender=p.TOM, signature=s.fax_alone)
case('block-without-the-city-name', APPLE, E1, 'the place in the address is not the name of the City',
     signature=s.without_city)
case('block-of-another-city', EXCHANGE, E1, 'City of Rolling Hills', sender=p.ANNE, signature=s.other_city)
case('block-without-address-and-website', OUTLOOK, E1, 'none of street, place and website', sender=p.GRACE,
     signature=s.without_address)
case('block-with-the-website-alone', MAC, E1, 'one of street, place and website', sender=p.GRACE, signature=s.website_alone)
case('block-of-name-and-title', BIRD, E1, 'two lines', sender=p.JOSE, signature=s.name_and_title, topic='trees')
case('block-of-name-and-phone', NOTES, E1, 'two lines', sender=p.WALT, signature=s.name_and_phone, topic='road')
case('block-of-a-company', GMAIL, E1, 'an employee\'s other business', sender=p.WALT, signature=s.business_of_another,
     topic='road')
case('block-as-a-picture', OUTLOOK, E1, 'nobody can search or copy a picture; the disclaimers are text',
     signature=s.picture)
case('block-and-disclaimers-as-pictures', OUTLOOK, E12, 'two pictures', signature=s.picture, disclaimers=d.PICTURE)
case('block-only-in-the-quoted-thread', OUTLOOK, E12, 'the sender\'s own earlier mail has both, this one neither',
     kind='reply', signature=s.first_name,
     disclaimers=d.NONE, thread=t.own_below('permit', p.JANE))
case('block-only-in-the-thread-disclaimers-here', WEB, E1, 'the block is below the rule', kind='reply',
     signature=s.only_name,
     thread=t.own_below('permit', p.JANE))
case('gmail-block-only-in-the-quote', GMAIL, E12, 'all in the quote', kind='reply', signature=s.nothing, disclaimers=d.NONE,
     thread=t.own_below('permit', p.JANE, 'gmail'))
case('thunderbird-nothing-below-the-quote', BIRD, E12, 'the quoted mail above has everything, the answer below nothing',
     kind='bottom',
     sender=p.JOSE, topic='trees', signature=s.nothing, disclaimers=d.NONE, thread=t.right_below('trees',
         program='thunderbird'))
case('notes-block-only-in-the-thread', NOTES, E12, 'the colleague\'s block is not the sender\'s', kind='reply',
     sender=p.WALT, signature=s.first_name,
     disclaimers=d.NONE, thread=t.right_below('permit'))
case('exchange-plain-block-only-in-the-thread', EXCHANGE, E12, 'below Original Message', kind='reply', sender=p.CARLOS,
     topic='records',
     signature=s.only_name, disclaimers=d.NONE, thread=t.own_below('records', p.CARLOS))
case('block-only-in-the-plain-form', OUTLOOK, E1, 'readers of HTML do not see it', signature=s.form_for('plain'))
case('block-only-in-the-html-form', WEB, E1, 'readers of plain text do not see it', signature=s.form_for('html'))
case('block-only-in-an-attached-mail', OUTLOOK, E12, 'an attached mail is not one\'s own words', signature=s.only_name,
     disclaimers=d.NONE,
     attachments=(Attachment('Minutes.eml', 'message/rfc822', (
         'From: Jane Doe <jdoe@pvestates.org>\nTo: john.smith@mail.example\nSubject: Minutes\nMIME-Version: 1.0\n'
         'Content-Type: text/plain; charset="us-ascii"\n\nHere they are.\n\n' + '\n'.join(s.form(p.JANE)[0].lines)
         + f'\n\n{d.TRANSMISSION}\n\n{d.WARNING}\n').encode()),))
case('forward-with-nothing-new', OUTLOOK, E12, 'the policy says all e-mails', kind='forward', words=(), signature=s.nothing,
     disclaimers=d.NONE)
case('gmail-forward-with-nothing-new', GMAIL, E12, 'a colleague\'s right mail forwarded without a word', kind='forward',
     sender=p.WALT, words=(),
     signature=s.nothing, disclaimers=d.NONE, thread=t.right_below('permit', program='gmail'))
case('apple-mail-forward-without-a-block', APPLE, E12, 'For your information', kind='forward', sender=p.GRACE,
     words=t.words('For your information.'),
     signature=s.nothing, disclaimers=d.NONE)
case('answers-between-the-lines-without-a-block', GMAIL, E12, 'nothing below the last answer', kind='interleaved',
     words=INTERLEAVED,
     signature=s.first_name, disclaimers=d.NONE)
case('clear-signed-without-a-block', OUTLOOK, E1, 'signed mail can be read and judged', options='direct',
     protection='smime signed', signature=s.only_name)

case('address-and-phone-in-the-words-alone', OUTLOOK, E1, 'where to send plans is said, who writes is not',
     signature=s.first_name, words=t.words(
    'Please send the plans to the City of Palos Verdes Estates, 340 Palos Verdes Drive West, Palos Verdes Estates, CA 90274, or call '
    '310-378-0383.'))
case('block-cut-by-accident', MAC, E1, 'name, title and city; the rest was deleted', sender=p.GRACE,
     signature=lambda who: s.block(*s.form(who)[0].lines[:3]))
case('iphone-line-and-disclaimers', IPHONE, E1, 'somebody set the disclaimers up and not the block',
     signature=s.from_my_iphone)
case('outlook-web-reply-in-spanish-without-a-block', WEB, E12, 'De, Enviado el: all right things are below', kind='reply',
     sender=p.JOSE, topic='street',
     language='es', signature=s.first_name, disclaimers=d.NONE, thread=t.own_below('street', p.JOSE))
case('exchange-reply-in-german-without-a-block', EXCHANGE, E12, 'Ursprüngliche Nachricht: all right things are below',
     kind='reply', topic='film', language='de',
     signature=s.first_name, disclaimers=d.NONE, thread=t.own_below('film', p.JANE))
case('apple-mail-reply-in-french-without-a-block', APPLE, E12, 'a écrit: all right things are below', kind='reply',
     topic='house', language='fr',
     signature=s.first_name, disclaimers=d.NONE, thread=t.own_below('house', p.JANE))
case('outlook-2003-reply-without-a-block', OUTLOOK, E12, 'all right things are below the rule', kind='reply', sender=p.WALT,
     options='2003',
     signature=s.first_name, disclaimers=d.NONE, thread=t.right_below('permit'))
case('outlook-mac-2011-reply-without-a-block', MAC, E12, 'all right things are in the span below', kind='reply',
     sender=p.GRACE, options='2011',
     signature=s.only_name, disclaimers=d.NONE, thread=t.right_below('permit'))
case('thunderbird-forward-without-a-block', BIRD, E12, 'all right things are forwarded ones', kind='forward',
     sender=p.PRIYA, topic='invoice',
     signature=s.nothing, disclaimers=d.NONE, thread=t.right_below('invoice'))
case('iphone-forward-without-a-block', IPHONE, E12, 'all right things are forwarded ones', kind='forward',
     signature=s.from_my_iphone,
     disclaimers=d.NONE, thread=t.right_below('permit'))

# 6. Wrong disclaimers

case('no-disclaimers', OUTLOOK, E2, 'a right block and nothing below it', disclaimers=d.NONE)
case('no-disclaimers-in-plain-text', PLAIN, E2, 'a right block and nothing below it', sender=p.WALT, topic='road',
     disclaimers=d.NONE)
case('no-virus-warning', WEB, E2, 'one of the two', sender=p.ANNE, disclaimers=d.ONLY_TRANSMISSION)
case('no-confidentiality-disclaimer', GMAIL, E2, 'one of the two', disclaimers=d.ONLY_WARNING)
case('confidentiality-disclaimer-cut-short', OUTLOOK, E2, 'ends after the second sentence', disclaimers=d.FIRST_SENTENCES)
case('virus-warning-cut-short', IPHONE, E2, 'the liability is missing', disclaimers=d.WARNING_CUT)
case('full-liability', OUTLOOK, E2, 'full for no: one word, the opposite meaning', disclaimers=d.LIABLE)
case('liability-without-no', GMAIL, E2, 'one word left out, the opposite meaning', disclaimers=d.LIABLE_BY_LEFT_OUT_NO)
case('keep-the-message', APPLE, E2, 'keep for delete', disclaimers=d.KEEP_IT)
case('not-city-business', WEB, E2, 'does not pertain to City business', disclaimers=d.NOT_BUSINESS)
case('disclaimers-of-another-city', EXCHANGE, E2, 'Rolling Hills in both', sender=p.ANNE, disclaimers=d.OTHER_CITY)
case('disclaimers-in-ones-own-wording', BIRD, E2, 'shorter, and not the policy\'s', sender=p.PRIYA, topic='invoice',
     disclaimers=d.OWN_WORDING)
case('a-notice-as-lawyers-write-it', OUTLOOK, E2, 'a generic notice in place of both', disclaimers=d.GENERIC)
case('a-link-to-the-disclaimers', GMAIL, E2, 'a link is not the text', disclaimers=d.LINK_ONLY)
case('disclaimers-as-a-picture', OUTLOOK, E2, 'a picture is not the text', disclaimers=d.PICTURE)
case('disclaimers-in-a-comment', APPLE, E2, 'a comment is no text, and nobody sees it', disclaimers=d.IN_A_COMMENT)
case('disclaimers-in-an-attached-file', OUTLOOK, E2, 'a text file beside the mail', disclaimers=d.NONE,
     attachments=(Attachment('disclaimer.txt', 'text/plain', f'{d.TRANSMISSION}\n\n{d.WARNING}\n'.encode()),))
case('disclaimers-above-the-block', OUTLOOK, E2, 'the policy wants them after the signature', order='wds')
case('disclaimers-above-the-block-in-a-reply', GMAIL, E2, 'above the block, right ones in the thread', kind='reply',
     order='wds',
     thread=t.right_below('permit', program='gmail'))
case('disclaimers-on-top-of-the-mail', WEB, E2, 'before the first word', order='dws')
case('one-above-and-one-below', EXCHANGE, E2, 'the confidentiality disclaimer is above the block', sender=p.ANNE, blocks=(
    *t.TOPICS['permit'].answer, *d.ONLY_TRANSMISSION, *s.form(p.ANNE), *d.ONLY_WARNING))
case('disclaimers-only-in-the-quoted-thread', OUTLOOK, E2, 'a colleague\'s, below the header block', kind='reply',
     disclaimers=d.NONE,
     thread=t.right_below('permit'))
case('disclaimers-only-in-the-gmail-quote', GMAIL, E2, 'the sender\'s own, an answer ago', kind='reply', disclaimers=d.NONE,
     thread=t.own_below('permit', p.JANE, 'gmail'))
case('disclaimers-only-above-a-bottom-reply', BIRD, E2, 'in the quote', kind='bottom', sender=p.JOSE, topic='trees',
     disclaimers=d.NONE,
     thread=t.right_below('trees', program='thunderbird'))
case('disclaimers-only-in-the-apple-quote', APPLE, E2, 'a colleague\'s, in the quote', kind='reply', disclaimers=d.NONE,
     thread=t.right_below('permit', program='apple'))
case('warning-only-in-the-quoted-thread', MAC, E2, 'one here, both below', kind='reply', sender=p.GRACE,
     disclaimers=d.ONLY_TRANSMISSION,
     thread=t.right_below('permit'))
case('disclaimers-only-in-the-plain-form', OUTLOOK, E2, 'readers of HTML do not see them', disclaimers=d.both(only='plain'))
case('disclaimers-only-in-the-html-form', WEB, E2, 'readers of plain text do not see them', disclaimers=d.both(only='html'))
case('forwarded-with-a-block-and-no-disclaimers', OUTLOOK, E2, 'the forwarded mail has them', kind='forward',
     sender=p.GRACE, to=p.ANNE,
     disclaimers=d.NONE, thread=t.right_below('permit'))
case('notes-without-the-warning', NOTES, E2, 'one of the two', sender=p.TOM, kind='reply', disclaimers=d.ONLY_TRANSMISSION)
case('outlook-mobile-without-disclaimers', MOBILE, E2, 'a right block and the program\'s line', sender=p.TOM,
     disclaimers=d.NONE)

case('the-right-text-discussed-and-not-sent', OUTLOOK, E2,
     'quoted in the words for the departments, missing below the block', sender=p.CARLOS,
     words=t.words('Grace,', 'the text that everybody must use is:', d.TRANSMISSION, d.WARNING,
                   'Please tell the departments.'), disclaimers=d.NONE)
case('full-liability-in-a-reply-over-the-right-text', WEB, E2, 'altered here, right below', kind='reply',
     disclaimers=d.LIABLE, thread=t.right_below('permit'))
case('three-words-for-the-confidentiality-disclaimer', NOTES, E2, 'Confidential. City business.', sender=p.TOM,
     disclaimers=d.said(
    'Confidential. City business.', d.WARNING))

# 7. Disclaimers that are there and cannot be read

case('seven-points', OUTLOOK, E3, 'below 7.5', disclaimers=d.css('font-size:7.0pt;font-family:"Arial",sans-serif'))
case('six-points-in-a-reply', OUTLOOK, E3, 'below 7.5', kind='reply', disclaimers=d.css('font-size:6.0pt;color:gray'))
case('nine-pixels', GMAIL, E3, '6.75 points', disclaimers=d.css('font-size:9px'))
case('xx-small', WEB, E3, 'xx-small is nine pixels, 6.75 points', disclaimers=d.css('font-size:xx-small'))
case('one-pixel', APPLE, E3, 'a dot', disclaimers=d.css('font-size:1px'))
case('half-of-eleven-points', OUTLOOK, E3, '5.5 points', disclaimers=d.both(Look(before='<div style="font-size:11.0pt">',
    css='font-size:50%', after='</div>')))
case('six-tenths-of-an-em', WEB, E3, 'of twelve points: 7.2', disclaimers=d.css('font-size:.6em'))
case('small-by-a-style-of-word', OUTLOOK, E3, 'a style of six points of one\'s own', disclaimers=d.by_class(
    'p.Disclaimer, li.Disclaimer, div.Disclaimer\n\t{mso-style-name:Disclaimer;\n\tmso-style-unhide:no;\n\tmargin:0in;\n\tfont-size:6.0pt;\n'
    '\tfont-family:"Arial",sans-serif;}', 'Disclaimer'))
case('small-by-a-class', BIRD, E3, 'a class of 6 points', sender=p.PRIYA, topic='invoice',
     disclaimers=d.by_class('.fine { font-size: 6pt; }', 'fine'))
case('small-by-a-descendant-selector', APPLE, E3, 'div.legal div { font-size: 8px }', disclaimers=d.inside(
    '<div class="legal">', '</div>', rules='div.legal div { font-size: 8px; line-height: 10px }'))
case('small-by-a-table-selector', WEB, E3, 'the cells of a class of tables', disclaimers=d.as_html(
    f'<table class="footer"><tbody><tr><td>{d.TRANSMISSION}<br><br>{d.WARNING}</td></tr></tbody></table>',
    look=Look(sheet='table.footer td { font-size: 5.5pt; font-family: Arial, sans-serif; }')))
case('only-the-warning-too-small', OUTLOOK, E3, 'the other has nine points', disclaimers=d.one_of_two('font-size:9.0pt',
    'font-size:6.5pt'))
case('white-on-white', OUTLOOK, E3, 'the colour of the ground', disclaimers=d.css('font-size:9.0pt;color:white'))
case('white-on-white-cell', WEB, E3, 'white type in a cell that is said to be white', disclaimers=d.inside(
    '<table width="100%"><tr><td bgcolor="#FFFFFF">', '</td></tr></table>', declarations='color:#FFFFFF'))
case('almost-white-on-white', GMAIL, E3, '#eee: contrast 1.2', disclaimers=d.css('color:#eee'))
case('light-by-rgb', APPLE, E3, 'rgb(238, 238, 238)', kind='reply',
     disclaimers=d.css('color:rgb(238, 238, 238);font-size:12px'))
case('light-by-font-color', NOTES, E3, 'font color=#f0f0f0', sender=p.TOM,
     disclaimers=d.both(Look(font='size=2 color=#f0f0f0 face="sans-serif"')))
case('dark-on-dark', WEB, E3, 'dark gray in a black box', disclaimers=d.inside(
    '<div style="background:#000000;padding:6px">', '</div>', declarations='color:#222222'))
case('webdings', OUTLOOK, E3, 'pictures for letters', disclaimers=d.css('font-size:10.0pt;font-family:Webdings'))
case('brush-script', OUTLOOK, E3, 'handwriting', disclaimers=d.css('font-size:9.0pt;font-family:"Brush Script MT",cursive'))
case('wingdings-by-font-face', NOTES, E3, 'pictures for letters', sender=p.WALT, topic='road',
     disclaimers=d.both(Look(font='size=2 face="Wingdings"')))
case('edwardian-script', MAC, E3, 'a script with flourishes', sender=p.GRACE,
     disclaimers=d.css('font-size:9.0pt;font-family:"Edwardian Script ITC"'))
case('small-by-font-shorthand', APPLE, E3, 'font: 6pt Arial', disclaimers=d.css('font:6pt Arial,sans-serif'))
case('small-in-capitals', OUTLOOK, E3, 'FONT-SIZE: 6PT', disclaimers=d.css('FONT-SIZE: 6PT; FONT-FAMILY: Arial'))
case('small-within-legible', WEB, E3, 'a span of six points in a box of ten', disclaimers=d.inside(
    '<div style="font-size:10pt">', '</div>', declarations='font-size:6pt'))
case('small-by-an-id', WEB, E3, '#legal div, six points', disclaimers=d.inside('<div id="legal">', '</div>',
    rules='#legal div span { font-size: 6pt !important }',
                                                                          declarations='color:#333333'))
case('small-in-outlook-2003', OUTLOOK, E3, 'font size=1 and a span of six points', sender=p.WALT, options='2003',
     disclaimers=d.both(
    Look(font='size="1" face="Arial"', css='font-size:6.0pt;font-family:Arial')))
case('whitesmoke', GMAIL, E3, 'a colour by name: contrast 1.1', disclaimers=d.css('color:whitesmoke'))
case('half-a-rem', WEB, E3, 'six points', disclaimers=d.css('font-size:0.5rem'))
case('display-none', WEB, E3, 'there, and shown to nobody', disclaimers=d.inside('<div style="display:none">', '</div>'))
case('font-size-zero', GMAIL, E3, 'there, and shown to nobody', disclaimers=d.css('font-size:0'))
case('visibility-hidden', APPLE, E3, 'an empty space', disclaimers=d.css('visibility:hidden'))
case('mso-hide-all', OUTLOOK, E3, 'hidden text of Word', disclaimers=d.css('font-size:9.0pt;mso-hide:all'))
case('hidden-by-a-class', WEB, E3, 'a class that is not displayed',
     disclaimers=d.by_class('.onlyforfilters { display: none !important; }', 'onlyforfilters'))
case('hidden-by-height', BIRD, E3, 'a box without height', sender=p.PRIYA, topic='invoice', disclaimers=d.inside(
    '<div style="max-height:0;overflow:hidden">', '</div>'))
case('hidden-by-opacity', APPLE, E3, 'opacity 0', disclaimers=d.inside('<div style="opacity:0">', '</div>'))
case('tiny-here-legible-in-the-thread', OUTLOOK, E3, 'the legible ones are a colleague\'s', kind='reply',
     disclaimers=d.css('font-size:5.0pt'),
     thread=t.right_below('permit'))
case('only-a-name-and-tiny-disclaimers', OUTLOOK, ('E.1', 'E.3'), 'two things at once', signature=s.only_name,
     disclaimers=d.css('font-size:6.0pt'))
case('one-missing-and-one-tiny', WEB, ('E.2', 'E.3'), 'no warning, and the other in five points',
     disclaimers=d.said(d.TRANSMISSION, look=Look(css='font-size:5pt')))

# 8. Left alone

AWAY = t.words('I am out of the office from September 21 and will be back on October 5.',
               'For urgent matters call the front desk.', 'Jane')
case('out-of-office-of-exchange', 'out of office', OK, 'a machine writes it', kind='reply', words=AWAY, signature=s.nothing,
     disclaimers=d.NONE)
case('vacation-of-a-unix-mailbox', 'vacation', OK, 'a machine writes it', kind='reply', sender=p.WALT, words=AWAY,
     signature=s.nothing, disclaimers=d.NONE)
case('read-receipt', 'read receipt', OK, 'a machine writes it', kind='reply', words=(), signature=s.nothing,
     disclaimers=d.NONE)
case('meeting-request', 'meeting request', OK, 'an entry of a calendar',
     words=t.words('Walk-through of the site. Bring boots.'), signature=s.nothing,
     disclaimers=d.NONE, to=p.TOM)
case('meeting-answer', 'meeting answer', OK, 'an entry of a calendar', words=(), signature=s.nothing, disclaimers=d.NONE,
     to=p.TOM)
case('bounce', 'bounce', OK, 'the mail system, from the null sender', kind='reply', sender=p.MAILER, words=(),
     signature=s.nothing, disclaimers=d.NONE,
     envelope_from='<>')
case('police-sergeant-without-a-block', OUTLOOK, OK, 'safety staff is not asked', sender=p.OFFICER, signature=s.first_name,
     disclaimers=d.NONE)
case('dispatch-desk-without-a-block', EXCHANGE, OK, 'safety staff is not asked', kind='reply', sender=p.DISPATCH,
     topic='road', signature=s.nothing,
     disclaimers=d.NONE)

# 9. Cannot be told

case('encrypted-with-smime', OUTLOOK, UNKNOWN, 'enveloped data', options='direct', protection='smime enveloped')
case('encrypted-with-pgp-mime', BIRD, UNKNOWN, 'multipart/encrypted', sender=p.PRIYA, topic='invoice',
     protection='pgp encrypted')
case('encrypted-with-inline-pgp', BIRD, UNKNOWN, 'the whole text is one armored block', sender=p.JOSE, topic='trees',
     options='plain only', protection='pgp inline')
case('protected-by-rights-management', OUTLOOK, UNKNOWN, 'message.rpmsg with a stand-in text', sender=p.GRACE,
     protection='rights protected')
case('encrypted-reply-with-smime', WEB, UNKNOWN, 'enveloped data', kind='reply', sender=p.CARLOS, topic='records',
     protection='smime enveloped')


def self_check() -> None:
    """The table is what its head promises."""
    names = [each.name for each in CASES]
    assert len(set(names)) == len(names), 'two cases of one name'
    assert len(CASES) >= 130 and sum(each.correct for each in CASES) >= 55
    assert all(each.reason for each in CASES)


self_check()
