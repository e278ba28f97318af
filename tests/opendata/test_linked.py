"""JSON-LD and Turtle, read by rdflib: one set of facts, each with where it is from."""

import json
from collections import Counter

import pytest
from django.conf import settings
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from roles import models as m
from roles.opendata import jsonld_file, turtle_file
from roles.opendata.collections import collections, id_of
from roles.opendata.edition import Edition
from roles.opendata.linked_terms import PAGE, ROWS, class_term, properties

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ORIGIN = "https://roles.example"
AI = Namespace(f"{ORIGIN}{PAGE}#")
ROW = Namespace(ORIGIN + ROWS)
SCHEMA = Namespace("https://schema.org/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
PROV = Namespace("http://www.w3.org/ns/prov#")
FORMATS = {"json-ld": jsonld_file, "turtle": turtle_file}


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A function from the content of now to {format: text of the file}."""
    monkeypatch.setattr(settings, "ORIGIN", ORIGIN)

    def written():
        for name, kind in FORMATS.items():
            kind.write(tmp_path / name, Edition.current())
        return {name: (tmp_path / name).read_text() for name in FORMATS}

    return written


def graphs(texts):
    return {name: Graph().parse(data=text, format=name) for name, text in texts.items()}


def ours(graph):
    """What both files say in the same words: all but the names that other vocabularies have."""
    shared = (str(AI), str(PROV), str(DCTERMS.source), "http://xmlns.com/foaf/0.1/page")
    types = (RDF.type, URIRef(ROW))
    return {
        (s, p, o)
        for s, p, o in graph
        if str(s).startswith(types[1])
        and (str(p).startswith(shared) or (p == RDF.type and str(o).startswith(str(AI))))
    }


def test_both_files_tell_the_same_and_all_that_leaves(seeded, files):
    texts = files()
    read = graphs(texts)
    facts = {name: ours(graph) for name, graph in read.items()}
    assert facts["json-ld"] == facts["turtle"]
    graph = read["turtle"]
    told = Counter(str(o) for _, _, o in graph.triples((None, RDF.type, None)))
    for each in collections():
        assert told[str(AI[class_term(each)])] == each.rows().count(), each.name
    assert {p for _, p, _ in facts["turtle"] if p in AI} <= {AI[name] for name in properties()}
    whole_rows_are_lines(texts["json-ld"])
    names_its_sources(graph)
    fits_catalogues_as_recorded(graph)
    for each in read.values():
        assert (ROW["roles/cpo/"], RDF.type, SCHEMA.Occupation) in each
    is_an_occupation(read["json-ld"])
    explains_itself(graph)


def whole_rows_are_lines(text):
    _context, _graph, *rows, _end = text.splitlines()
    assert all(json.loads(row.removesuffix(","))["@id"] for row in rows)


def names_its_sources(graph):
    """Every statement, and both sides of a dispute."""
    for kind in (m.Responsibility, m.Provision, m.Position):
        for claim in next(c for c in collections() if c.model is kind).rows():
            [name] = graph.subjects(AI.id, Literal(claim.key))
            cited = {graph.value(place, AI.id) for place in graph.objects(name, AI.citations)}
            assert cited == {Literal(id_of(place)) for place in claim.citations.all()}
            works = set(graph.objects(name, DCTERMS.source))
            assert works == {graph.value(p, AI.source) for p in graph.objects(name, AI.citations)}
            assert works or claim.is_editorial
    position = next(graph.subjects(RDF.type, AI.Position))
    assert (graph.value(position, AI.dispute), RDF.type, AI.Dispute) in graph


def fits_catalogues_as_recorded(graph):
    wanted = {
        (f"{row.role.slug}", f"{row.match}Match", row.uri)
        for row in m.Crosswalk.objects.exclude(match="none").exclude(uri="").select_related("role")
        if row.role.is_published
    }
    found = {
        (str(graph.value(role, AI.id)), name, str(entry))
        for name in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch")
        for role, entry in graph.subject_objects(SKOS[name])
        if (role, RDF.type, AI.Role) in graph
    }
    assert wanted
    assert wanted <= found
    assert len(found) <= m.Crosswalk.objects.exclude(match="none").count()
    assert (AI.Role, SKOS.closeMatch, SCHEMA.Occupation) in graph
    assert (AI.Source, SKOS.closeMatch, SCHEMA.CreativeWork) in graph


def is_an_occupation(graph):
    cpo = ROW["roles/cpo/"]
    names = set(graph.objects(cpo, SCHEMA.name))
    assert names == set(graph.objects(cpo, AI.name))
    assert {name.language for name in names} == {"vi", "en"}
    duties = {str(text) for text in graph.objects(cpo, SCHEMA.responsibilities)}
    [duty, *_] = m.Responsibility.objects.filter(role__slug="cpo")
    assert {duty.statement_vi, duty.statement_en} <= duties


def explains_itself(graph):
    """Each class and property that is used is told of in the file, in both languages."""
    label = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
    used = {o for o in graph.objects(None, RDF.type) if o in AI}
    for term in used | {p for p in graph.predicates() if p in AI}:
        assert {text.language for text in graph.objects(term, label)} == {"vi", "en"}, term


NASTY = [
    'He said "no" \\ and left',
    "two\nlines\r\nand\ta tab",
    '"""\n@prefix ai: <https://evil.example/> .\n<a> <b> <c> .',
    "ends in a backslash \\",
    "'''  𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ‮ đ <script>",
    "{}%s@vi .",
]


def test_whatever_was_typed_is_read_back(files):
    role = m.Role.objects.create(
        slug="x", name="X", summary="X", level="head", function_id="product", status="published"
    )
    source = m.Source.objects.create(
        slug="s", title="T", publisher="P", language="vi", url='https://a.example/a b"<>|{}?é=đ'
    )
    place = m.Citation.objects.create(source=source, place="§1")
    for number, text in enumerate(NASTY):
        claim = m.Responsibility(
            key=f"k{number}", role=role, area_id="product", statement_vi=text, statement_en=text
        )
        claim.statement = text
        claim.save()
        claim.citations.add(place)
    for name, graph in graphs(files()).items():
        for number, text in enumerate(NASTY):
            said = set(graph.objects(ROW[f"responsibilities/k{number}/"], AI.statement))
            assert said == {Literal(text, lang="vi"), Literal(text, lang="en")}, name
        assert len(list(graph.objects(ROW["sources/s/"], AI.external_url))) == 1
