// Who is there, how often does each speak, and how is each spoken of?

import { h } from "./dom.js";
import { balance, counted } from "./figures.js";
import { count } from "./filters.js";
import { compare } from "./graph.js";
import { fold } from "./fold.js";
import { saveTable } from "./tables.js";

const PAGE = 100;

/** The view: every actor of the rows seen. */
export function actors(ctx) {
  const { sp } = ctx;
  const all = sorted(ctx, tally(ctx.rows));
  const body = h("tbody", {});
  const more = h("button", { class: "quiet more", on: { click: () => grow(ctx, all, body, more) } }, sp.t("more"));
  grow(ctx, all, body, more);
  const keep = () => saveTable(ctx, "actors", ["id", "name", "type", "statements", "negative_of_it", "neutral_of_it", "positive_of_it"], all.map((one) => [one.actor.id, one.actor.label, one.actor.type, count(one.says), ...[-1, 0, 1].map((sign) => count(one.told.filter((row) => row.sign === sign)))]));
  const head = h("header", { class: "page-head" }, h("h2", {}, sp.t("actors")), h("p", { class: "muted" }, sp.t("actors_n", { n: sp.number(all.length) })), h("button", { class: "quiet", on: { click: keep } }, sp.t("save_csv")));
  const columns = [["name", "actor"], [null, "type"], ["says", "says"], ["told", "is_told"], [null, "told_how"], [null, "says_how"]];
  const title = ([sort, key]) => h("th", { scope: "col", "aria-sort": sort && (ctx.state.sort || "told") === sort ? (sort === "name" ? "ascending" : "descending") : null }, sort ? h("a", { href: ctx.href({ sort }), "data-key": `sort:${sort}` }, sp.t(key)) : sp.t(key));
  return h("section", { class: "page wide" }, head, h("table", { class: "data" }, h("thead", {}, h("tr", {}, columns.map(title))), body), more);
}

/** What each actor says and what is said of it: [{ actor, says, told }]. */
export function tally(rows) {
  const found = new Map();
  const of = (actor) => found.get(actor) ?? found.set(actor, { actor, says: [], told: [] }).get(actor);
  for (const row of rows) {
    of(row.s.who).says.push(row);
    if (row.target) of(row.target).told.push(row);
  }
  return [...found.values()];
}

function sorted(ctx, all) {
  const orders = {
    name: (a, b) => ctx.sp.nameText(a.actor).localeCompare(ctx.sp.nameText(b.actor), ctx.sp.locale),
    says: (a, b) => count(b.says) - count(a.says),
    told: (a, b) => count(b.told) - count(a.told),
  };
  const order = orders[ctx.state.sort] ?? orders.told;
  return all.sort((a, b) => order(a, b) || count(b.says) - count(a.says) || compare(fold(a.actor.id), fold(b.actor.id)));
}

function grow(ctx, all, body, more) {
  const from = body.childElementCount;
  body.append(...all.slice(from, from + PAGE).map((one) => line(ctx, one)));
  more.hidden = body.childElementCount >= all.length;
}

function line(ctx, { actor, says, told }) {
  const name = h("a", { href: ctx.href({ view: "actor", id: actor.id, slice: null }), "data-key": `a:${actor.id}` }, ctx.sp.name(actor));
  return h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, ctx.sp.t(`type_${actor.type}`)), h("td", { class: "n" }, counted(ctx, says, { speaker: actor.id })), h("td", { class: "n" }, counted(ctx, told, { target: actor.id })),
    h("td", {}, balance(ctx, told, { target: actor.id })), h("td", {}, balance(ctx, says, { speaker: actor.id })));
}
