"""What is said of one kind of claim only, on its own page and among the claims of its subject."""

from django.utils.translation import gettext_lazy as _

from roles import models

from .form_fields import pair
from .sections import Section

# {kind: {what its pages have otherwise than those of other kinds: as ClaimAdmin has it}}; lines of
# the form are `wording`, and `inline_title` stands above them on the page of their subject.
KINDS = {
    models.RoleTitle: {"search_fields": ["key", "text", "role__acronym", "note_vi"]},
    models.ReportingLine: {
        "inline_title": _("reporting lines: whom it reports to and works with"),
        "list_display": ["headline", "kind", "context", "n_citations"],
        "wording": (("kind", "manager", "context"), pair("detail")),
    },
    models.Coverage: {
        "inline_title": _("coverages: for whom it stands in"),
        "list_display": ["headline", "absent", "covering", "n_citations"],
    },
    models.StageAdvice: {"section": Section.SHARED},
    models.Participation: {"list_display": ["headline", "process", "role", "n_citations"]},
    models.Question: {"list_display": ["headline", "subject", "n_citations"]},
    models.GlossaryTerm: {
        "section": Section.SHARED,
        "list_display": ["headline", "term_en", "n_citations"],
        "wording": (pair("term"), pair("spellings"), pair("definition")),
    },
    models.Mandate: {
        "section": Section.SHARED,
        "list_display": ["headline", "kind", "form", "role", "other", "n_citations"],
        "search_fields": [
            "key",
            *pair("statement"),
            *pair("post"),
            "role__acronym",
            "other__acronym",
        ],
        "wording": (
            ("kind", "form", "size", "choice"),
            ("role", "other"),
            pair("post"),
            pair("statement"),
            pair("condition"),
        ),
    },
}
# What belongs in a field, whatever the kind.
HINTS = {
    "citations": _(
        "Every place that says it, the narrowest one; type «hrchannels 2.3» to find it."
    ),
    "is_editorial": _("Only for your own wording, such as a summary; it needs no citation."),
    "order": _("Lower numbers come first; the arrows above set it."),
    "note": _("What is odd about the statement, as full sentences: the source contradicts itself…"),
}
# {kind: the same of its own fields}, with an example, which stays Vietnamese in any language.
HINTS_OF = {
    models.RoleTitle: {
        "text": _("As the source prints it, slips included, for example «Chief Officer»."),
        "language": _("The language of the title itself."),
    },
    models.Provision: {
        "statement": _(
            "What the law lays down, in your own words and without a full stop. For example: "
            "«Được ký hợp đồng thay mặt công ty»"
        ),
        "detail": _("Conditions and exceptions that the same article makes."),
    },
    models.Responsibility: {
        "statement": _(
            "Begins with a verb, has no full stop. For example: «Phụ trách chiến lược sản phẩm»"
        ),
        "detail": _("What the source says besides, in full sentences and in your own words."),
    },
    models.RoleSkill: {
        "skill": _("Shared by all roles: look for it before you add one."),
        "strength": _(
            "No more than the source says: «phải», «cần» is required, «tốt nhất là» preferred; "
            "what it only tells of a holder is expected."
        ),
        "instead_of": _("Only for what is accepted instead: the skill that it stands in for."),
        "detail": _("What this role asks of it, for example «Từ 8 năm trở lên, có quản lý nhóm.»"),
    },
    models.ReportingLine: {
        "manager": _("The other role: the one reported to, or worked with."),
        "context": _("The company stage in which the line holds; empty: in any."),
    },
    models.Coverage: {
        "absent": _("The role that the company does not have."),
        "statement": _(
            "Who takes over what. For example: «Khi chưa có CTO, CPO quyết định cả công nghệ.»"
        ),
    },
    models.StageAdvice: {
        "roles": _("The advice stands on the pages of all these roles."),
        "statement": _("Which roles such a company needs, and why."),
    },
    models.ComparisonPoint: {
        "kind": _("A difference has a text for each role; common ground has one text for both."),
        "aspect": _("What is compared, for example «Phạm vi trách nhiệm»."),
    },
    models.Position: {
        "label": _("The side in a few words, for example «CPO lo cả sản xuất»."),
        "statement": _("What this side says, in your own words."),
    },
    models.ProcessPart: {"statement": _("One statement about the process, without a full stop.")},
    models.Participation: {
        "role": _("One of our roles, or else a department below."),
        "department": _("For example «Bộ phận tài chính»; empty where a role is named."),
        "statement": _("What it brings to the process."),
    },
    models.ProcessContrast: {"aspect": _("What is compared, for example «Tầm nhìn thời gian».")},
    models.Question: {
        "question": _("As a reader would ask it, for example «CPO khác CTO ở chỗ nào?»"),
        "answer": _("What the source answers, in your own words."),
    },
    models.GlossaryTerm: {
        "term": _(
            "As texts write it: an acronym in capitals («KPI»), other words in small letters."
        ),
        "spellings_vi": _("For example «chỉ số hiệu suất chính; chỉ số KPI»."),
        "spellings_en": _("For example «KPIs; key performance indicators»."),
        "definition": _("What it means, in one or two full sentences and in your own words."),
    },
    models.Mandate: {
        "form": _(
            "Empty: every legal form. What holds for joint-stock companies holds for public ones, "
            "unless a row of theirs says otherwise."
        ),
        "size": _("Empty: a company of any size."),
        "choice": _(
            "Rows of one form with the same word are alternatives, one of which is enough: "
            "«giam-sat»."
        ),
        "role": _("Our role that holds the seat; empty where there is none."),
        "other": _(
            "Only where the law says whether one person may hold both; empty, the seat below is "
            "the other."
        ),
        "post": _("The seat as the law calls it, for example «Hội đồng thành viên»."),
        "statement": _(
            "What the law asks for, in your own words and without a full stop. For example: "
            "«Phải có một giám đốc hoặc tổng giám đốc»"
        ),
        "condition": _(
            "What must be the case beyond form and size, for example «Khi có từ 11 cổ đông»."
        ),
    },
}
