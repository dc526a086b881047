// Who is one actor: its names and by whom they are used, whom it speaks of, who speaks of it, in which relations?

import { bdi, h } from "./dom.js";
import { balance, counted, figure } from "./figures.js";
import { count, voice } from "./filters.js";
import { relationName } from "./list.js";
import { namings } from "./model.js";
import { words } from "./text.js";

/** The view. */
export function actor(ctx) {
  const { sp } = ctx;
  const one = ctx.m.actor.get(ctx.state.id);
  if (!one) return h("section", { class: "page" }, h("h2", {}, sp.t("no_such_actor")), h("p", {}, bdi(ctx.state.id)));
  const says = ctx.rows.filter((row) => row.s.who === one);
  const told = ctx.rows.filter((row) => row.target === one);
  return h("section", { class: "page wide actor-page" }, heading(ctx, one, says, told),
    h("div", { class: "columns" }, partners(ctx, "says_of", says.filter((row) => row.target), (row) => row.target, (other) => ({ speaker: one.id, target: other.id })), partners(ctx, "told_by", told, (row) => row.s.who, (other) => ({ speaker: other.id, target: one.id }))),
    h("div", { class: "columns" }, called(ctx, one), relations(ctx, one, says, told)));
}

function heading(ctx, one, says, told) {
  const { sp } = ctx;
  const wikidata = /^Q\d+$/.test(one.wikidata ?? "") && h("a", { href: `https://www.wikidata.org/wiki/${one.wikidata}`, rel: "noreferrer noopener", target: "_blank" }, `Wikidata ${one.wikidata}`);
  const others = [one.name_ar, one.name_en].filter((name) => name && sp.nameText(one) !== `\u2068${name}\u2069`);
  const facts = [sp.t(`type_${one.type}`), ...others.map((name) => bdi(name)), h("code", {}, bdi(one.id)), wikidata];
  const number = (rows, slice, key) => h("div", { class: "stat" }, h("span", { class: "stat-n" }, counted(ctx, rows, slice)), h("span", {}, sp.t(key)), balance(ctx, rows, slice));
  return h("header", { class: "actor-head" }, h("h2", {}, sp.name(one)), h("p", { class: "muted facts" }, facts.filter(Boolean).map((fact) => h("span", {}, fact))),
    h("div", { class: "stats" }, number(says, { speaker: one.id }, "says"), number(told, { target: one.id }, "is_told")));
}

/** The other side of its edges, heaviest first. */
function partners(ctx, key, rows, otherOf, sliceOf) {
  const found = [...d3.group(rows, otherOf)].sort((a, b) => count(b[1]) - count(a[1]));
  const line = ([other, mine]) => h("tr", {}, h("th", { scope: "row" }, h("a", { href: ctx.href({ view: "actor", id: other.id, slice: null }) }, ctx.sp.name(other))), h("td", { class: "n" }, counted(ctx, mine, sliceOf(other))), h("td", {}, balance(ctx, mine, sliceOf(other))));
  return part(ctx, key, found.slice(0, 30).map(line), ["actor", "statements", "polarity"]);
}

/** All names used for it here, and in whose words. */
function called(ctx, one) {
  const uses = ctx.rows.flatMap((row) => namings(row.s).filter((naming) => naming.actor === one).map((naming) => ({ s: row.s, name: words(row.s.document.pieces, naming.at), by: voice(row.s, naming), naming })));
  const found = [...d3.group(uses, (use) => use.name)].sort((a, b) => count(b[1]) - count(a[1]) || (a[0] < b[0] ? -1 : 1));
  const line = ([name, mine]) => h("tr", {}, h("th", { scope: "row" }, bdi(name)), h("td", { class: "n" }, figure(ctx, count(mine), { name, of: one.id })), h("td", {}, h("ul", { class: "voices" }, voices(ctx, one, name, mine))));
  return part(ctx, "called", found.slice(0, 40).map(line), ["name", "statements", "in_words_of"]);
}

function voices(ctx, one, name, uses) {
  const found = [...d3.group(uses, (use) => use.by)].sort((a, b) => count(b[1]) - count(a[1])).slice(0, 6);
  const who = (use) => (use.naming.by ? ctx.sp.name(use.naming.by) : use.s.outlet ? bdi(use.s.outlet) : ctx.sp.t("no_outlet"));
  return found.map(([by, mine]) => h("li", {}, h("span", { class: mine[0].naming.by ? "mouth" : "press" }, who(mine[0])), " ", figure(ctx, count(mine), { name, of: one.id, by })));
}

function relations(ctx, one, says, told) {
  const shown = ctx.m.data.relations.filter(({ id }) => [...says, ...told].some((row) => row.relation === id));
  const of = (rows, id) => rows.filter((row) => row.relation === id);
  const line = ({ id }) => h("tr", {}, h("th", { scope: "row" }, relationName(ctx, id)), h("td", { class: "n" }, counted(ctx, of(says, id), { speaker: one.id, relation: id })), h("td", { class: "n" }, counted(ctx, of(told, id), { target: one.id, relation: id })));
  return part(ctx, "relations", shown.map(line), ["relation", "says", "is_told"]);
}

function part(ctx, key, lines, heads) {
  const { sp } = ctx;
  const table = h("table", { class: "data" }, h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, sp.t(head))))), h("tbody", {}, lines));
  return h("section", { class: "part" }, h("h3", {}, sp.t(key)), lines.length ? table : h("p", { class: "empty" }, sp.t("nothing_here")));
}
