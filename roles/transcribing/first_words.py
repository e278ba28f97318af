"""The words of a passage by which a link opens it: a few, and only once in the article. Pure."""

from .pasted_lines import lines_of, plain

FEWEST, MOST = 3, 6
LONGEST = 120  # characters
TRIED = 40  # words of a passage at which the words may begin
_AROUND = " «»“”„\"'‘’()[]{}<>.,;:!?…–—-•*·/|"


def first_words(passage: str, article: str) -> str:
    """Three to six words of `passage` that stand once in `article`; "" if none do.

    The earliest that do, and of these the fewest: a link that needs less survives more.
    """
    ground = " ".join(lines_of(article)).casefold()
    for line in lines_of(passage):
        for words in _candidates(line.strip(_AROUND).split()):
            if len(words) <= LONGEST and _once(words.casefold(), ground):
                return words
    return ""


def _candidates(words: list[str]) -> list[str]:
    found = []
    for at in range(min(len(words), TRIED)):
        most = min(MOST, len(words) - at)
        for number in range(min(FEWEST, most), most + 1):
            text = plain(" ".join(words[at : at + number])).strip(_AROUND)
            if any(letter.isalnum() for letter in text):
                found.append(text)
    return found


def _once(words: str, ground: str) -> bool:
    first = ground.find(words)
    return first >= 0 and ground.find(words, first + 1) < 0
