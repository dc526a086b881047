"""What becomes of a document that cannot be read: is it named, and do the others go on?"""

import os
import signal
from pathlib import Path

import pytest

import kg.extractors
from kg.errors import Exit, KgError
from kg.model import Document
from kg.pipeline import Extracted, Refused, Result, _lost, extract_all
from kg.workers import spread

TEXT = "اتهم وزير النقل سالم نصر شركة المرافئ بالإهمال."


def dies(item: Document | Refused) -> Result:
    """What happens to a process whose document is too large for the memory."""
    if isinstance(item, Document) and item.id == "huge":
        os.kill(os.getpid(), signal.SIGKILL)
    return Extracted(item, (), ()) if isinstance(item, Document) else item


def test_a_document_that_kills_its_process_is_refused_by_name() -> None:
    refused = Refused("in.jsonl, line 3", "is not JSON")
    items = [Document("a", TEXT), refused, Document("huge", TEXT, outlet="صوت الساحل", date="2024-03-05"), Document("b", TEXT)]
    first, second, third, fourth = spread(dies, items, 2, _lost)
    assert second == refused
    assert isinstance(third, Refused)
    assert (third.place, third.outlet, third.date) == ("huge", "صوت الساحل", "2024-03-05")
    assert "killed" in third.reason
    assert "--jobs 1" in third.hint
    assert [r.document.id for r in (first, fourth) if isinstance(r, Extracted)] == ["a", "b"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_in_another_language_is_refused_and_the_others_go_on(jobs: int) -> None:
    documents = [Document("a", TEXT, lang="ar"), Document("b", "Il ministro accusa.", lang="it"), Document("c", TEXT, lang="ar")]
    results = list(extract_all(documents, jobs=jobs, reader="fast"))
    assert [r.place if isinstance(r, Refused) else r.document.id for r in results] == ["a", "b", "c"]
    assert [r.reason for r in results if isinstance(r, Refused)] == ["no reader for the language 'it'"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_reader_that_is_not_there_is_wrong_usage_and_no_documents_fault(jobs: int) -> None:
    with pytest.raises(KgError, match="'papyrus'") as error:
        list(extract_all([Document("a", TEXT, lang="ar")], jobs=jobs, reader="papyrus"))
    assert error.value.exit_code is Exit.USAGE


def test_a_model_that_is_not_there_ends_the_work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("kg.extractors.weights", lambda _: tmp_path)
    kg.extractors._extractor.cache_clear()
    try:
        with pytest.raises(KgError, match="missing from this installation"):
            list(extract_all([Document("a", TEXT, lang="ar")], reader="fast"))
    finally:
        kg.extractors._extractor.cache_clear()
