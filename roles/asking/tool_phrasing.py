"""How readers ask for a role description, and for whom a company needs: patterns and traits.

Regular expressions on folded text, for whole queries. In the lines, X is the role, COMPANY any way
of naming a company, WANTED any way of asking for roles. What is not listed is no trait of a
company: «công ty hợp danh» is none that the planner knows, and so no way to it.
"""

import re

from .phrasing import ENGLISH, VIETNAMESE, Language

# (the language of the line, the pattern, whether its company must have a trait)
Line = tuple[Language, str, bool]


def _lines(language: Language, tokens: dict[str, str], *lines: str) -> list[Line]:
    def spelled(line: str) -> str:
        for token, pattern in tokens.items():
            line = line.replace(token, pattern)
        return line.replace("X", r"(?P<x>\S.*?)")

    # «!» before a line: only of a company with a trait, as «sơ đồ công ty» may mean any chart.
    return [(language, spelled(line.removeprefix("!")), line.startswith("!")) for line in lines]


_JD_VI = (
    r"(?:(?:ban |bang |phieu )?mo ?ta (?:ve )?(?:cong ?viec|chuc danh|vi tri(?: cong viec)?|cv)|"
    r"(?:ban )?(?:mtcv|jds?|job descriptions?)(?: tuyen dung)?)"
)
_MAKE_VI = (
    r"(?:(?:toi |minh |em )?(?:can |muon )?(?:soan(?: thao)?|viet|tao|lap|lam|xay dung|tim|tai|"
    r"xin|download|huong dan|cach|vi du(?: ve)?|tham khao|file|form|bieu|mau|template|nhung|cac|"
    r"mot|ve|word|tu dong) )*"
)
_LIKE_VI = (
    r"(?: (?:mau|file|word|docx?|pdf|chi tiet|day du|chuan|don gian|moi nhat|song ngu|"
    r"(?:bang )?tieng (?:anh|viet)|nhu the nao|the nao|tuyen dung|template|online|20\d\d))*"
)
_JD_EN = (
    r"(?:jds?|(?:job|role|position) (?:descriptions?|desc|profiles?|specs?|specifications?|posting)"
    r"|duty statements?)"
)
_MAKE_EN = (
    r"(?:(?:how (?:to|do i|can i)|i (?:need|want)(?: to)?|write|writing|create|draft|make|compose|"
    r"build|generate|find|get|download|a|an|the|my|our|of|free|sample|samples|standard|good|"
    r"example|examples|template|templates) )*"
)
_LIKE_EN = (
    r"(?: (?:templates?|samples?|examples?|format|generator|writer|builder|maker|word|docx?|pdf|"
    r"(?:in )?(?:vietnamese|english|word)|download|free|online))*"
)
_JD = {"MAKE_VI": _MAKE_VI, "JD_VI": _JD_VI, "LIKE_VI": _LIKE_VI} | {
    "MAKE_EN": _MAKE_EN,
    "JD_EN": _JD_EN,
    "LIKE_EN": _LIKE_EN,
}
# One person for two roles: «mô tả công việc CEO kiêm CTO».
BOTH = re.compile(r" (?:, )?(?:kiem(?: nhiem)?(?: luon| ca)?|cum|who is also|doubling as) ")
# One description each: «jd CEO, CTO và CFO». In names, «và» is a word and a comma is none.
LISTED = re.compile(" , ")
EACH = re.compile(r" (?:, )?(?:va|hoac|and|or) | , ")

_TRAIT_VI = (
    r"(?:tnhh|trach nhiem huu han|co phan|cp|dai chung|niem yet|"
    r"(?:mot|1|hai|2|nhieu) ?(?:thanh vien|tv)(?: tro len)?|mtv|"
    r"sieu nho|nho(?: va vua)?|vua(?: va nho)?|lon|smes?|gia dinh|khoi nghiep|start ?up|"
    r"moi(?: (?:thanh lap|mo|lap|ra doi|khoi nghiep))?|"
    r"san xuat|che tao|phan mem|cong nghe(?: thong tin)?|saas|thuong mai(?: dien tu)?|ban le|"
    r"ban buon|phan phoi|xuat nhap khau|dich vu|tu van|xay dung|"
    r"(?:(?:co|quy mo|khoang|chung|chi|tren|duoi|gan|hon) )*"
    r"\d{1,6} (?:nguoi|nhan vien|nhan su|lao dong)|(?:o |tai )?viet nam|"
    r"(?:cua |ben )?(?:chung toi|chung minh|toi(?! thieu)|minh|em|ban|anh|chi)|"
    r"(?:do )?(?:mot |nhieu )?(?:ca nhan|to chuc)(?: (?:lam chu(?: so huu)?|so huu|thanh lap))?)"
)
_COMPANY_VI = (
    r"(?:cac |mot |nhung |moi |loai hinh )*(?P<company>(?:cong ty|doanh nghiep|cty|dn|ctcp|"
    rf"start ?up|tap doan|smes?|xuong|nha may|khoi nghiep|doi ngu|team)(?: {_TRAIT_VI})*+)"
)
COMPOSE = [
    *_lines(
        VIETNAMESE,
        _JD | {"COMPANY": _COMPANY_VI},
        r"MAKE_VIJD_VILIKE_VI(?: (?:(?:co )?(?:nghia )?la gi|gom (?:nhung )?gi))?",
        r"MAKE_VIJD_VILIKE_VI(?: (?:cho|cua|ve|cho nguoi|nguoi))* XLIKE_VI",
        r"MAKE_VIJD_VILIKE_VI X(?: (?:o|cua|trong|tai|cho))? COMPANYLIKE_VI",
        r"MAKE_VIX JD_VILIKE_VI",
    ),
    *_lines(
        ENGLISH,
        _JD,
        r"MAKE_ENJD_ENLIKE_EN",
        r"MAKE_ENJD_ENLIKE_EN (?:(?:for|of) )?XLIKE_EN",
        r"MAKE_ENX JD_ENLIKE_EN",
    ),
]
_TITLES_VI = (
    r"(?:chuc danh|chuc vu|vi tri|vai tro|lanh dao|nhan su|c ?level|c suite|giam doc|nguoi|sep)"
    r"(?: (?:quan ly|lanh dao|dieu hanh|chu chot|cap cao|quan trong|bat buoc|can thiet|c ?level))*"
)
_WANTED_VI = (
    rf"(?:(?:nhung |cac )?(?:ai|{_TITLES_VI} (?:nao|gi))|(?:nhung|cac|may|bao nhieu) {_TITLES_VI})"
    r"(?: (?:truoc(?: tien| het)?|dau tien|tiep theo|som nhat|nhat|la du|thi du|moi du))*"
    r"(?: theo (?:luat|phap luat|quy dinh)(?: doanh nghiep)?(?: 20\d\d)?)?"
)
_ACQUIRE = r"(?:co|tuyen(?: dung)?|thue|bo nhiem|them|moi|chon|xay dung)"
_TOKENS_VI = {
    "COMPANY": _COMPANY_VI,
    "WANTED": _WANTED_VI,
    "TITLES": _TITLES_VI,
    "MUST": r"(?:(?:thi|se|bat buoc|it nhat|toi thieu|nhat thiet|thuong|theo luat) )*"
    rf"(?:(?:can|phai|nen|bat buoc)(?: phai)?(?: {_ACQUIRE})*|{_ACQUIRE}|gom(?: co)?|bao gom)",
    "SHOULD": rf"(?:(?:can|nen|phai)(?: phai)?(?: {_ACQUIRE})*|tuyen|thue|bo nhiem)",
    "ACQUIRE": _ACQUIRE,
    # What the law calls a seat and no role of ours is called.
    "SEATS": r"(?:ban kiem soat|kiem soat vien|hoi dong thanh vien|uy ban kiem toan|"
    r"kiem toan noi bo|chu tich cong ty|nguoi dai dien theo phap luat|"
    r"thanh vien (?:hoi dong quan tri |hdqt )?doc lap)",
    "BEGIN": r"(?:(?:theo )?luat(?: doanh nghiep)?(?: 20\d\d)?(?: quy dinh| thi)* )?"
    r"(?P<begin>(?:(?:khi|de|luc|neu|muon|moi|toi|minh|em) )*"
    r"(?:(?:thanh lap|mo|lap|van hanh|dieu hanh|xay dung) )?)",
    "IN": r"(?:trong|cua|o|cho|doi voi|tai|voi|khi thanh lap|de thanh lap)",
}
_TRAIT_EN = (
    r"(?:a|an|the|my|our|your|every|any|each|new|young|growing|early stage|small|tiny|micro|"
    r"medium(?: sized?)?|mid sized?|large|big|tech|technology|software|saas|it|manufacturing|"
    r"trading|trade|retail|e ?commerce|services?|consulting|public|listed|joint stock|"
    r"shareholding|limited|limited liability|(?:single|one|two|multi) (?:member|person)|start ?up|"
    r"vietnamese|family|\d{1,6} (?:person|people|employee|member|man))"
)
_COMPANY_EN = (
    rf"(?P<company>(?:{_TRAIT_EN} )*(?:company|companies|business(?:es)?|firms?|start ?ups?|"
    r"corporations?|enterprises?|llcs?|jscs?|smes?|factory|organi[sz]ation|team)"
    r"(?: (?:of|with|under|over|has|having|about|around|in vietnam|vietnam|one|two|several|"
    r"\d{1,6}|people|persons|employees|staff|workers|members?|owned by (?:an? )?(?:individual|"
    r"person|organi[sz]ation|company)))*)"
)
_TITLES_EN = (
    r"(?:(?:c level|c suite|executive|leadership|management|senior|key|top|first|new|officer) )*"
    r"(?:roles?|positions?|executives?|titles?|officers?|people|leaders?|managers?|hires?|jobs?)"
)
_NEED_EN = r"(?:need|have|hire|appoint|require|recruit)(?: to (?:have|hire|appoint|recruit))?"
_NEEDED_EN = (
    r"(?:needed|required|mandatory|compulsory|necessary|obligatory|essential|statutory|must have|"
    r"legally required|required by law|mandatory by law|important)"
)
_TOKENS_EN = {
    "COMPANY": _COMPANY_EN,
    "WANTED": rf"(?:who|whom|(?:which|what) {_TITLES_EN})",
    "TITLES": _TITLES_EN,
    "NEEDED": _NEEDED_EN,
    "NEED": rf"(?:(?:really|legally|first|actually|also) )*{_NEED_EN}",
    "FIRST": r"(?: (?:first|next|by law|legally|now|early|in vietnam))*",
}
# Whom a company needs, or (with X) whether and when it needs a role.
PLAN = [
    *_lines(
        VIETNAMESE,
        _TOKENS_VI,
        r"BEGINCOMPANY MUST WANTED",
        r"(?:(?:toi|minh|em|chung toi|ben minh|quyet dinh) )*SHOULD WANTED",
        r"BEGINCOMPANY (?:MUST )?(?:TITLES )(?:bat buoc )?(?:nao|gi)",
        r"(?:nhung |cac |danh sach )*TITLES (?:nao )?(?:can|phai|nen|bat buoc)(?: phai)?(?: co)? "
        r"(?:IN )?COMPANY",
        r"(?:nhung |cac |danh sach )*TITLES bat buoc (?:phai co )?(?:IN )?COMPANY",
        r"!(?:nhung|cac|danh sach) (?:cac )?TITLES (?:IN )?COMPANY",
        r"(?:nhung )?ai (?:can|phai|nen|bat buoc)(?: phai)?(?: co)?(?: mat)? IN COMPANY",
        r"!(?:co cau(?: to chuc)?(?: quan ly)?|bo may(?: (?:quan ly|lanh dao|to chuc|dieu hanh))*|"
        r"(?:so do|mo hinh) (?:co cau )?to chuc|ban (?:lanh dao|giam doc|dieu hanh)|"
        r"doi ngu lanh dao) (?:IN )?COMPANY(?: (?:gom|bao gom|co)(?: co)?(?: WANTED)?)?",
        r"COMPANY (?:co )?(?:can|phai|nen|bat buoc|nhat thiet)(?: (?:can|phai|co|nen))*"
        r"(?: ACQUIRE)* X (?:hay )?(?:khong|chua)",
        r"COMPANY (?:co )?(?:can|phai|nen|bat buoc|nhat thiet)(?: (?:can|phai|co|nen))*"
        r"(?: ACQUIRE)* SEATS (?:hay )?(?:khong|chua)",
        r"(?:khi|luc) nao (?:thi )?(?:COMPANY )?(?:moi )?(?:can|nen|phai)(?: phai)?(?: ACQUIRE)* X",
        r"bao gio (?:thi )?(?:COMPANY )?(?:moi )?(?:can|nen|phai)(?: phai)?(?: ACQUIRE)* X",
    ),
    *_lines(
        ENGLISH,
        _TOKENS_EN,
        r"WANTED (?:do|does|should|must|would|will) (?:COMPANY|i|we|you|they) NEEDFIRST",
        r"WANTED (?:to|should be|must be) (?:hired?|appoint(?:ed)?|recruit(?:ed)?)FIRST"
        r"(?: (?:in|for|at|by) COMPANY)?FIRST",
        r"WANTED (?:is |are |must be )?(?:NEEDED )(?:in |for |by |at |of |to (?:run|start|found) )"
        r"COMPANYFIRST",
        r"WANTED must COMPANY have(?: by law)?",
        r"(?:the )?(?:(?:NEEDED|first|key) )+TITLES (?:in|of|for|at) COMPANYFIRST",
        r"(?:the )?TITLES (?:that are |which are )?NEEDED (?:in|of|for|at|by|to run) COMPANYFIRST",
        r"(?:the )?TITLES (?:that |which )?COMPANY (?:needs?|must have|has to have|requires?)FIRST",
        r"!(?:the )?(?:organi[sz]ation(?:al)? (?:structure|chart)|org chart|management structure|"
        r"(?:leadership|management|executive) team) (?:of|for|in) COMPANY",
        r"!COMPANY (?:organi[sz]ation(?:al)? (?:structure|chart)|org chart|management structure|"
        r"(?:leadership|management|executive) team|hiring plan|first hires)",
        r"!(?:hiring plan|first hires) (?:for|of|in) COMPANY",
        r"(?:does|do|should|must|will|would) (?:COMPANY|i|we) NEED XFIRST",
        r"when (?:does|do|should|must|to) (?:COMPANY |i |we )?NEED XFIRST",
    ),
]

# What the words for a company tell of it, the surest first: {pattern: value of the planner's form}.
# Where they leave open which form, there are several.
FORMS: list[tuple[str, tuple[str, ...]]] = [
    (r"dai chung|niem yet|public|listed", ("public",)),
    (r"co phan|cp|ctcp|joint stock|shareholding|jscs?", ("joint_stock",)),
    (r"(?:hai|2|nhieu) ?(?:thanh vien|tv)|(?:two|multi) member|two members", ("llc_members",)),
    (
        r"(?:do )?(?:mot )?to chuc|owned by (?:an? )?(?:organi[sz]ation|company)",
        ("llc_organisation",),
    ),
    (r"ca nhan|owned by (?:an? )?(?:individual|person)", ("llc_person",)),
    (
        r"(?:mot|1) ?(?:thanh vien|tv)|mtv|(?:one|single) (?:member|person)|one member",
        ("llc_person", "llc_organisation"),
    ),
    (
        r"tnhh|trach nhiem huu han|limited(?: liability)?|llcs?",
        ("llc_person", "llc_organisation", "llc_members"),
    ),
]
STAGES = {
    r"start ?ups?|khoi nghiep|moi|new|early stage|young": "startup",
    r"smes?|nho va vua|vua va nho": "sme",
    r"tap doan|corporations?|enterprises?": "large",
}
SIZES = {
    r"sieu nho|micro|tiny": "micro",
    r"nho(?! va vua)|small": "small",
    r"vua(?! va nho)|medium|mid": "medium",
    r"lon|large|big": "large",
}
TRADES = {
    r"san xuat|che tao|xuong|nha may|manufacturing|factory": "makes",
    r"phan mem|cong nghe|saas|software|tech|technology|it": "software",
    r"thuong mai|ban (?:le|buon)|phan phoi|xuat nhap khau|trad(?:e|ing)|retail": "trade",
    r"dich vu|tu van|services?|consulting": "services",
}
PEOPLE = re.compile(
    r"\b(\d{1,6})(?: (?:nguoi|nhan vien|nhan su|lao dong|person|people|persons|employees?|staff|"
    r"workers|man)\b|$)"
)

# For mending what is mistyped, whether or not a page has them.
WORDS = [
    *("startup", "company", "roles", "positions", "job", "description", "template"),
    *("cong", "ty", "doanh", "nghiep", "co", "phan", "dai", "chung"),
    *("chuc", "danh", "vi", "tri", "mo", "ta", "viec"),
]
