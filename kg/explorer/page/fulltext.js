// Where in its text does a statement stand? Every stored span marked exactly, code point by code point.

import { h } from "./dom.js";
import { lookOf } from "./signs.js";
import { segments } from "./text.js";

const ROLES = ["content", "evidence", "condition", "issue", "addressee", "target", "speaker", "cue"];

/** The document's text with the marks of this statement; the cues of its other statements lead to those. */
export function fullText(ctx, one) {
  const { document } = one;
  const others = ctx.m.statements.filter((other) => other.document === document && other !== one);
  const marks = [...marksOf(one), ...others.map((other) => ({ role: "other", start: other.cue[0], end: other.cue[1], other }))];
  const pieces = document.pieces.map((piece, n) => [n > 0 && h("span", { class: "gap" }, " … "), segments(piece.start, piece.end, marks).map((part) => segment(ctx, one, piece, part))]);
  return h("div", { class: "full-text", lang: document.lang ?? null, dir: "auto", tabindex: 0, role: "region", "aria-label": ctx.sp.t("full_text") }, pieces);
}

/** All spans of a statement with the part that each plays: [{ role, start, end, sign }]. */
export function marksOf(one) {
  const marks = [["cue", one.cue], ["content", one.content], ["speaker", one.speaker.at], ["addressee", one.addressee?.at]].map(([role, at]) => ({ role, at, sign: null }));
  for (const row of one.rows.filter((row) => row.x)) {
    marks.push({ role: "target", at: row.x.target?.at, sign: row.sign });
    for (const role of ["issue", "evidence", "condition"]) marks.push({ role, at: row.x[role], sign: null });
  }
  return marks.filter((mark) => mark.at).map(({ role, at, sign }) => ({ role, sign, start: at[0], end: at[1] }));
}

function segment(ctx, one, piece, { start, end, marks }) {
  const text = piece.cut(start, end);
  const own = marks.filter((mark) => mark.role !== "other");
  const roles = ROLES.filter((role) => own.some((mark) => mark.role === role));
  const other = marks.find((mark) => mark.role === "other")?.other;
  const inner = other && !roles.includes("cue") ? h("a", { class: "other-cue", href: ctx.href({ view: "statement", id: other.id }), title: ctx.sp.t("another_statement") }, text) : text;
  if (roles.length) return h("mark", { class: classes(roles, own), "data-roles": roles.join(" "), "data-from": start, title: roles.map((role) => ctx.sp.t(role)).join(" + ") }, inner);
  return start >= one.article.start && end <= one.article.end ? inner : h("span", { class: "elsewhere" }, inner);
}

function classes(roles, marks) {
  const sign = marks.find((mark) => mark.sign !== null)?.sign;
  return [...roles.map((role) => `role-${role}`), sign === undefined ? null : lookOf(sign).key].filter(Boolean).join(" ");
}
