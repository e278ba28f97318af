"""What each kind of claim says: the lines of its form, on its own page and among its subject's.

`hints` say what belongs in a field, with an example; examples stay in Vietnamese in any language.
"""

from django.utils.translation import gettext_lazy as _

from .form_fields import pair

HINTS = {
    "citations": _(
        "Every place that says it, the narrowest one; type «hrchannels 2.3» to find it."
    ),
    "is_editorial": _("Only for your own wording, such as a summary; it needs no citation."),
    "order": _("Lower numbers come first; the arrows above set it."),
    "note": _("What is odd about the statement, as full sentences: the source contradicts itself…"),
}


class TitleWording:
    wording = (("kind", "text", "language"),)
    hints = HINTS | {
        "text": _("As the source prints it, slips included, for example «Chief Officer»."),
        "language": _("The language of the title itself."),
    }


class ResponsibilityWording:
    wording = (("area", "is_conditional"), pair("statement"), pair("detail"))
    hints = HINTS | {
        "statement": _(
            "Begins with a verb, has no full stop. For example: «Phụ trách chiến lược sản phẩm»"
        ),
        "detail": _("What the source says besides, in full sentences and in your own words."),
    }


class RequirementWording:
    wording = (("skill", "strength", "instead_of"), pair("detail"))
    autocomplete_fields = ["citations", "skill", "instead_of"]
    hints = HINTS | {
        "skill": _("Shared by all roles: look for it before you add one."),
        "strength": _(
            "No more than the source says: «phải», «cần» is required, «tốt nhất là» preferred; "
            "what it only tells of a holder is expected."
        ),
        "instead_of": _("Only for what is accepted instead: the skill that it stands in for."),
        "detail": _("What this role asks of it, for example «Từ 8 năm trở lên, có quản lý nhóm.»"),
    }


class LineWording:
    wording = (("kind", "manager", "context"), pair("detail"))
    autocomplete_fields = ["citations", "manager"]
    hints = HINTS | {
        "manager": _("The other role: the one reported to, or worked with."),
        "context": _("The company stage in which the line holds; empty: in any."),
    }


class CoverageWording:
    wording = (("absent", "kind", "stage"), pair("statement"))
    autocomplete_fields = ["citations", "absent"]
    hints = HINTS | {
        "absent": _("The role that the company does not have."),
        "statement": _(
            "Who takes over what. For example: «Khi chưa có CTO, CPO quyết định cả công nghệ.»"
        ),
    }


class QuestionWording:
    wording = (pair("question"), pair("answer"))
    hints = HINTS | {
        "question": _("As a reader would ask it, for example «CPO khác CTO ở chỗ nào?»"),
        "answer": _("What the source answers, in your own words."),
    }


class PointWording:
    wording = (
        ("kind",),
        pair("aspect"),
        pair("left_text"),
        pair("right_text"),
        pair("common_text"),
    )
    hints = HINTS | {
        "kind": _("A difference has a text for each role; common ground has one text for both."),
        "aspect": _("What is compared, for example «Phạm vi trách nhiệm»."),
    }


class PositionWording:
    wording = (pair("label"), pair("statement"))
    hints = HINTS | {
        "label": _("The side in a few words, for example «CPO lo cả sản xuất»."),
        "statement": _("What this side says, in your own words."),
    }


class PartWording:
    wording = (("kind",), pair("statement"), pair("detail"))
    hints = HINTS | {"statement": _("One statement about the process, without a full stop.")}


class ParticipationWording:
    wording = (("role",), pair("department"), pair("statement"))
    autocomplete_fields = ["citations", "role"]
    hints = HINTS | {
        "role": _("One of our roles, or else a department below."),
        "department": _("For example «Bộ phận tài chính»; empty where a role is named."),
        "statement": _("What it brings to the process."),
    }


class ContrastWording:
    wording = (pair("aspect"), pair("process_text"), pair("contrast_text"))
    hints = HINTS | {"aspect": _("What is compared, for example «Tầm nhìn thời gian».")}


class AdviceWording:
    wording = (("stage", "arrangement"), pair("statement"))
    autocomplete_fields = ["citations", "roles"]
    hints = HINTS | {
        "roles": _("The advice stands on the pages of all these roles."),
        "statement": _("Which roles such a company needs, and why."),
    }
