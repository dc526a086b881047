"""What went wrong, where, and what to do next: the one error type that a user meets."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of every command (see the command line contract)."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    PARTLY = 3


class KgError(Exception):
    """An error meant for the user: what, in which file, at which place, which value; and the next thing to type.

    Raised everywhere, caught at two borders only: the border of one document (it is listed as refused and the
    batch goes on) and the command line.
    """

    def __init__(self, message: str, *, hint: str = "", exit_code: Exit = Exit.FAILED) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code

    def __str__(self) -> str:
        return f"{self.message}\n  hint: {self.hint}" if self.hint else self.message

    def __reduce__(self) -> tuple[object, ...]:
        """Keep hint and exit code when an error crosses from a worker process to its parent."""
        return _rebuild, (self.message, self.hint, int(self.exit_code))


def _rebuild(message: str, hint: str, exit_code: int) -> KgError:
    return KgError(message, hint=hint, exit_code=Exit(exit_code))
