# isort: off
# In the order of files, histories and sheets (see `content`).
from .sources import Citation, Source
from .claims import Claim, Publishable
from .functions import Area, Function
from .roles import Responsibility, Role, RoleSkill, RoleTitle, Skill
from .provisions import Provision
from .reporting import Coverage, ReportingLine, StageAdvice
from .comparisons import Comparison, ComparisonPoint
from .disputes import Dispute, Position
from .processes import Participation, Process, ProcessContrast, ProcessPart
from .page_questions import Question
from .glossary import GlossaryTerm
from .mandates import Mandate
from .usage import Crosswalk, TitleUsage

# isort: on
from .acceptances import Acceptance
from .link_checks import LinkCheck
from .moved import FormerPage, FormerSlug
from .pacing import PaceCount
from .reports import MistakeReport
from .revision import ContentRevision
from .search import SearchEntry, SearchName, SearchPosting, SearchWord
from .seeds import SeedRecord
from .waiting import WaitingFile
from .working_copies import WorkingCopy
