"""The models of what editors write: seeded, exported, and kept in the history."""

from .comparisons import Comparison, ComparisonPoint
from .disputes import Dispute, Position
from .page_questions import Question
from .processes import Participation, Process, ProcessContrast, ProcessPart
from .reporting import Coverage, ReportingLine, StageAdvice
from .roles import Responsibility, Role, RoleSkill, RoleTitle, Skill
from .sources import Citation, Source
from .usage import Crosswalk, TitleUsage

# A row refers only to rows of models before its own.
MODELS = (
    Source,
    Citation,
    Skill,
    Role,
    RoleTitle,
    Responsibility,
    RoleSkill,
    ReportingLine,
    Coverage,
    StageAdvice,
    Comparison,
    ComparisonPoint,
    Dispute,
    Position,
    Process,
    ProcessPart,
    Participation,
    ProcessContrast,
    Question,
    TitleUsage,
    Crosswalk,
)
