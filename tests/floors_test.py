#!/usr/bin/env python3
"""The house keeps its shape: floors, doors, sizes, and no policy in code. Reads the include lines of milter/.

A file may include its own folder and lower floors, never up and never sideways; an outside library has one door.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
MILTER = ROOT / "milter"

# Rooms on one floor do not see each other. The files of a room that is a file (filter) carry its name.
FLOORS = {"base": 1, "message": 2, "inspect": 3, "policy": 4, "actions": 5, "scan": 5, "directory": 5, "records": 6, "config": 7, "filter": 7,
          "mta": 8, "commands": 9, "main": 10}

# The house as DESIGN has it, with two refinements: records reads outcomes (so it stands above actions), and
# commands/serve starts mta/server (so it stands above mta). mta may read settings.
DOORS = {
    r"pcre2\.h": {"base/pattern.cc"},
    r"hs\.h": {"base/prefilter_hyperscan.cc"},
    r"unicode/.*\.h": {"base/unicode.cc"},
    r"openssl/.*": {"base/digest.cc"},
    r"iconv\.h": {"message/charset.cc"},
    r"magic\.h": {"inspect/file/magic.cc"},
    r"zlib\.h": {"inspect/container/inflate.cc"},
    r"bzlib\.h": {"inspect/container/bunzip.cc"},
    r"lzma\.h": {"inspect/container/unxz.cc"},
    r"zstd\.h": {"inspect/container/unzstd.cc"},
    r"archive(_entry)?\.h": {"inspect/container/libarchive.cc"},
    r"yaml-cpp/.*": {"config/yaml.cc"},
    r"nlohmann/.*": {"commands/json.cc"},
    r"(ldap|lber)\.h": {"directory/ldap.cc"},
    r"libmilter/.*": "mta/",
}
SUBROOMS = {"inspect/words", "inspect/file", "inspect/container"}
MAX_LINES = 400
TABLES = re.compile(r"_(tables|names|entities)\.cc$|families\.cc$|oddity\.cc$")  # data, not code: length is no sign of two rooms


def room_of(path):
    first = path.relative_to(MILTER).parts[0]
    return first if "." not in first else first.split(".")[0].split("_")[0]


def subroom(name):
    return next((s for s in SUBROOMS if name.startswith(s + "/")), None)


def problems_of(path):
    name = path.relative_to(MILTER).as_posix()
    room = room_of(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    if len(lines) > MAX_LINES and not TABLES.search(name):
        yield f"{name}: {len(lines)} lines; is there a second room inside? (at most {MAX_LINES})"
    if room not in FLOORS:
        yield f"{name}: no floor is known for '{room}'"
        return
    for number, line in enumerate(lines, 1):
        if found := re.match(r'\s*#\s*include\s+"([^"]+)"', line):
            target = found.group(1)
            if not (MILTER / target).exists():
                yield f"{name}:{number}: '{target}' is not below milter/"
                continue
            other = room_of(MILTER / target)
            if other != room and FLOORS[other] >= FLOORS[room]:
                yield f"{name}:{number}: {room} (floor {FLOORS[room]}) looks up or sideways into {other} (floor {FLOORS[other]})"
            ours, theirs = subroom(name), subroom(target)
            if ours and theirs and ours != theirs and not (ours == "inspect/file" and theirs == "inspect/container"):
                yield f"{name}:{number}: {ours} looks sideways into {theirs}"
        elif found := re.match(r"\s*#\s*include\s+<([^>]+)>", line):
            for pattern, doors in DOORS.items():
                if re.fullmatch(pattern, found.group(1)):
                    allowed = name.startswith(doors) if isinstance(doors, str) else name in doors
                    if not allowed:
                        yield f"{name}:{number}: <{found.group(1)}> has its door in {doors}"
        if re.search(r"pvestates|sanjoseca|palos verdes|san jos|gmail\.com|yahoo\.com", line, re.IGNORECASE):
            yield f"{name}:{number}: a name that belongs into rules/ or signatures/: policy is no code"


def main():
    files = sorted([*MILTER.rglob("*.h"), *MILTER.rglob("*.cc")])
    found = [problem for path in files for problem in problems_of(path)]
    for problem in found:
        print(problem)
    if not files:
        print("no source files found")
    print(f"floors: {len(files)} files, {len(found)} problems")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main())
