from array import array

from django.core.paginator import Paginator
from django.shortcuts import render

from roles.caching.by_revision import cached_by_revision
from roles.caching.keys import query_keys
from roles.models import Skill
from roles.models.citing import attach_references
from roles.models.holders import accepted_instead_of, asking_for, requirements_of
from roles.models.vocabulary import SkillKind
from roles.pages.skill_and_area import skill_page
from roles.vietnamese.folding import sort_key

from .gathered import read_catalogue
from .moved_views import moved_or_404

PER_PAGE = 40
SKILLS_PER_PAGE = 400
SKILLS = 60  # of which a process remembers who asks for them


@query_keys("page")
def skill_list(request):
    """The skills that public roles ask for, by kind, those of most roles first."""
    catalogue = read_catalogue()
    counts = catalogue.counts("skill", catalogue.every)
    skills = [skill for slug, skill in catalogue.options["skill"].items() if slug in counts]
    kinds = SkillKind.values
    skills.sort(key=lambda s: (kinds.index(s.kind), -counts[s.slug], sort_key(s.name)))
    page = Paginator(skills, SKILLS_PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = [(skill, counts[skill.slug]) for skill in page.object_list]
    return render(request, "holders/skill_list.html", {"page": page, "nav": "roles"})


@cached_by_revision(entries=SKILLS)
def requirements(skill_id):
    """The ids of all requirements of a skill, for each of its pages, in order."""
    return array("q", asking_for(skill_id))


@query_keys("page")
def skill(request, slug):
    """Who asks for a skill; one that no public role asks for has no page."""
    found = Skill.objects.filter(slug=slug).first()
    if found is None:
        return moved_or_404(request, Skill, slug)
    page = Paginator(requirements(found.pk), PER_PAGE).get_page(request.GET.get("page"))
    if not page.paginator.count:
        return moved_or_404(request, Skill, slug)
    asking = requirements_of(page.object_list)
    instead = accepted_instead_of(found, asking)
    attach_references([*asking, *(each for told in instead.values() for each in told)])
    context = {"skill": found, "page": page, "nav": "roles", **skill_page(asking, instead)}
    return render(request, "holders/skill.html", context)
