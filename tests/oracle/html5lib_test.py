#!/usr/bin/python3
"""Our HTML tokenizer against html5lib's, which passes the tokenizer cases of the html5lib project.

usage: html5lib_test.py HTML_TOKENS [DOCUMENTS]
Documents are put together at random from what tokenizers stumble over (but NUL, which shows as nothing). Skipped (exit 77) where html5lib is not installed.
"""
import random
import subprocess
import sys

try:
    from html5lib._tokenizer import HTMLTokenizer
    from html5lib.constants import tokenTypes
except ImportError:
    sys.exit(77)

PIECES = ["<", ">", "/", "</", "<!", "<!-", "<!--", "-->", "--!>", "->", "-", "<?", "?>", "&", ";", "#", "x", "=", "'", '"', "`", " ",
          "\n", "\t", "\f", "a", "b", "p", "B", "class", "one two", "&amp", "&amp;", "&ampx", "&am", "&lt", "&notit;", "&not",
          "&notin;", "&#65", "&#65;", "&#x41", "&#X41;", "&#x", "&#", "&#0;", "&#128;", "&#xD800;", "&#x110000;", "&#99999999999;",
          "&nbsp", "&nbsp;", "&hellip;", "&rarr;", "&eacute", "&eacutex", "&#13;", "&#x80;", "<p>", "</p>", "<p a=b>", "<p a='b'>",
          '<p a="b">', "<p a>", "<p a=>", "<p/>", "<p/a>", "<p a=b/>", "<p a=b a=c>", "<p a='&amp'>", "<p a=&ampx>", "<p a=&amp=>",
          "<p a='&notit;'>", "<P A=B>", "<p\na\n=\nb\n>", "<p a = 'x'b=y>", "<p 'a'>", "<p =a>", "<p a<b>", "</p a=b>", "</>", "< p>",
          "</ p>", "<!DOCTYPE html>", "<!doctype>", "<![CDATA[x]]>", "<!-- a -- b -->", "<!--a--!>", "<!-->", "<!--->", "<!--a", "\u00e9",
          "<o:p>", "</o:p>", "<st1:a-b c=d>", "<1>", "</1>", "<$>", "<style>a</style>", "<script>b</script>", "<title>&amp;</title>",
          "<textarea>&lt;</textarea>", "<style>", "</style>", "<title>", "</title>", "</titlex>", "<xmp><p></xmp>", "<iframe></p></iframe>"]
RCDATA, RAWTEXT = ("title", "textarea"), ("style", "xmp", "iframe", "noembed", "noframes")
SHOWN = ("textarea", "xmp")  # what our reader takes for text of the page


def tokens_of_html5lib(document):
    tokenizer = HTMLTokenizer(document)
    out, raw, text, kind = [], None, "", "T"

    def flush():
        nonlocal text
        if text:
            out.append("R" if kind == "R" else "T" + text.encode("utf-8", "replace").hex())
        text = ""

    for token in tokenizer:
        kind_of = token["type"]
        if kind_of in (tokenTypes["Characters"], tokenTypes["SpaceCharacters"]):
            now = "R" if raw and raw not in SHOWN else "T"
            if now != kind:
                flush()
            kind = now
            text += token["data"]
        elif kind_of in (tokenTypes["StartTag"], tokenTypes["EmptyTag"]):
            flush()
            name = token["name"].lower()
            attributes = dict(reversed(list(token["data"].items()))) if isinstance(token["data"], dict) else \
                {n: v for n, v in reversed(token["data"])}
            attributes = {n.lower(): v for n, v in attributes.items()}
            out.append("S" + name.encode().hex() + "".join(
                f";{n}={attributes[n].encode('utf-8', 'replace').hex()}" for n in ("a", "b", "class", "c") if n in attributes))
            if name in RCDATA:
                tokenizer.state, raw = tokenizer.rcdataState, name
            elif name in RAWTEXT:
                tokenizer.state, raw = tokenizer.rawtextState, name
            elif name == "script":
                tokenizer.state, raw = tokenizer.scriptDataState, name
        elif kind_of == tokenTypes["EndTag"]:
            flush()
            out.append("E" + token["name"].lower().encode().hex())
            raw = None
    flush()
    return " ".join(out)


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    chance = random.Random(7)
    documents = ["".join(chance.choice(PIECES) for _ in range(chance.randrange(1, 14))) for _ in range(count)]
    ours = subprocess.run([sys.argv[1]], input="\n".join(d.encode("utf-8").hex() for d in documents) + "\n",
                          capture_output=True, text=True, check=True).stdout.splitlines()
    different = 0
    for document, mine in zip(documents, ours, strict=True):
        theirs = tokens_of_html5lib(document)
        if mine.strip() == theirs:
            continue
        different += 1
        if different <= 10:
            print(f"{document!r}\n  ours   {mine.strip()}\n  theirs {theirs}")
    print(f"{different} of {len(documents)} documents differ")
    return 1 if different or not documents else 0


if __name__ == "__main__":
    sys.exit(main())
