"""What a page says to machines, in the vocabulary of schema.org (JSON-LD). Pure.

Each function takes plain values or objects with the attributes of the models, in the language
that is active, and returns a dict.
"""

CONTEXT = "https://schema.org"
CATALOGUES = {
    "ISCO-08": "https://isco.ilo.org/en/isco-08/",
    "ESCO": "https://esco.ec.europa.eu/",
    "O*NET-SOC": "https://www.onetcenter.org/taxonomy.html",
    "SOC 2010": "https://www.bls.gov/soc/2010/",
}


def breadcrumb_list(crumbs):
    """The way to a page: pairs (label, absolute address), from the first page to this one."""
    items = [
        {"@type": "ListItem", "position": n, "name": str(label), "item": address}
        for n, (label, address) in enumerate(crumbs, start=1)
    ]
    return _page("BreadcrumbList", itemListElement=items)


def occupation(profile, duties, url):
    """A role as an occupation with some `duties`; `url` is the absolute address of its page."""
    role = profile.role
    return _page(
        "Occupation",
        f"{url}#occupation",
        url=url,
        name=role.name,
        alternateName=alternate_names(profile),
        description=role.summary,
        responsibilities=[claim.statement for claim in duties],
        skills=_skills(profile, without=("education", "experience")),
        qualifications=_skills(profile, only=("education", "experience"), must=True),
        occupationalCategory=[_category(x) for x in profile.crosswalks if x.code],
    )


def alternate_names(profile):
    """The acronym and all other names of the role, each once."""
    role = profile.role
    titles = [title.text for title in profile.titles]
    names = dict.fromkeys([role.acronym, role.name_vi, role.name_en, *titles])
    return [name for name in names if name and name != role.name]


def faq_page(questions):
    """Questions with their answers, as a page shows them."""
    told = [
        _thing("Question", name=claim.question, acceptedAnswer=_thing("Answer", text=claim.answer))
        for claim in questions
    ]
    return _page("FAQPage", mainEntity=told)


# How a law stands, in schema.org's words (LegalForceStatus).
LEGAL_FORCE = {"in_force": "InForce", "amended": "InForce", "repealed": "NotInForce"}


def cited_work(source):
    """A source that statements are taken from; a law says whether it is in force."""
    force = LEGAL_FORCE.get(source.law_status)
    return _page(
        "Legislation" if source.kind == "law" else "CreativeWork",
        name=source.title,
        url=source.url,
        inLanguage=source.language,
        genre=source.get_kind_display(),
        author=source.author,
        publisher=_thing("Organization", name=source.publisher),
        datePublished=_day(source.published_on),
        isBasedOn=source.copy_of.url if source.copy_of else "",
        legislationLegalForce=force and f"{CONTEXT}/{force}",
    )


def dataset(name, description, url, files, edition):
    """The data as a whole; `files`: (address, name, media type, bytes, SHA-256) of each.

    `edition`: (day, revision) of the content, None as long as there are no files.
    """
    day, revision = edition or (None, "")
    return _page(
        "Dataset",
        url,
        url=url,
        name=name,
        description=description,
        license="https://creativecommons.org/licenses/by/4.0/",
        isAccessibleForFree=True,
        inLanguage=["vi", "en"],
        creator=_thing("Organization", name=name.partition(":")[0], url=url),
        dateModified=_day(day),
        version=revision,
        distribution=[_download(*file) for file in files],
    )


def _download(address, name, media_type, size, sha256):
    return _thing(
        "DataDownload",
        contentUrl=address,
        name=name,
        encodingFormat=media_type,
        contentSize=f"{size} B" if size else "",
        sha256=sha256,
    )


def _day(date):
    return date.isoformat() if date else ""


def defined_terms(naming, roles, url):
    """What a name stands for: a set of terms, one for each sense.

    `roles`: of the senses, by id. `url`: of the name's page.
    """
    terms = [
        _thing(
            "DefinedTerm",
            name=sense.label,
            termCode="" if naming.is_title else naming.name,
            alternateName=[tally.label for tally in sense.titles if tally.label != sense.label],
            description=roles[sense.role.pk].summary if sense.role else "",
            url=f"{url}#{sense.slug}",
            inDefinedTermSet=url,
        )
        for sense in naming.all_senses
    ]
    return _terms(naming.name, url, terms)


def glossary(name, terms, url):
    """The terms of a glossary as a set; `url` is the absolute address of its page."""
    defined = [
        _thing(
            "DefinedTerm",
            name=term.term,
            alternateName=term.others,
            description=term.definition,
            url=f"{url}#{term.anchor}",
            inDefinedTermSet=url,
        )
        for term in terms
    ]
    return _terms(name, url, defined)


def _terms(name, url, terms):
    """A set of terms, be it that there are none yet."""
    return _page("DefinedTermSet", url, name=name, url=url) | {"hasDefinedTerm": terms}


def _skills(profile, only=None, without=(), must=False):
    """Names of skills; schema.org's qualifications are what is required, skills also what helps."""
    return [
        claim.skill.name
        for claim in profile.requirements
        if claim.skill.kind not in without
        and (only is None or claim.skill.kind in only)
        and (not must or claim.strength == "required")
    ]


def _category(row):
    """A place in a catalogue of occupations (schema.org: CategoryCode)."""
    catalogue = _thing("CategoryCodeSet", name=row.get_scheme_display(), url=CATALOGUES[row.scheme])
    return _thing(
        "CategoryCode", codeValue=row.code, name=row.label, url=row.uri, inCodeSet=catalogue
    )


def _page(kind, id="", **properties):
    """What a page says: a thing with the context that its words are from."""
    return {"@context": CONTEXT} | _thing(kind, id, **properties)


def _thing(kind, id="", **properties):
    """A thing of some kind, without what is not known of it; `id` is its address."""
    said = {"@type": kind, "@id": id, **properties}
    return {name: value for name, value in said.items() if value}
