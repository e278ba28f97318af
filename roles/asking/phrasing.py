"""How questions are put in Vietnamese and English: the phrases that `questions` looks for.

Regular expressions on folded text. In the lines of a question, X is what it is about, Y the rest
of it, AI and WHO any way of asking for a person. A wildcard ends where a word does, and the caller
bounds the length of the text, so that no input makes matching slow.
"""

import re
from collections.abc import Callable
from functools import cache

# A language is the pattern of the words that may stand before a name and are not part of it. Each
# strips its own only: folded, «an toàn» begins with an English article.
Language = re.Pattern[str]
# The second is a pattern that `compiled` makes.
Phrases = list[tuple[Language, str]]
# When a question is first asked: all of them take 50 ms, at every start.
compiled: Callable[[str], re.Pattern[str]] = cache(re.compile)

VIETNAMESE = re.compile(
    r"^(?:(?:mot|cac|nhung|giua|tai sao|chuc danh|chuc vu|vi tri|thuat ngu|khai niem|"
    r"(?:vai tro|nhiem vu|trach nhiem|cong viec|chuc nang|y nghia|dinh nghia)(?: chinh)? cua|"
    r"(?:nen|can) (?:chon|tuyen|thue|bo nhiem)|so sanh|phan biet) )+"
)
ENGLISH = re.compile(
    r"^(?:(?:the|a|an|both|between|is|are|does|do|did|how|why|"
    r"(?:role|position|job|responsibilities|duties|meaning|definition) of|"
    r"(?:should )?(?:i|we) (?:hire|need|appoint)) )+"
)
POSSESSIVE = re.compile(r"(?<!what)(?<!who)(?<!how)['’]s\b", re.IGNORECASE)
COURTESIES = re.compile(
    r"^(?:(?:xin |vui long |da )?(?:cho (?:toi |minh |em )?|xin )hoi (?!dong )|"
    r"(?:toi |minh |em )?muon (?:hoi|biet) |xin (?:chao )?|"
    r"please |(?:can|could) you |(?:please )?tell me |(?:i want to|do you) know )+"
)
# The particles of courtesy that close a question. With marks they are nothing else; without, only
# a question word before them tells «gi a» (gì ạ) from a name that ends in «a».
PARTICLES = re.compile("(?: (?:ạ|vậy|nhỉ|nhé|thế|hả))+$")
UNMARKED_PARTICLES = re.compile(
    r"( (?:gi|ai|nao|sao|dau|khong|nhau))(?: (?:vay|the|nhi|ha|nhe|a|day|ta|nha|ban))+$"
)
TAILS = re.compile(
    r"(?: (?:(?:nhu |la |o )?(?:the nao|diem nao|cho nao)|ra sao|o dau|la gi|la ai|nhau|"
    r"(?<! hang )khong|phai khong|thi sao))+$"
)

_ANYONE = r"(?:nhung |cac )?(?:ai|nguoi nao|chuc danh nao|chuc vu nao|vi tri nao|sep nao)"
_WHOEVER = r"(?:who|whom|(?:which|what) (?:roles?|positions?|executives?|titles?|people))"
ASKING_WORD = re.compile(rf"{_ANYONE}|{_WHOEVER}|gi|nao|what|which|it|no|")


def asked_about(text: str, language: Language) -> str:
    """What is asked about, without articles, «chức danh», «như thế nào»; empty if nothing is."""
    bare = language.sub("", TAILS.sub("", f" {text}").strip())
    return "" if ASKING_WORD.fullmatch(bare) else bare


def _questions(language: Language, *lines: str) -> Phrases:
    def spelled(line: str) -> str:
        named = line.replace("X", r"(?P<x>\S.*?)").replace("Y", r"\S.*")
        return named.replace("AI", _ANYONE).replace("WHO", _WHOEVER)

    return [(language, spelled(line)) for line in lines]


MANAGER = [
    *_questions(
        VIETNAMESE,
        r"X (co |phai )*bao cao (cong viec )?(truc tiep )?(cho |voi |len |toi )?AI",
        r"X (chiu|duoi) su (quan ly|chi dao|giam sat|dieu hanh) (truc tiep )?(cua|tu|boi) AI",
        r"X (duoc|do|bi) AI (quan ly|chi dao|giam sat|dieu hanh)",
        r"X (truc thuoc|thuoc quyen|duoi quyen|la cap duoi cua) AI",
        r"(cap tren|sep|quan ly|nguoi quan ly) (truc tiep )?cua X( la AI)?",
        r"AI la (cap tren|sep|quan ly|nguoi quan ly) (truc tiep )?cua X",
        r"AI (quan ly|chi dao|giam sat) (truc tiep )?X",
        r"tren X la AI",
        r"AI bao cao (truc tiep )?(cho|voi|len) AI( quanh| o| cua| voi)? X",
        r"X (co |phai )*bao cao (truc tiep )?(cho|voi|len) Y",
    ),
    *_questions(
        ENGLISH,
        r"(to )?WHO (does|do|should|must|will) X (directly )?report( directly)?( to)?",
        r"X (directly )?reports? (directly )?to WHO",
        r"X (directly )?reports (directly )?to",
        r"(does|do|should|must) X report (directly )?to Y",
        r"WHO reports? to WHO( around| for| in)? X",
        r"WHO (manages|supervises|oversees|leads) X",
        r"WHO is (the )?(boss|manager|superior|supervisor) (of|to|above) X",
        r"WHO is X (boss|superior)",
        r"(boss|superior) of X",
    ),
]
REPORTS = [
    *_questions(
        VIETNAMESE,
        r"AI (co |phai )*bao cao (truc tiep )?(cho |voi |len |toi )?X",
        r"bao cao (truc tiep )?(cho|len) X",
        r"AI (truc thuoc|thuoc quyen|duoi quyen|la cap duoi cua) X",
        r"(cap duoi|nhan vien|nhan su) (truc tiep )?cua X( (la|gom|gom co|bao gom) AI)?",
        r"duoi (quyen )?X (la|co|gom|gom co|bao gom) AI",
        r"X (quan ly|lanh dao|chi dao|phu trach) (truc tiep )?AI",
    ),
    *_questions(
        ENGLISH,
        r"WHO (directly )?reports? (directly )?(to|under|into) X",
        r"WHO (works?|sits?|is|are) (under|below|beneath) X",
        r"WHO (does|do) X (directly )?(manage|supervise|oversee|lead)",
        r"((what|who) (are|is) )?(the )?(direct )?(reports|subordinates) (of|to) X",
        r"(roles |people |those )?reporting (directly )?to X",
        r"X direct reports",
    ),
]
DEFINE = [
    *_questions(
        VIETNAMESE,
        r"X (la )?(chu |tu )?(duoc )?viet tat( Y)? (gi|nao)",
        r"X (co nghia la|nghia la|co nghia|co y nghia|y nghia|la) "
        r"(chuc danh |chuc vu |chuc |nghe |vi tri |cap bac |cong viec |thuat ngu |nguoi )?"
        r"(gi|ai|nao|(nhu )?the nao|lam gi)",
        r"X (thi |phai |thuong |can |se )*lam (nhung |cong |cac )?(viec |cong viec )?gi",
        r"X (co |dam nhan |chiu )(nhung )?(nhiem vu|trach nhiem|vai tro|chuc nang) (la )?(gi|nao)",
        r"X (dinh nghia|khai niem|viet tat)",
        r"(the nao|ai|gi) la X",
        r"(dinh nghia|khai niem|y nghia|viet tat|tim hieu)( cua| ve)? X",
        r"(nhiem vu|vai tro|trach nhiem|cong viec|chuc nang) cua X",
    ),
    *_questions(
        ENGLISH,
        r"what (does|do) X (stands? for|means?|do)",
        r"(what|who)( is| are|s) (meant by )?X( short for| in charge of| responsible for)?",
        r"what X (stands for|means|is|does)",
        r"(what )?X (stands for|means|meaning|definition|abbreviation|full form)",
        r"(the )?(meaning|definition|abbreviation|role|responsibilities|duties) of X",
        r"(define|explain|describe) X",
    ),
]

# Who does some work: X is the work.
WORK = [
    *_questions(
        VIETNAMESE,
        r"AI (la nguoi |thuong |se |phai )*"
        r"(lo|phu trach|quan ly|dam nhan|dam trach|chiu trach nhiem|quyet dinh|quyet|lam)"
        r"( lieu)?( ve| viec| cho)* X",
    ),
    *_questions(
        ENGLISH,
        r"WHO (is |are )?(in charge of|responsible for|accountable for|handles?|manages?|owns?|"
        r"decides?( on| about)?|takes? care of|looks? after|does) X",
    ),
]

_ALIKE = r"(?:giong(?: nhau)?(?: va| hay) )?(?:khac|giong)"
_HOW = r" nhau| biet| gi| (?:nhu |o )?the nao| ra sao| o dau| (?:o )?(?:diem|cho) nao| khong| la gi"
FRAMES = [
    (
        VIETNAMESE,
        (
            r"^(?:(?:(?:so sanh|phan biet|neu|co) )?(?:su |nhung |cac |diem |gi )*"
            r"(?:giong(?: nhau)? va )?(?:khac nhau|khac biet|giong nhau|khac)(?: (?:co ban|chinh))?"
            r"(?= (?:giua|cua))|"
            r"(?:hay )?(?:so sanh|phan biet)(?: giup (?:toi|minh|em))?|giua) (?:giua |cua )?"
        ),
        (
            rf" (?:(?:co |thi )(?:diem |nhung |gi )*{_ALIKE}(?:{_HOW})*|"
            rf"(?:thi )?{_ALIKE}(?:{_HOW})+|"
            r"co phai (?:la )?mot(?: khong)?|"
            r"(?:thi )?(?:ai|nguoi nao|ben nao|chuc danh nao) (?:quyet dinh|quyet|lo|lam|phu trach|"
            r"chiu trach nhiem)(?: (?:viec |dieu |nhung |cai )?(?:gi|nao))?|"
            r"(?:(?:ai|cai nao|ben nao|chuc danh nao|chuc nao|vi tri nao) )?"
            r"(?:cao|to|lon|quan trong) hon(?: ai)?|truoc)$"
        ),
    ),
    (
        ENGLISH,
        (
            r"^(?:(?:what (?:is|are) |whats )?(?:the )?(?:main |key )?"
            r"(?:differences?|distinction|comparison|similarities) (?:between|of)|"
            r"(?:compare|comparing|contrast|distinguish)(?: between)?) "
        ),
        (
            r" (?:(?:the )?(?:differences?|comparison|compared|same thing|same)|differ|different|"
            r"who (?:decides|does|owns|handles)(?: what)?)$"
        ),
    ),
]


def _connectors(language: Language, words: str) -> Phrases:
    return [(language, rf" (?:{words})(?= )")]


CONTRASTING = [
    *_connectors(
        VIETNAMESE,
        r"(?:(?:co|thi) )?(?:(?:diem )?gi )?(?:khac|giong)(?: biet)?(?: gi| nhau)?(?: so)?"
        r"(?: voi)?|"
        r"co phai(?: la)?|so voi|(?:cao|to|lon|quan trong) hon",
    ),
    *_connectors(
        ENGLISH,
        r"vs|versus|(?:different|differs?|distinct) (?:from|to|than)|compared (?:to|with)|"
        r"(?:the )?same as",
    ),
    *_connectors(VIETNAMESE, "vs|versus"),  # where «an» is no article
]
# «với» before «và»: in «so sánh a và b với c» it is «với» that compares.
JOINING = [
    *_connectors(VIETNAMESE, "voi|hay la|hay(?! con goi)|hoac"),
    *_connectors(ENGLISH, "with|or"),
    *_connectors(VIETNAMESE, "va"),
    *_connectors(ENGLISH, "and"),
]
GAP = " "
