#!/usr/bin/env python3
"""OpenSSL signs random messages; Letterhead must see in them what it sees in the unsigned ones.

usage: cms.py LETTERHEAD [MESSAGES]
Each is signed opaquely, in DER and as a stream, and encrypted. Skipped (exit 77) where openssl is not installed.
"""
import base64
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

PACK = pathlib.Path(__file__).resolve().parents[2] / "rules" / "palos-verdes-estates.yaml"
HEAD = "From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n"


def text(chance, lines):
    return "".join("".join(chance.choice("abc -=>0") for _ in range(chance.randrange(70))) + "\r\n" for _ in range(lines))


def entity(chance, depth=0):
    kind = chance.randrange(4)
    if kind == 0 and depth < 3:
        parts = [entity(chance, depth + 1) for _ in range(chance.randrange(1, 4))]
        body = "".join(f"--b{depth}\r\n{part}\r\n" for part in parts)
        return f'Content-Type: multipart/mixed; boundary="b{depth}"\r\n\r\n{body}--b{depth}--\r\n'
    if kind == 1:
        content = base64.encodebytes(chance.randbytes(chance.randrange(9000))).decode().replace("\n", "\r\n")
        return ("Content-Type: application/octet-stream; name=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n" + content)
    return "Content-Type: text/plain\r\n\r\n" + text(chance, chance.randrange(60))


def openssl(*arguments, data=b""):
    return subprocess.run(["openssl", *arguments], input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True).stdout


def parts(program, message, folder):
    path = pathlib.Path(folder) / "message.eml"
    path.write_bytes(message)
    told = subprocess.run([program, "explain", "--pack", str(PACK), "--json", str(path)], stdout=subprocess.PIPE, check=False).stdout
    return [(part["path"], part["type"], part["bytes"]) for part in find_parts(json.loads(told))]


def find_parts(told):
    """The list of parts, wherever it stands."""
    if isinstance(told, dict):
        if isinstance(told.get("parts"), list):
            return told["parts"]
        told = list(told.values())
    if isinstance(told, list):
        for each in told:
            if (found := find_parts(each)) is not None:
                return found
    return None


def smime(der):
    return (HEAD + "Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n").encode() + \
        base64.encodebytes(der)


def main():
    if not shutil.which("openssl"):
        sys.exit(77)
    program, messages = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20
    chance, wrong = random.Random(5652), 0
    with tempfile.TemporaryDirectory() as folder:
        key, certificate = f"{folder}/key.pem", f"{folder}/certificate.pem"
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-subj", "/CN=Ann")
        sign = ["cms", "-sign", "-signer", certificate, "-inkey", key, "-nodetach", "-binary", "-outform", "DER"]
        for number in range(messages):
            body = entity(chance).encode()
            expected = [("1.1" + path[1:], kind, size) for path, kind, size in parts(program, HEAD.encode() + body, folder)]
            for form in ([], ["-stream"], ["-stream", "-nocerts"]):
                seen = parts(program, smime(openssl(*sign, *form, data=body)), folder)
                if seen[1:] != expected:
                    wrong += 1
                    print(f"message {number} {form}: {seen[1:]} instead of {expected}")
            closed = openssl("cms", "-encrypt", "-binary", "-outform", "DER", "-aes256", certificate, data=body)
            if len(parts(program, smime(closed), folder)) != 1:
                wrong += 1
                print(f"message {number}: something was seen in what is encrypted")
    print(f"cms: {messages} messages, {wrong} differences")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
