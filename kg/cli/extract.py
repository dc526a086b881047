"""`kg extract`: statement records to stdout, no workspace needed."""

from __future__ import annotations

import typer

from kg.cli.options import STDOUT, Inputs, Jobs, Lang, Output, ReaderOption
from kg.cli.output import check_output, progress, refusal
from kg.errors import Exit

app = typer.Typer(rich_markup_mode=None)


@app.command(epilog="Example: kg extract articles/ --jobs 4 -o statements.jsonl")
def extract(
    inputs: Inputs,
    lang: Lang = None,
    jobs: Jobs = 1,
    reader: ReaderOption = None,
    output: Output = STDOUT,
) -> None:
    """Statements of documents as JSON Lines, in document order."""
    from kg.pipeline import Refused, extract_all
    from kg.readers import read_inputs
    from kg.records import to_line
    from kg.written import whole_file

    check_output(output, "statements.jsonl")
    refused = 0
    results = extract_all(read_inputs(inputs, lang=lang), jobs=jobs, reader=reader and reader.value)
    with whole_file(output) as out, progress(results, "documents") as counted:
        for result in counted:
            if isinstance(result, Refused):
                refused += 1
                refusal(result.place, result.reason, result.hint)
            else:
                out.writelines(to_line(s) + "\n" for s in result.statements)
                out.flush()  # whoever reads a stream gets each document when it is done
    if refused:
        raise typer.Exit(Exit.PARTLY)
