"""Which texts exist in Vietnamese and English. Vietnamese is required, English may follow."""

from modeltranslation.translator import TranslationOptions, translator

from . import models


def bilingual(model, *names, optional=()):
    options = {"fields": (*names, *optional), "required_languages": {"vi": names}}
    translator.register(model, type("Options", (TranslationOptions,), options))


def bilingual_claim(model, *names, optional=()):
    bilingual(model, *names, optional=(*optional, "note"))


bilingual(models.Source, optional=("note",))
bilingual(models.Role, "name", "summary")
bilingual(models.Skill, "name")
bilingual(models.Comparison, "question", "summary")
bilingual(models.Dispute, "question", optional=("reading",))
bilingual(models.Process, "name", "summary", optional=("contrast_name",))
bilingual(models.TitleUsage, optional=("reports_to", "condition", "note"))
bilingual(models.Crosswalk, optional=("place", "note"))

bilingual_claim(models.RoleTitle)
bilingual_claim(models.Responsibility, "statement", optional=("detail",))
bilingual_claim(models.RoleSkill, optional=("detail",))
bilingual_claim(models.ReportingLine, optional=("detail",))
bilingual_claim(models.Coverage, "statement")
bilingual_claim(models.StageAdvice, "statement")
bilingual_claim(
    models.ComparisonPoint, "aspect", optional=("left_text", "right_text", "common_text")
)
bilingual_claim(models.Position, "label", "statement")
bilingual_claim(models.ProcessPart, "statement", optional=("detail",))
bilingual_claim(models.Participation, "statement", optional=("department",))
bilingual_claim(models.ProcessContrast, "aspect", "process_text", "contrast_text")
bilingual_claim(models.Question, "question", "answer")
