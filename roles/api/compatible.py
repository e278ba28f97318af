"""What of an API is no longer as it was promised, told from two descriptions (OpenAPI). Pure.

What an answer holds may become more but not less, and nothing else than was told; what may be asked
may become wider and not narrower. So whoever programs for the first goes on with the second.
"""

ANSWER, ASKED = "answer", "asked"
# What of a parameter may only grow, and what only shrink.
MOST, LEAST = ("maximum", "maxLength", "maxItems"), ("minimum", "minLength", "minItems")
TEXTS = ("description", "summary", "title", "tags", "info")


def incompatible(before, after):
    """What breaks whoever relies on `before`, one sentence each; none if nothing does."""
    return list(dict.fromkeys(Comparison(before, after).operations()))


def bare(described):
    """A description without its words."""
    if isinstance(described, dict):
        return {k: bare(v) for k, v in described.items() if not (k in TEXTS and is_words(v, k))}
    return [bare(each) for each in described] if isinstance(described, list) else described


def is_words(value, name):
    """A field may be called «description», too; then a schema stands there."""
    return isinstance(value, str) or name in ("tags", "info")


class Comparison:
    def __init__(self, before, after):
        self.before, self.after = before, after
        self.seen = set()  # pairs of components: they lead to one another

    def operations(self):
        for path, methods in self.before["paths"].items():
            for method, old in methods.items():
                where = f"{method.upper()} {path}"
                new = self.after["paths"].get(path, {}).get(method)
                if new is None:
                    yield f"{where} is gone"
                else:
                    yield from self.operation(old, new, where)

    def operation(self, old, new, where):
        if old.get("operationId") != new.get("operationId"):
            yield f"{where}: operationId is another"
        yield from self.parameters(*map(parameters_of, (old, new)), where)
        for status, answer in old["responses"].items():
            forms = new["responses"].get(status, {}).get("content", {})
            if status not in new["responses"]:
                yield f"{where}: {status} is gone"
                continue
            for form, told in answer.get("content", {}).items():
                if form not in forms:
                    yield f"{where}: {status} is no longer {form}"
                else:
                    schemas = told.get("schema", {}), forms[form].get("schema", {})
                    yield from self.schema(*schemas, f"{where} {status}", ANSWER)

    def parameters(self, old, new, where):
        for key, parameter in new.items():
            if parameter.get("required") and not old.get(key, {}).get("required"):
                yield f"{where}: parameter {key[1]} is required now"
        for key, parameter in old.items():
            name = f"{where}: parameter {key[1]}"
            if key not in new:
                yield f"{name} is gone"
                continue
            if any(parameter.get(k) != new[key].get(k) for k in ("style", "explode")):
                yield f"{name} is written otherwise"
            yield from self.schema(parameter["schema"], new[key]["schema"], name, ASKED)

    def schema(self, old, new, where, side):
        names = old.get("$ref"), new.get("$ref")
        if all(names):
            if names in self.seen:
                return
            self.seen.add(names)
            where = names[0].rpartition("/")[2]
        old, new = resolved(old, self.before), resolved(new, self.after)
        yield from self.values(old, new, where, side)
        yield from self.alternatives(old, new, where, side)
        yield from self.fields(old, new, where, side)
        if "items" in old and "items" in new:
            yield from self.schema(old["items"], new["items"], f"{where}[]", side)

    def values(self, old, new, where, side):
        had, has = types(old), types(new)
        lost, more = (had - has, has - had)
        if (lost - {"null"}) or (side == ANSWER and more) or (side == ASKED and lost):
            yield f"{where}: the type was {sorted(had)} and is {sorted(has)}"
        if old.get("format") != new.get("format"):
            yield f"{where}: the format is another"
        gone = set(old.get("enum", ())) - set(new.get("enum", old.get("enum", ())))
        if gone:
            yield f"{where}: without {sorted(map(str, gone))}"
        begins, ends = "enum" not in old and "enum" in new, "enum" in old and "enum" not in new
        if (side == ASKED and begins) or (side == ANSWER and ends):
            yield f"{where}: the values are others"
        if side == ASKED:
            yield from bounds(old, new, where)

    def alternatives(self, old, new, where, side):
        had, has = alternatives_of(old), alternatives_of(new)
        for name in had.keys() - has.keys() - ({"null"} if side == ANSWER else set()):
            yield f"{where}: never {name} any more"
        for name in has.keys() - had.keys() if side == ANSWER else ():
            yield f"{where}: may be {name} now"
        for name in had.keys() & has.keys():
            yield from self.schema(had[name], has[name], where, side)

    def fields(self, old, new, where, side):
        held = new.get("properties", {})
        for name, schema in old.get("properties", {}).items():
            if name not in held:
                yield f"{where}: field {name} is gone"
            else:
                yield from self.schema(schema, held[name], f"{where}.{name}", side)
        for name in set(old.get("required", ())) - set(new.get("required", ())):
            if name in held:
                yield f"{where}: field {name} may be missing now"


def parameters_of(operation):
    return {(each["in"], each["name"]): each for each in operation.get("parameters", ())}


def resolved(schema, document):
    while name := schema.get("$ref"):
        schema = document["components"]["schemas"][name.rpartition("/")[2]]
    return schema


def types(schema):
    given = schema.get("type", [])
    return set([given] if isinstance(given, str) else given)


def alternatives_of(schema):
    """{what each is known by: schema}."""
    return {
        each.get("$ref", "").rpartition("/")[2] or "/".join(sorted(types(each))): each
        for each in schema.get("anyOf", ())
    }


def bounds(old, new, where):
    for name in MOST:
        if name in new and new[name] < old.get(name, float("inf")):
            yield f"{where}: {name} is smaller"
    for name in LEAST:
        if name in new and new[name] > old.get(name, float("-inf")):
            yield f"{where}: {name} is larger"
    for name in ("pattern", "default"):
        if old.get(name) != new.get(name):
            yield f"{where}: {name} is another"
