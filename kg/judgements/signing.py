"""Who judges, and when?"""

from __future__ import annotations

import getpass
import os
from datetime import UTC, datetime

from kg.errors import Exit, KgError


def signer(by: str | None) -> str:
    """The name given, else KG_USER, else the login name; KgError (usage) where there is none."""
    if name := (by or os.environ.get("KG_USER") or "").strip():
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # nobody with this number in the system: a container
        raise KgError("who judges?", hint="--by NAME, or export KG_USER=NAME", exit_code=Exit.USAGE) from None


def now() -> str:
    """The time in UTC, fine enough that two judgements of one person are two."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
