#!/usr/bin/env python3
"""The JSON Schema that editors are given: it takes every file that is shipped, and complains of broken ones.

usage: schema_test.py LETTERHEAD      needs python3-jsonschema and python3-yaml
"""
import json
import pathlib
import subprocess
import sys

try:
    import jsonschema
    import yaml
except ImportError:
    print("skipped: no jsonschema or yaml for python3")
    sys.exit(0)

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Loader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: dates and yes, no, on, off are texts."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers
            if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", __import__("re").compile("^(true|false)$"), list("tf"))

# Files whose shape is wrong; others are wrong in names or in what a text says, which a schema cannot see.
BROKEN = ["actions", "condition-broken", "exceptions", "no-rules", "settings-many",
          "sizes-and-counts", "unknown-condition", "unknown-key", "wrong-types"]

LOCAL = """
base: ../rules/vendor.yaml
pack: {contact: 'IT'}
lists: {webmail: {override: append, entries: ['x.example']}}
rules:
  - {id: V-1, override: replace, mode: observe, enforce_from: 2027-01-01}
"""


def main(program):
    printed = subprocess.run([program, "check", "--schema"], check=True, capture_output=True, text=True).stdout
    schema = json.loads(printed)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    failures = 0

    def load(text):
        return yaml.load(text, Loader)

    def expect(name, document, good, check=validator):
        nonlocal failures
        errors = sorted(check.iter_errors(document), key=lambda error: list(map(str, error.absolute_path)))
        if good == (not errors):
            return
        failures += 1
        print(f"{name}: {'should be valid' if good else 'should be refused'}")
        for error in errors[:3]:
            best = jsonschema.exceptions.best_match([error])
            print(f"    {'/'.join(map(str, best.absolute_path))}: {best.message[:200]}")

    files = sorted(ROOT.glob("rules/*.yaml")) + sorted(ROOT.glob("etc/*.yaml"))
    assert len(files) >= 5
    for path in files:
        expect(path.relative_to(ROOT), load(path.read_text()), True)
    expect("a local file", load(LOCAL), True)
    expect("a local file with a misspelt override", load(LOCAL.replace("append", "apend")), False)
    expect("a local file with a misspelt key", load(LOCAL.replace("mode:", "mdoe:")), False)
    for path in sorted(ROOT.glob("tests/broken_rules/*.yaml")):
        if path.stem in BROKEN:
            expect(path.relative_to(ROOT), load(path.read_text()), False)

    # The example of every condition, and the same with a misspelt key.
    condition = jsonschema.Draft7Validator({**schema["definitions"]["condition"], "definitions": schema["definitions"]})
    listed = subprocess.run([program, "check", "--list"], check=True, capture_output=True, text=True).stdout
    examples = [line.split("example:", 1)[1].strip() for line in listed.splitlines() if "    example:  " in line]
    assert len(examples) > 20
    for example in examples:
        expect(example, load("{" + example + "}"), True, condition)
        expect("x" + example, load("{x" + example + "}"), False, condition)
    print(f"schema: {len(files)} files, {len(examples)} examples, {failures} problems")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
