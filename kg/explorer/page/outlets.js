// How do outlets differ? Each beside the others, with how much of it was read.

import { bdi, h } from "./dom.js";
import { balance, counted, figure } from "./figures.js";
import { count, within } from "./filters.js";
import { relationName } from "./list.js";
import { heaviest } from "./matrix.js";
import { saveTable } from "./tables.js";

const TOP = 3;

/** The view. */
export function outlets(ctx) {
  const { sp } = ctx;
  const read = readOf(ctx);
  const said = d3.group(ctx.rows, (row) => row.s.outlet);
  const names = [...new Set([...said.keys(), ...read.keys()])].sort((a, b) => count(said.get(b) ?? []) - count(said.get(a) ?? []) || (a < b ? -1 : 1));
  const heads = ["outlet", "articles_read", "refused", "statements", "per_article", "polarity", "most_heard", "most_named", "direct"];
  const head = h("header", { class: "page-head" }, h("h2", {}, sp.t("outlets")), h("p", { class: "muted" }, sp.t("outlets_say")), h("button", { class: "quiet", on: { click: () => keep(ctx, names, read, said) } }, sp.t("save_csv")));
  const table = h("table", { class: "data" }, h("thead", {}, h("tr", {}, heads.map((key) => h("th", { scope: "col" }, sp.t(key))))), h("tbody", {}, names.map((name) => line(ctx, name, read.get(name), said.get(name) ?? []))));
  return h("section", { class: "page wide" }, head, h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": sp.t("outlets") }, table), relationsBy(ctx, names.slice(0, 12), said));
}

function line(ctx, name, read = { articles: 0, refused: 0 }, rows) {
  const { sp } = ctx;
  const most = (actorOf, key) => h("td", {}, h("ol", { class: "top" }, heaviest(rows.filter(actorOf), actorOf, TOP).map((actor) => h("li", {}, sp.name(actor), " ", figure(ctx, count(rows.filter((row) => actorOf(row) === actor)), { outlet: name, [key]: actor.id })))));
  const n = count(rows);
  const about = (value) => h("a", { class: "figure", href: ctx.href({ view: "about", id: null }) }, sp.number(value));
  const direct = rows.filter((row) => row.s.form === "direct");
  return h("tr", {}, h("th", { scope: "row" }, name ? bdi(name) : sp.t("no_outlet")), h("td", { class: "n" }, about(read.articles)), h("td", { class: "n" }, read.refused ? about(read.refused) : h("span", { class: "figure none" }, "0")),
    h("td", { class: "n" }, counted(ctx, rows, { outlet: name })), h("td", { class: "n" }, read.articles ? (n / read.articles).toFixed(1) : "–"), h("td", {}, balance(ctx, rows, { outlet: name })),
    most((row) => row.s.who, "speaker"), most((row) => row.target, "target"), h("td", { class: "n" }, n ? sp.percent(count(direct) / n) : "–", " ", figure(ctx, count(direct), { outlet: name, form: "direct" })));
}

/** Which relations each outlet reports, as a share of its statements with a stance: so outlets of unequal size can be compared. */
function relationsBy(ctx, names, said) {
  const { sp } = ctx;
  const all = ctx.rows.filter((row) => row.x);
  if (!all.length || names.length < 2) return null;
  const relations = ctx.m.data.relations.filter((relation) => all.some((row) => row.relation === relation.id));
  const cell = (relation) => (name) => {
    const stances = (said.get(name) ?? []).filter((row) => row.x);
    const mine = stances.filter((row) => row.relation === relation.id);
    const share = stances.length ? count(mine) / count(stances) : 0;
    const bar = h("span", { class: `meter ${["negative", "neutral", "positive"][relation.polarity + 1]}`, "aria-hidden": "true", css: { width: `${Math.round(share * 64)}px` } });
    return h("td", {}, mine.length ? [bar, h("span", { class: "share-n" }, sp.percent(share)), " ", figure(ctx, count(mine), { outlet: name, relation: relation.id })] : h("span", { class: "figure none" }, "–"));
  };
  const rows = relations.map((relation) => h("tr", {}, h("th", { scope: "row" }, relationName(ctx, relation.id)), names.map(cell(relation))));
  const table = h("table", { class: "data shares" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, sp.t("relation")), names.map((name) => h("th", { scope: "col" }, name ? bdi(name) : sp.t("no_outlet"))))), h("tbody", {}, rows));
  return [h("h3", {}, sp.t("relations_by_outlet")), h("p", { class: "muted" }, sp.t("shares_say")), h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": sp.t("relations_by_outlet") }, table)];
}

/** Articles read and documents refused, by outlet, within the dates asked for. */
function readOf(ctx) {
  const wanted = ctx.m.data.coverage.filter((part) => within(part.date, ctx.state) && (!ctx.state.outlet.length || ctx.state.outlet.includes(part.outlet)));
  return d3.rollup(wanted, (parts) => ({ articles: d3.sum(parts, (part) => part.articles), refused: d3.sum(parts, (part) => part.refused) }), (part) => part.outlet);
}

function keep(ctx, names, read, said) {
  const of = (name, sign) => count((said.get(name) ?? []).filter((row) => row.sign === sign));
  saveTable(ctx, "outlets", ["outlet", "articles_read", "refused", "statements", "negative", "neutral", "positive"], names.map((name) => [name, read.get(name)?.articles ?? 0, read.get(name)?.refused ?? 0, count(said.get(name) ?? []), of(name, -1), of(name, 0), of(name, 1)]));
}
