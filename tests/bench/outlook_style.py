"""What Word puts above a mail's own words: namespaces, conditional comments, fonts and paragraph styles."""

_FONTS = [
    ("Wingdings", "5 0 0 0 0 0 0 0 0 0"),
    ("Cambria Math", "2 4 5 3 5 4 6 3 2 4"),
    ("Calibri", "2 15 5 2 2 2 4 3 2 4"),
    ("Tahoma", "2 11 6 4 3 5 4 4 2 4"),
    ("Verdana", "2 11 6 4 3 5 4 4 2 4"),
]

_PARAGRAPHS = [
    ("p.MsoNormal, li.MsoNormal, div.MsoNormal", "0in", '11.0pt;\n\tfont-family:"Calibri",sans-serif'),
    ("p.MsoPlainText, li.MsoPlainText, div.MsoPlainText", "0in", '10.5pt;\n\tfont-family:"Consolas",serif'),
    ("p.MsoListParagraph, li.MsoListParagraph", "0in 0in 0in .5in", '11.0pt;\n\tfont-family:"Calibri",sans-serif'),
    ("p.MsoAcetate, li.MsoAcetate, div.MsoAcetate", "0in", '8.0pt;\n\tfont-family:"Tahoma",sans-serif'),
]

_LINKS = [
    ("a:link, span.MsoHyperlink", "color:#0563C1;\n\ttext-decoration:underline"),
    ("a:visited, span.MsoHyperlinkFollowed", "color:#954F72;\n\ttext-decoration:underline"),
    ("span.EmailStyle17", 'mso-style-type:personal;\n\tfont-family:"Calibri",sans-serif;\n\tcolor:windowtext'),
    ("span.EmailStyle18", 'mso-style-type:personal-reply;\n\tfont-family:"Calibri",sans-serif;\n\tcolor:#1F497D'),
    (".MsoChpDefault", "mso-style-type:export-only;\n\tfont-size:10.0pt"),
]


def _style() -> str:
    rules = [f'@font-face\n\t{{font-family:"{name}";\n\tpanose-1:{shape};}}' for name, shape in _FONTS]
    rules += [
        f"{name}\n\t{{mso-style-priority:99;\n\tmargin:{margin};\n\tmargin-bottom:.0001pt;\n\tfont-size:{font};}}"
        for name, margin, font in _PARAGRAPHS
    ]
    rules += [f"{name}\n\t{{mso-style-priority:99;\n\t{rest};}}" for name, rest in _LINKS]
    for number in range(3):
        rules.append(
            f"@list l{number}\n\t{{mso-list-id:{70411 * (number + 1)};\n\tmso-list-type:hybrid;\n"
            "\tmso-list-template-ids:-1 67698703 67698713 67698715;}"
        )
        for level in range(1, 6):
            rules.append(
                f"@list l{number}:level{level}\n\t{{mso-level-number-format:bullet;\n\tmso-level-text:\\F0B7;\n"
                "\tmso-level-tab-stop:none;\n\tmso-level-number-position:left;\n\ttext-indent:-.25in;\n"
                "\tfont-family:Symbol;}"
            )
    rules.append("@page WordSection1\n\t{size:8.5in 11.0in;\n\tmargin:1.0in 1.0in 1.0in 1.0in;}")
    rules.append("div.WordSection1\n\t{page:WordSection1;}")
    return "\n".join(rules)


HEAD = (
    '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">\n'
    '<head>\n<meta http-equiv=Content-Type content="text/html; charset=us-ascii">\n'
    '<meta name=Generator content="Microsoft Word 15 (filtered medium)">\n'
    "<!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}\no\\:* {behavior:url(#default#VML);}\n</style><![endif]-->\n"
    f"<style><!--\n/* Definitions */\n{_style()}\n--></style>\n"
    '<!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml><![endif]-->\n'
    '<!--[if gte mso 9]><xml><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1" /></o:shapelayout></xml><![endif]-->\n'
    '</head>\n<body lang=EN-US link="#0563C1" vlink="#954F72">\n<div class=WordSection1>\n'
)
