// What is seen, as files: tables for spreadsheets and programs, and whatever a view has drawn.

import { h } from "./dom.js";
import { quote } from "./model.js";
import { words } from "./text.js";

const COLUMNS = ["statement", "document", "title", "date", "outlet", "speaker_id", "speaker", "cue", "quote", "form", "relation", "polarity",
  "target_id", "target", "issue", "negated", "modality", "hearsay", "confidence", "url"];

/** The statements as a table, one row a stance. */
export function saveStatements(ctx, statements) {
  saveTable(ctx, "statements", COLUMNS, statements.flatMap((one) => one.rows.map((row) => values(one, row))));
}

/** Rows as CSV, with the mark by which spreadsheets know UTF-8. */
export function saveTable(ctx, name, columns, rows) {
  const lines = [columns, ...rows].map((row) => row.map(cell).join(","));
  save(ctx, `${name}.csv`, new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" }));
}

/** Hand a file to the browser. */
export function save(ctx, name, blob) {
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: `${ctx.m.data.workspace}-${name}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

function values(one, row) {
  const { pieces } = one.document;
  const about = row.x?.issue ? words(pieces, row.x.issue) : "";
  const where = [one.id, one.document.id, one.article.title, one.date, one.outlet];
  const said = [one.who.id, one.who.label, words(pieces, one.cue), quote(one), one.form];
  const meant = [row.relation, row.sign, row.target?.id, row.target?.label, about, row.x?.negated ? 1 : 0, row.x?.modality];
  return [...where, ...said, ...meant, one.hearsay ? 1 : 0, row.confidence, one.document.url];
}

/** Text that a spreadsheet would take for a formula stays text. */
function cell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const plain = typeof value === "string" && /^\s*[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
