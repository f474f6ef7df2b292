"""What ``.zip`` and ``.gz`` files hold, unpacked in memory and within bounds: nothing is written to disk, so no
member's name can lead anywhere.

A bomb shows itself by its ratio or its size before it is unpacked, or, where its header lies, when the bytes come.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.models import ReadError

MAX_DEPTH = 2
"""How deep archives may lie in archives: an archive within an archive is read, one within that is not."""
MAX_MEMBERS = 100_000
"""How many members one archive may have."""
MAX_UNPACKED = 2**29
"""How many bytes one member, and how many all members held at once, may have (512 MiB)."""
MAX_RATIO = 200
"""How many times its packed size a member may have; text packs to a third or a tenth, so this is no text."""
_SMALL = 2**20  # bytes up to which a ratio says nothing
_CHUNK = 2**20
_UTF8_NAME = 0x800  # APPNOTE.TXT 4.4.4, general purpose bit 11
_ENCRYPTED = 0x1  # the same, bit 0


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive; ``path`` is the archive's path and the file's name in it."""

    path: str
    _archive: zipfile.ZipFile
    _info: zipfile.ZipInfo

    def read(self) -> bytes:
        """The member's bytes. Raises ReadError where it is encrypted, damaged or larger than the bounds."""
        info = self._info
        if info.flag_bits & _ENCRYPTED:
            raise ReadError(self.path, "encrypted", "unpack it with its password and give the file")
        _check(self.path, info.file_size, info.compress_size)
        try:
            with self._archive.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise ReadError(self.path, f"damaged ({error})", "pack it again") from None
        if len(data) > info.file_size:
            raise ReadError(self.path, "larger than its header says", "pack it again")
        return data


def zip_members(data: bytes, path: str) -> Iterator[Member]:
    """The files in the zip archive ``data``, by name; folders, hidden files and macOS's resource forks left out.

    Raises ReadError where ``data`` is no zip archive or has too many members."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ReadError(path, f"no zip archive ({error})", "pack it again") from None
    infos = archive.infolist()
    if len(infos) > MAX_MEMBERS:
        raise ReadError(path, f"{len(infos):,} files in one archive", f"at most {MAX_MEMBERS:,}: split it")
    # The archive stays open as long as a member may be read; it is in memory, so nothing need be closed.
    for name, info in sorted(((_name(info), info) for info in infos), key=lambda row: row[0]):
        parts = name.split("/")
        if not info.is_dir() and parts[0] != "__MACOSX" and not any(part.startswith(".") for part in parts):
            yield Member(f"{path}/{name}", archive, info)


def gunzip(data: bytes, path: str) -> bytes:
    """The contents of the gzip file ``data`` (RFC 1952; several members are read as one).

    Raises ReadError where it is damaged, cut short or larger than the bounds."""
    pieces: list[bytes] = []
    size = 0
    rest = data
    while rest:
        unpacker = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        while not unpacker.eof:
            try:
                piece = unpacker.decompress(rest, _CHUNK)
            except zlib.error as error:
                raise ReadError(path, f"damaged ({error})", "pack it again") from None
            rest = unpacker.unconsumed_tail
            if not piece and not rest and not unpacker.eof:
                raise ReadError(path, "cut short", "fetch or pack it again")
            pieces.append(piece)
            size += len(piece)
            _check(path, size, len(data))
        rest = unpacker.unused_data.lstrip(b"\0")  # padding
    return b"".join(pieces)


def _check(path: str, size: int, packed: int) -> None:
    if size > MAX_UNPACKED:
        raise ReadError(path, f"unpacks to more than {MAX_UNPACKED:,} bytes", "unpack and split it")
    if size > _SMALL and size > MAX_RATIO * packed:
        raise ReadError(path, f"unpacks to {size // max(packed, 1)} times its size", "this is no text: leave it out")


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name with ``/``; where nothing says that it is UTF-8 it is what Chinese Windows writes, GBK."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            raw = b""
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding) or name
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/").lstrip("/")
