"""Is work spread over processes done in order, and each item once, whatever is killed meanwhile?"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.workers import _alone, spread


def work(item: str) -> str:
    """Kills its own process for `kill…`, and for `once PATH` unless the file is there; else says what it was given."""
    if item.startswith("once ") and not (mark := Path(item[5:])).exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if item.startswith("kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    return f"read {item}"


def lost(item: str) -> str:
    return f"lost {item}"


def test_results_come_in_the_order_of_the_items() -> None:
    items = [str(n) for n in range(100)]
    assert list(spread(work, items, 2, lost)) == [f"read {item}" for item in items]


def test_no_items_give_no_results() -> None:
    assert list(spread(work, [], 2, lost)) == []


def test_an_item_whose_process_was_killed_is_worked_on_again(tmp_path: Path) -> None:
    items = [str(n) for n in range(60)]
    items[3:3], items[40:40] = [f"once {tmp_path / 'a'}"], [f"once {tmp_path / 'b'}"]
    assert list(spread(work, items, 2, lost)) == [f"read {item}" for item in items]
    assert (tmp_path / "b").exists()


def test_an_item_killed_when_it_is_first_tried_alone_is_tried_once_more(tmp_path: Path) -> None:
    """The pool broke on another item before this one was begun."""
    items = [f"once {tmp_path / 'a'}"]
    assert list(_alone(work, items, lost)) == [f"read {items[0]}"]


def test_an_item_that_kills_twice_is_lost_and_the_others_are_not() -> None:
    items = [str(n) for n in range(40)]
    items[3:3], items[11:11], items[40:40] = ["kill 1"], ["kill 2"], ["kill 3"]
    assert list(spread(work, items, 2, lost)) == [f"{'lost' if item.startswith('kill') else 'read'} {item}" for item in items]


def test_if_all_processes_are_killed_it_is_said() -> None:
    with pytest.raises(KgError, match="3 documents in a row") as error:
        list(spread(work, ["kill"] * 20, 2, lost))
    assert "--jobs" in error.value.hint


def test_only_a_few_items_are_held() -> None:
    taken = 0

    def items() -> Iterator[str]:
        nonlocal taken
        for n in range(1000):
            taken += 1
            yield str(n)

    results = spread(work, items(), 2, lost)
    assert next(results) == "read 0"
    assert taken <= 48
    list(results)
    assert taken == 1000


PARENT = """
from tests.test_workers import slow
from kg.workers import spread
if __name__ == "__main__":
    for pid in spread(slow, range(64), 2, str):
        print(pid, flush=True)
"""


def slow(_: int) -> int:
    time.sleep(0.02)
    return os.getpid()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for the processes in /proc")
def test_workers_do_not_outlive_a_parent_that_is_killed(tmp_path: Path) -> None:
    (tmp_path / "parent.py").write_text(PARENT)
    env = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    with subprocess.Popen([sys.executable, tmp_path / "parent.py"], stdout=subprocess.PIPE, text=True, env=env) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        assert _lives(worker)
        parent.kill()
    deadline = time.monotonic() + 10
    while _lives(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(worker)


def _lives(pid: int) -> bool:
    """Whether a process is there and no zombie that nobody has fetched yet."""
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
