"""What each kind of claim says: the lines of its form, on its own page and among its subject's."""

from .fields import pair


class TitleWording:
    wording = (("kind", "text", "language"),)


class ResponsibilityWording:
    wording = (("area",), pair("statement"), pair("detail"))


class RequirementWording:
    wording = (("skill",), pair("detail"))
    autocomplete_fields = ["citations", "skill"]


class LineWording:
    wording = (("kind", "manager", "context"), pair("detail"))
    autocomplete_fields = ["citations", "manager"]


class CoverageWording:
    wording = (("absent", "kind", "stage"), pair("statement"))
    autocomplete_fields = ["citations", "absent"]


class QuestionWording:
    wording = (pair("question"), pair("answer"))


class PointWording:
    wording = (
        ("kind",),
        pair("aspect"),
        pair("left_text"),
        pair("right_text"),
        pair("common_text"),
    )


class PositionWording:
    wording = (pair("label"), pair("statement"))


class PartWording:
    wording = (("kind",), pair("statement"), pair("detail"))


class ParticipationWording:
    wording = (("role",), pair("department"), pair("statement"))
    autocomplete_fields = ["citations", "role"]


class ContrastWording:
    wording = (pair("aspect"), pair("process_text"), pair("contrast_text"))
