// Who takes which stance to whom, as a table: a cell holds the balance of what one says about the other.

import { h } from "./dom.js";
import { figure } from "./figures.js";
import { count } from "./filters.js";
import { compare } from "./graph.js";
import { saveTable } from "./tables.js";
import { bySign } from "./signs.js";

const MOST = 20;

/** The view. */
export function matrix(ctx) {
  const { sp } = ctx;
  const rows = ctx.rows.filter((row) => row.target);
  if (!rows.length) return h("section", { class: "page" }, h("h2", {}, sp.t("matrix")), h("p", { class: "empty" }, sp.t("no_edges")));
  const most = Number(ctx.state.actors) || MOST;
  const [speakers, targets] = [heaviest(rows, (row) => row.s.who, most), heaviest(rows, (row) => row.target, most)];
  const cells = d3.group(rows, (row) => row.s.who, (row) => row.target);
  const keep = () => saveTable(ctx, "matrix", ["speaker \\ target", ...targets.map((actor) => actor.label)], speakers.map((who) => [who.label, ...targets.map((whom) => count(cells.get(who)?.get(whom) ?? []))]));
  const head = h("header", { class: "page-head" }, h("h2", {}, sp.t("matrix")), h("p", { class: "muted" }, sp.t("matrix_says")), more(ctx, rows, most), h("button", { class: "quiet", on: { click: keep } }, sp.t("save_csv")));
  const table = h("table", { class: "matrix" }, header(ctx, rows, targets), h("tbody", {}, speakers.map((who) => line(ctx, rows, who, targets, cells.get(who)))));
  return h("section", { class: "page wide" }, head, h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": sp.t("matrix") }, table));
}

function header(ctx, rows, targets) {
  const corner = h("td", { class: "corner" }, h("span", {}, ctx.sp.t("speaker")), h("span", { class: "arrow", "aria-hidden": "true" }), h("span", {}, ctx.sp.t("target")));
  const name = (whom) => h("th", { scope: "col" }, h("div", {}, h("a", { href: ctx.href({ view: "actor", id: whom.id, slice: null }) }, ctx.sp.name(whom))));
  const total = (whom) => h("td", { class: "total" }, figure(ctx, count(rows.filter((row) => row.target === whom)), { target: whom.id }));
  return h("thead", {}, h("tr", {}, corner, h("td", {}), targets.map(name)), h("tr", { class: "totals" }, h("td", { class: "total-name" }, ctx.sp.t("all")), h("td", { class: "total" }, figure(ctx, count(rows), { aimed: "1" })), targets.map(total)));
}

function line(ctx, rows, who, targets, said) {
  const name = h("th", { scope: "row" }, h("a", { href: ctx.href({ view: "actor", id: who.id, slice: null }) }, ctx.sp.name(who)));
  const total = h("td", { class: "total" }, figure(ctx, count(rows.filter((row) => row.s.who === who)), { speaker: who.id, aimed: "1" }));
  return h("tr", {}, name, total, targets.map((whom) => cell(ctx, who, whom, said?.get(whom) ?? [])));
}

function cell(ctx, who, whom, rows) {
  if (!rows.length) return h("td", { class: who === whom ? "self" : null });
  const parts = bySign(rows).filter((part) => part.n);
  const bar = h("span", { class: "bar", "aria-hidden": "true" }, parts.map(({ look, n }) => h("span", { class: `part ${look.key}`, css: { "flex-grow": n } })));
  const said = parts.map(({ look, n }) => `${ctx.sp.t(look.key)} ${ctx.sp.number(n)}`).join(ctx.sp.t("comma"));
  const strongest = d3.greatest(parts, (part) => part.n).look;
  const link = figure(ctx, count(rows), { speaker: who.id, target: whom.id }, ctx.sp.t("edge_says", { a: ctx.sp.nameText(who), b: ctx.sp.nameText(whom), what: said }));
  return h("td", { class: `cell ${strongest.key}` }, link, bar);
}

function more(ctx, rows, most) {
  const all = new Set(rows.flatMap((row) => [row.s.who, row.target])).size;
  if (all <= most) return null;
  const link = (n) => h("a", { href: ctx.href({ actors: String(n) }) }, ctx.sp.number(n));
  return h("p", { class: "muted" }, ctx.sp.t("matrix_shown", { n: ctx.sp.number(most), of: ctx.sp.number(all) }), " ", [10, 20, 40, 80].filter((n) => n !== most && n < 2 * all).flatMap((n) => [link(n), " "]));
}

/** The actors in most statements of rows. */
export function heaviest(rows, actorOf, most) {
  return d3.rollups(rows, count, actorOf).sort(([a, n], [b, m]) => m - n || compare(a.id, b.id)).slice(0, most).map(([actor]) => actor);
}
