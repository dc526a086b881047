// Which statements stand behind what was clicked? The list beside every view.

import { bdi, fill, h } from "./dom.js";
import { count, sliced, statementsOf } from "./filters.js";
import { around, quote } from "./model.js";
import { saveStatements } from "./tables.js";
import { lookOf, sample } from "./signs.js";
import { words } from "./text.js";

const PAGE = 40;
const LONGEST = 320;

/** The open list; how many of it are shown grows by its last button. */
export function list(ctx) {
  const rows = sliced(ctx.rows, ctx.state.slice);
  const found = statementsOf(rows);
  const items = h("ol", { class: "cards" });
  const more = h("button", { class: "quiet more", on: { click: () => grow(ctx, found, rows, items, more) } }, ctx.sp.t("more"));
  grow(ctx, found, rows, items, more);
  const close = h("a", { class: "icon close", href: ctx.href({ slice: null }), "aria-label": ctx.sp.t("close"), "data-key": "close" }, "×");
  const save = h("button", { class: "quiet", on: { click: () => saveStatements(ctx, found) } }, ctx.sp.t("save_csv"));
  const title = h("h2", { id: "list-title", tabindex: -1, "data-key": "list-title" }, sliceTitle(ctx, ctx.state.slice));
  const head = h("header", { class: "list-head" }, title, close, h("p", { class: "muted" }, ctx.sp.t("statements_n", { n: ctx.sp.number(found.length) }), save));
  return [head, found.length ? [items, more] : h("p", { class: "empty" }, ctx.sp.t("nothing_here"))];
}

/** What a slice holds, in words. */
export function sliceTitle(ctx, slice) {
  const { sp } = ctx;
  const actor = (id) => (ctx.m.actor.has(id) ? sp.name(ctx.m.actor.get(id)) : bdi(id));
  const arrow = h("span", { class: "arrow", "aria-hidden": "true" });
  const said = {
    speaker: (id) => [actor(id), !slice.target && h("span", { class: "muted" }, ` ${sp.t("as_speaker")}`)],
    target: (id) => [slice.speaker ? arrow : h("span", { class: "muted" }, `${sp.t("about")} `), actor(id)],
    actor, sign: (sign) => sp.t(lookOf(Number(sign)).key), relation: (id) => relationName(ctx, id),
    outlet: (name) => (name ? bdi(name) : sp.t("no_outlet")), bin: (bin) => (bin ? sp.day(bin) : sp.t("no_date")),
    form: (form) => sp.t(`form_${form}`), name: (name) => bdi(`«${name}»`), all: () => sp.t("all_statements"), document: (id) => bdi(id),
    aimed: () => sp.t("aimed"),
  };
  const parts = Object.entries(slice).filter(([name]) => said[name]).map(([name, value]) => h("span", { class: `of-${name}` }, said[name](value)));
  return parts.flatMap((part, n) => (n && !part.matches(".of-target") ? [h("span", { class: "muted" }, " · "), part] : [part]));
}

/** A relation's label in the page's language. */
export function relationName(ctx, id) {
  const relation = ctx.m.relations.get(id);
  return ctx.sp.say({ en: relation.label_en, ar: relation.label_ar });
}

/** Relation and polarity of a row, by colour, line and word. */
export function relationChip(ctx, row) {
  const look = lookOf(row.sign);
  const not = row.x.negated ? `${ctx.sp.t("not")} ` : "";
  const how = row.x.modality === "actual" ? "" : ` (${ctx.sp.t(`modality_${row.x.modality}`)})`;
  return h("span", { class: `chip ${look.key}` }, sample(look), `${not}${relationName(ctx, row.relation)}${how}`);
}

function grow(ctx, found, rows, items, more) {
  const from = items.childElementCount;
  const chosen = new Set(rows);
  items.append(...found.slice(from, from + PAGE).map((one) => h("li", {}, card(ctx, one, chosen))));
  more.hidden = items.childElementCount >= found.length;
}

/** One statement: who, which stances to whom, the words, where and when. */
export function card(ctx, one, chosen = null) {
  const rows = one.rows.filter((row) => row.x);
  const link = h("a", { class: "said", href: ctx.href({ view: "statement", id: one.id }), "data-key": `s:${one.id}` }, said(one));
  const here = ctx.state.view === "statement" && ctx.state.id === one.id;
  return h("article", { class: `card${here ? " here" : ""}`, "aria-current": here ? "true" : null },
    h("p", { class: "who" }, ctx.sp.name(one.who), one.hearsay && h("span", { class: "tag" }, ctx.sp.t("hearsay"))),
    rows.map((row) => h("p", { class: `stance${chosen && !chosen.has(row) ? " aside" : ""}` }, relationChip(ctx, row), " ", aim(ctx, row))),
    h("blockquote", {}, link), where(ctx, one));
}

/** What was said, cut short; for an act done in words the sentence about its cue. */
function said(one) {
  const words = quote(one);
  if (one.content) return bdi(words.length > LONGEST ? `${words.slice(0, LONGEST)} …` : words);
  const [before, cue, after] = around(one);
  return h("bdi", { dir: "auto" }, before, h("b", {}, cue), after);
}

/** Whom or what a row is about. */
export function aim(ctx, row) {
  const issue = row.x.issue && bdi(words(row.s.document.pieces, row.x.issue), { class: "issue" });
  const target = row.target && h("a", { class: "actor", href: ctx.href({ view: "actor", id: row.target.id, slice: null }) }, ctx.sp.name(row.target));
  return [target, target && issue ? h("span", { class: "muted" }, ` · `) : null, issue];
}

/** Outlet, day, and how sure the reading is. */
export function where(ctx, one) {
  const sure = Math.max(...one.rows.map((row) => row.confidence));
  const parts = [one.outlet ? bdi(one.outlet) : ctx.sp.t("no_outlet"), one.date ? h("time", { datetime: one.date }, ctx.sp.day(one.date)) : ctx.sp.t("no_date")];
  return h("footer", { class: "where" }, parts.map((part) => h("span", {}, part)), sureness(ctx, sure));
}

/** A probability as a short bar with its number. */
export function sureness(ctx, p) {
  const bar = h("span", { class: "sure-bar", "aria-hidden": "true" }, h("span", { css: { width: `${Math.round(100 * p)}%` } }));
  return h("span", { class: "sure", title: ctx.sp.t("confidence") }, bar, ctx.sp.percent(p));
}

/** The list's element, told how many it holds. */
export function drawList(ctx, element) {
  const open = ctx.state.slice !== null;
  element.hidden = !open;
  fill(element, open ? list(ctx) : []);
  if (open) element.setAttribute("aria-label", ctx.sp.t("statements_n", { n: ctx.sp.number(count(sliced(ctx.rows, ctx.state.slice))) }));
}
