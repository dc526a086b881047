// What do the data mean? Statements with their article, document and words; rows: one a stance, one for a statement without any.

import { fold } from "./fold.js";
import { piecesOf, words } from "./text.js";

// How far about a cue its sentence is shown, in code points, and what ends it.
const REACH = 130;
const ENDS = /[\n.!?؟]+(?=\s|$)|\n/u;

/** The data, looked up from every side. Rows stay in the order of documents and words. */
export function model(data) {
  const relations = new Map(data.relations.map((relation) => [relation.id, relation]));
  const actors = data.actors.map((actor, n) => ({ ...actor, n }));
  const documents = data.documents.map((document) => ({ ...document, pieces: piecesOf(document.pieces) }));
  const articles = data.articles.map((article, n) => ({ ...article, n, document: documents[article.document] }));
  const statements = data.statements.map((raw) => statement(raw, articles, actors));
  for (const one of statements) one.rows = rowsOf(one, relations, actors);
  return {
    data, relations, actors, documents, articles, statements,
    rows: statements.flatMap((one) => one.rows),
    statement: new Map(statements.map((one) => [one.id, one])),
    actor: new Map(actors.map((actor) => [actor.id, actor])),
  };
}

/** The words that a statement is quoted by: what was said, else the cue. */
export function quote(one) {
  return words(one.document.pieces, one.content ?? one.cue);
}

/** The sentence about the cue, cut short: [before, cue, after]; for an act done in words, which has no clause of its own. */
export function around({ document, cue: [start, end] }) {
  const piece = document.pieces.find((one) => one.start <= start && start < one.end);
  const before = piece.cut(Math.max(piece.start, start - REACH), start).split(ENDS).at(-1);
  const after = piece.cut(end, Math.min(piece.end, end + REACH)).split(ENDS)[0];
  return [before.trimStart(), piece.cut(start, end), after.trimEnd()];
}

/** All that a search looks through, folded once. */
export function haystack(one) {
  one.folded ??= fold(texts(one).join("\n"));
  return one.folded;
}

/** How an actor is called here, and by whom: [{ actor, at, by }]; `by` is the speaker inside quoted words, else nobody but the outlet. */
export function namings(one) {
  const targets = one.rows.filter((row) => row.target).map((row) => naming(one, row));
  return [{ actor: one.who, at: one.speaker.at, by: null }, ...targets].filter((name) => name.at);
}

function statement(raw, articles, actors) {
  const article = articles[raw.article];
  return {
    ...raw, article, document: article.document, outlet: article.outlet ?? "", date: raw.date ?? article.date ?? "",
    who: actors[raw.speaker.actor], hearsay: Boolean(raw.parent),
  };
}

function rowsOf(one, relations, actors) {
  if (!one.stances.length) return [{ s: one, x: null, sign: null, relation: null, target: null, asserted: true, confidence: one.confidence }];
  return one.stances.map((x) => ({
    s: one, x, relation: x.relation, confidence: x.confidence,
    sign: relations.get(x.relation).polarity,
    target: x.target ? actors[x.target.actor] : null,
    asserted: !x.negated && x.modality === "actual",
  }));
}

function naming(one, row) {
  const { at } = row.x.target;
  const inside = one.content && at && one.content[0] <= at[0] && at[1] <= one.content[1];
  return { actor: row.target, at, by: inside && one.form !== "indirect" ? one.who : null };
}

function texts(one) {
  const targets = one.rows.map((row) => row.target).filter(Boolean);
  const issues = one.stances.filter((x) => x.issue).map((x) => words(one.document.pieces, x.issue));
  const names = [one.who, ...targets].flatMap((actor) => [actor.label, ...actor.names]);
  return [...names, quote(one), ...issues, one.article.title ?? "", one.outlet];
}
