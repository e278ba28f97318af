"""The closed lists of words that the content model uses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class Language(TextChoices):
    VIETNAMESE = "vi", _("Vietnamese")
    ENGLISH = "en", _("English")


class SourceKind(TextChoices):
    """Who speaks in a source; evidence stands in this order."""

    LAW = "law", _("Law")
    CATALOGUE = "catalogue", _("Official catalogue")
    PROFESSIONAL = "professional", _("Professional body")
    ENCYCLOPEDIA = "encyclopedia", _("Encyclopedia")
    EMPLOYER = "employer", _("Employer or adviser")
    RECRUITER = "recruiter", _("Recruiter")
    TRAINING = "training", _("Training, vendor or press")
    COPY = "copy", pgettext_lazy("source", "Copy")


class LawStatus(TextChoices):
    IN_FORCE = "in_force", _("In force")
    AMENDED = "amended", _("In force as amended")
    REPEALED = "repealed", _("Repealed")


class Level(TextChoices):
    BOARD = "board", _("Board")
    EXECUTIVE = "executive", _("Executive")
    DIRECTOR = "director", pgettext_lazy("level", "Director")
    HEAD = "head", _("Head of department")


class SkillKind(TextChoices):
    EDUCATION = "education", _("Education")
    EXPERIENCE = "experience", _("Experience")
    COMMUNICATION = "communication", _("Communication")
    LEADERSHIP = "leadership", _("Leadership")
    ANALYSIS = "analysis", _("Analysis")
    DOMAIN_KNOWLEDGE = "domain_knowledge", _("Domain knowledge")
    PERSONAL = "personal", _("Personal abilities")


class Strength(TextChoices):
    """How much a source makes of a requirement, in no stronger word than its own."""

    REQUIRED = "required", pgettext_lazy("strength", "Required")  # must, needs, is indispensable
    EXPECTED = "expected", pgettext_lazy("strength", "Expected")  # told of a holder, without must
    PREFERRED = "preferred", pgettext_lazy("strength", "Preferred")  # best, an advantage
    ACCEPTED = "accepted", pgettext_lazy("strength", "Accepted instead")  # of another requirement


class Decision(TextChoices):
    """What readers ask of an organisation: who decides it. In the order of pages."""

    BUDGET = "budget", pgettext_lazy("decision", "Budget")
    HIRING = "hiring", pgettext_lazy("decision", "Hiring")
    PRICING = "pricing", pgettext_lazy("decision", "Pricing")
    ROADMAP = "roadmap", pgettext_lazy("decision", "Roadmap")
    BRAND = "brand", pgettext_lazy("decision", "Brand")
    RISK = "risk", pgettext_lazy("decision", "Risk")


class Part(TextChoices):
    """The part of a role in a decision."""

    LEADS = "leads", pgettext_lazy("decision", "Leads")  # decides, sets, approves, owns
    SHARES = "shares", pgettext_lazy("decision", "Shares")  # takes part, proposes, advises


class TitleKind(TextChoices):
    EXPANSION = "expansion", _("What the acronym stands for")
    TRANSLATION = "translation", _("Vietnamese name")
    ALIAS = "alias", _("Other name")


class LineKind(TextChoices):
    SOLID = "solid", _("Reports to")
    DOTTED = "dotted", _("Also reports to")
    WORKS_WITH = "works_with", _("Works with")


class CompanyStage(TextChoices):
    STARTUP = "startup", _("Start-up")
    SME = "sme", _("Small or medium enterprise")
    LARGE = "large", _("Large corporation")


class LegalForm(TextChoices):
    """Under the Law on Enterprises; a public company is a joint-stock company with more duties."""

    LLC_PERSON = "llc_person", _("Limited company of one person")
    LLC_ORGANISATION = "llc_organisation", _("Limited company of one organisation")
    LLC_MEMBERS = "llc_members", _("Limited company with two or more members")
    JOINT_STOCK = "joint_stock", _("Joint-stock company, not public")
    PUBLIC = "public", _("Public company")


class CompanySize(TextChoices):
    """By staff and turnover or capital (Decree 80/2021, article 5); large is what is not small."""

    MICRO = "micro", pgettext_lazy("company size", "Micro")
    SMALL = "small", pgettext_lazy("company size", "Small")
    MEDIUM = "medium", pgettext_lazy("company size", "Medium")
    LARGE = "large", pgettext_lazy("company size", "Large")


class Activity(TextChoices):
    """What a company does, as far as sources tell its roles apart by it."""

    MAKES = "makes", _("Makes things")
    SOFTWARE = "software", _("Makes software")
    TRADE = "trade", _("Trades")
    SERVICES = "services", _("Serves")


class MandateKind(TextChoices):
    """What a law says about a seat in a company, or about two roles in one person."""

    MUST = "must", pgettext_lazy("mandate", "Must have")
    CHOICE = "choice", pgettext_lazy("mandate", "One of several is enough")
    APART = "apart", pgettext_lazy("mandate", "One person may not hold both")
    TOGETHER = "together", pgettext_lazy("mandate", "One person may hold both")
    MAY = "may", pgettext_lazy("mandate", "May have")


class Arrangement(TextChoices):
    """How a company of some stage fills the roles that an advice names."""

    ONE_PERSON = "one_person", _("One person holds all of them")
    SOME = "some", _("One or more of them, as needed")
    ALL = "all", _("Each of them")


class Leaning(TextChoices):
    """What a statement says on whether companies need a role, or one person in several."""

    FOR = "for", pgettext_lazy("leaning", "For")  # they need it, usually have it, gain by it
    AGAINST = "against", pgettext_lazy("leaning", "Against")  # they don't need it yet, or in full
    DIVIDED = "divided", pgettext_lazy("leaning", "Both")  # sources say both, or it depends


class CoverageKind(TextChoices):
    TAKES_OVER = "takes_over", _("Takes over the work")
    ONE_PERSON = "one_person", _("One person holds both")


class PointKind(TextChoices):
    DIFFERENCE = "difference", _("Difference")
    COMMON = "common", _("Common ground")


class PartKind(TextChoices):
    """What a statement about a process tells."""

    DEFINITION = "definition", _("What it is")
    PURPOSE = "purpose", _("What it is for")
    BENEFIT = "benefit", _("What it brings")
    INPUT = "input", _("What goes in")
    OUTPUT = "output", _("What comes out")


class Grade(TextChoices):
    """What kind of page uses a title."""

    OFFICIAL = "official", _("Publisher or official body")
    EMPLOYER = "employer", _("Employer or adviser")
    TRAINING = "training", _("Training, vendor or press")
    COPY = "copy", _("Copy or content farm")


class Match(TextChoices):
    """How an entry of a catalogue fits a role: the mapping relations of SKOS, and none."""

    EXACT = "exact", _("The same occupation")
    CLOSE = "close", _("A similar occupation")
    BROAD = "broad", _("Listed in a wider group")
    NARROW = "narrow", _("Covers a part of the role")
    NONE = "none", _("No match found")


class Scheme(TextChoices):
    ISCO = "ISCO-08", "ISCO-08"
    ESCO = "ESCO", "ESCO"
    ONET = "O*NET-SOC", "O*NET-SOC"
    SOC_2010 = "SOC 2010", "SOC 2010"
