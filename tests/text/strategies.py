"""Texts as readers type them: Vietnamese in both compositions, acronyms, and plain noise."""

import unicodedata

from hypothesis import strategies as st

from roles.vietnamese.folding import ALPHABET, TONES, VOWELS

# Every letter of Vietnamese that English lacks, and the toned English vowels: 134, with the
# twelve unmarked vowels 146 in the two cases.
VOWEL_LETTERS = [unicodedata.normalize("NFC", v + t) for v in VOWELS for t in ["", *TONES]]
LETTERS = sorted({*VOWEL_LETTERS, "đ", *(v.upper() for v in VOWEL_LETTERS), "Đ"})

_SYLLABLES = """
    giám đốc sản xuất nhà máy hòa hoà thủy thuỷ quý qúy ý ở y tế điều hành kinh doanh và hay
    với là gì ai báo cáo cho nghiên cứu phát triển tuần chay tuân thủ CPO cto S&OP C.P.O. R&D
    chief product officer what is a the who reports to difference between or vs
"""

syllables = st.sampled_from(_SYLLABLES.split())
sentences = st.lists(syllables, max_size=12).map(" ".join)
pseudo_words = st.text(alphabet=[*ALPHABET, *LETTERS], min_size=1, max_size=6)
separators = st.sampled_from([" ", "  ", ".", "-", " & ", ", ", "\t", "\u200b", "/", "\u00a0", "’"])
mixtures = st.lists(st.one_of(syllables, pseudo_words, separators), max_size=15).map("".join)
texts = st.one_of(sentences, mixtures, st.text(max_size=80))


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)
