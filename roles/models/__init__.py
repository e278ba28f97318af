from .claims import Claim, Publishable
from .comparisons import Comparison, ComparisonPoint
from .disputes import Dispute, Position
from .moved import FormerSlug
from .page_questions import Question
from .processes import Participation, Process, ProcessContrast, ProcessPart
from .reporting import Coverage, ReportingLine, StageAdvice
from .reports import MistakeReport
from .revision import ContentRevision
from .roles import Responsibility, Role, RoleSkill, RoleTitle, Skill
from .search import SearchEntry, SearchName, SearchPosting, SearchWord
from .seeds import SeedRecord
from .sources import Citation, Source
from .usage import Crosswalk, TitleUsage
from .waiting import WaitingFile

__all__ = [
    "Citation",
    "Claim",
    "Comparison",
    "ComparisonPoint",
    "ContentRevision",
    "Coverage",
    "Crosswalk",
    "Dispute",
    "FormerSlug",
    "MistakeReport",
    "Participation",
    "Position",
    "Process",
    "ProcessContrast",
    "ProcessPart",
    "Publishable",
    "Question",
    "ReportingLine",
    "Responsibility",
    "Role",
    "RoleSkill",
    "RoleTitle",
    "SearchEntry",
    "SearchName",
    "SearchPosting",
    "SearchWord",
    "SeedRecord",
    "Skill",
    "Source",
    "StageAdvice",
    "TitleUsage",
    "WaitingFile",
]
