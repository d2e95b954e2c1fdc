"""Holds configs against a JSON Schema with a validator that is not ours.

    validate.py SCHEMA CONFIG…

prints a line for each config, its path, a tab, and "valid" or where and what its worst mistake is. A
schema that is none, by the schema of schemas, or that refuses its own defaults, ends it with 1, and so
does a missing validator.
"""

import json
import sys

try:
    import jsonschema
except ImportError:
    sys.exit("expected the Python package jsonschema (python3-jsonschema), found none")


def without_comments(text):
    """A config as strict JSON: without comments and commas that nothing follows."""
    parts = []
    place = 0
    while place < len(text):
        end = place + 1
        if text[place] == '"':
            while text[end] != '"':
                end += 2 if text[end] == "\\" else 1
            end += 1
        elif text.startswith("//", place):
            end = (text + "\n").index("\n", place)
            place = end
        elif text.startswith("/*", place):
            end = text.index("*/", place) + 2
            place = end
        elif text[place] in "]}":
            last = len(parts) - 1
            while last >= 0 and parts[last].isspace():
                last -= 1
            if last >= 0 and parts[last] == ",":
                parts[last] = ""
        parts.append(text[place:end])
        place = end
    return "".join(parts)


def check_defaults(validator, part):
    """Refuses a default that may not stand in its place."""
    if isinstance(part, dict) and "default" in part:
        for error in validator.evolve(schema={**part}).iter_errors(part["default"]):
            sys.exit(f"default of {part}: {error.message}")
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else []:
        check_defaults(validator, inner)


def main(schema_path, *paths):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    try:
        jsonschema.Draft202012Validator.check_schema(schema)
    except jsonschema.SchemaError as error:
        sys.exit(f"{schema_path}: {error.message}")
    validator = jsonschema.Draft202012Validator(schema)
    check_defaults(validator, schema)
    for path in paths:
        with open(path, encoding="utf-8") as file:
            config = json.loads(without_comments(file.read()))
        error = jsonschema.exceptions.best_match(validator.iter_errors(config))
        where = "/".join(map(str, error.absolute_path)) if error else ""
        print(path, f"{where}: {error.message[:200]}" if error else "valid", sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
