"""Bytes to text: UTF-8, with or without its mark, UTF-16 with one, else GB 18030 (GBK, GB 2312).

GB 18030 (GB 18030-2005) maps every code point, so it is tried last and only what it maps is taken: a place that
neither encoding can read is an error that names it.
"""

from __future__ import annotations

import codecs
import re

from nlp.models import ReadError

_MARKED = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# What GB 18030 reads is text only if it is: bytes of another encoding come out as controls or private-use characters.
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufffe\uffff]")


def decode(data: bytes, path: str) -> str:
    """The text of ``data``, which came from the file ``path``, its byte order mark dropped.

    Raises ReadError, naming the byte, where the bytes are no text in any of these encodings.
    """
    for mark, name in _MARKED:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name)
            except UnicodeDecodeError as error:
                raise _unreadable(path, name.upper(), len(mark) + error.start) from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        valid = sum(char > "\u07ff" for char in data[: error.start].decode("utf-8"))
        # Text in GB 18030 hardly holds one well-formed sequence of three bytes before the first that is not.
        if valid > 1 or (valid and error.reason == "unexpected end of data"):
            raise _unreadable(path, "UTF-8", error.start) from None
    else:
        if (nul := text.find("\x00")) >= 0:
            raise ReadError(path, "not a text file (it holds a NUL)", "give text, not binary data", _byte(text, nul))
        return text
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _unreadable(path, "UTF-8 or GB 18030", error.start) from None
    if odd := _NOT_TEXT.search(text):
        raise _unreadable(path, "UTF-8 or GB 18030", len(text[: odd.start()].encode("gb18030")))
    return text


def _byte(text: str, index: int) -> str:
    return f"byte {len(text[:index].encode('utf-8'))}"


def _unreadable(path: str, encoding: str, place: int) -> ReadError:
    return ReadError(path, f"not {encoding}", "save it as UTF-8", f"byte {place}")
