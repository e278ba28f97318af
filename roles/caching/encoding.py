"""Which compression a client takes (RFC 9110, 12.5.3), and the compressing."""

import gzip
import re
from functools import lru_cache

import brotli

# Best first. The levels are those at which a page of 60 KB costs a few milliseconds.
COMPRESSORS = {
    "br": lambda body: brotli.compress(body, mode=brotli.MODE_TEXT, quality=7),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}
IDENTITY = "identity"
_REFUSED = re.compile(r"q\s*=\s*0(\.0*)?$")


@lru_cache(maxsize=256)
def best_encoding(accepted):
    """ "br", "gzip" or "identity" for an Accept-Encoding header."""
    offers = [part.partition(";") for part in accepted.lower().split(",")]
    wanted = {name.strip() for name, _, weight in offers if not _REFUSED.search(weight.strip())}
    return next((name for name in COMPRESSORS if name in wanted), IDENTITY)


def compress(body, encoding):
    return COMPRESSORS[encoding](body) if encoding in COMPRESSORS else body
