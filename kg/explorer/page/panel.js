// What may be asked of the data? The filters, each choice with the number of statements that it would show.

import { bdi, fill, h, keepingFocus } from "./dom.js";
import { figure } from "./figures.js";
import { count, seen, within } from "./filters.js";
import { query } from "./fold.js";
import { unfiltered } from "./route.js";
import { relationName } from "./list.js";
import { SIGNS, sample } from "./signs.js";

const OUTLETS = 12;

/** The filters: made once a language, then told each new state, so that typing is never disturbed. */
export function panel(ctx) {
  const parts = [summary(), search(ctx), period(ctx), signs(), relations(), outlets(), certainty(ctx), kinds(ctx), reset(ctx)];
  const element = h("div", { class: "panel" }, parts.map((part) => part.element));
  return { element, update: (now) => keepingFocus(() => parts.forEach((part) => part.update?.(now))) };
}

function summary() {
  const element = h("section", { class: "summary" });
  return { element, update: (ctx) => fill(element, summaryLines(ctx)) };
}

/** How many statements are seen, of how many, out of how much that was read: the denominators. */
function summaryLines(ctx) {
  const { sp, m } = ctx;
  const read = m.data.coverage.filter((part) => within(part.date, ctx.state) && (!ctx.state.outlet.length || ctx.state.outlet.includes(part.outlet)));
  const sum = (name) => read.reduce((total, part) => total + part[name], 0);
  const shown = new Set(ctx.rows.map((row) => row.s.article)).size;
  const about = (n) => h("a", { class: "figure", href: ctx.href({ view: "about", id: null }) }, sp.number(n));
  return [
    h("p", { class: "big" }, figure(ctx, count(ctx.rows), { all: "1" }, sp.t("statements"))),
    h("p", {}, sp.t("statements_of"), " ", h("b", {}, sp.number(m.statements.length))),
    h("p", { class: "muted" }, sp.t("in_articles"), " ", h("b", {}, sp.number(shown)), " / ", about(sum("articles")), " ", sp.t("read"), " · ", about(sum("refused")), " ", sp.t("refused")),
  ];
}

function search(ctx) {
  const { sp } = ctx;
  const hint = h("p", { id: "search-hint", class: "hint" }, sp.t("search_hint"));
  const wrong = h("p", { id: "search-error", class: "error", role: "alert" });
  const act = debounce((event) => ctx.go({ q: event.target.value }, { quiet: true }), 180);
  const input = h("input", { type: "search", id: "search", dir: "auto", autocomplete: "off", spellcheck: "false", "aria-describedby": "search-hint search-error", placeholder: sp.t("search_example"), on: { input: act } });
  const update = (now) => {
    const { error } = query(now.state.q);
    if (document.activeElement !== input) input.value = now.state.q;
    input.setAttribute("aria-invalid", String(error !== null));
    fill(wrong, error === null ? [] : [sp.t("bad_pattern"), " ", bdi(error, { dir: "ltr" })]);
  };
  return { element: h("section", { role: "search" }, h("label", { for: "search" }, sp.t("search"), h("kbd", {}, "/")), input, wrong, hint), update };
}

function period(ctx) {
  const { sp } = ctx;
  const dates = ctx.m.statements.map((one) => one.date).filter(Boolean).sort();
  const field = (name) => h("input", { type: "date", id: name, min: dates[0]?.slice(0, 10), max: dates.at(-1)?.slice(0, 10), on: { change: (event) => ctx.go({ [name]: event.target.value }) } });
  const [since, until] = [field("since"), field("until")];
  const row = (name, input) => h("div", { class: "field" }, h("label", { for: name }, sp.t(name)), input);
  const update = (now) => [since, until].forEach((input) => { input.value = now.state[input.id]; });
  return { element: group(sp.t("period"), row("since", since), row("until", until)), update };
}

function signs() {
  const element = h("section", { role: "group" });
  const choice = (ctx, left, look) => {
    const on = ctx.state.sign.includes(String(look.sign));
    const click = () => ctx.go({ sign: toggled(ctx.state.sign, String(look.sign)) });
    const n = count(left.filter((row) => row.sign === look.sign));
    return h("button", { class: `sign ${look.key}`, "aria-pressed": String(on), "data-key": `sign${look.sign}`, on: { click } }, sample(look), h("span", {}, ctx.sp.t(look.key)), h("span", { class: "n" }, ctx.sp.number(n)));
  };
  const update = (ctx) => {
    const left = seen(ctx.m.rows, ctx.state, "sign");
    element.setAttribute("aria-label", ctx.sp.t("polarity"));
    fill(element, h("h3", {}, ctx.sp.t("polarity")), h("div", { class: "signs" }, SIGNS.map((look) => choice(ctx, left, look))));
  };
  return { element, update };
}

function relations() {
  const element = h("details", { class: "facet", open: true });
  const update = (ctx) => {
    const left = tally(seen(ctx.m.rows, ctx.state, "relation"), (row) => row.relation);
    const shown = ctx.m.data.relations.filter((relation) => left.has(relation.id) || ctx.state.relation.includes(relation.id));
    const boxes = SIGNS.map((look) => shown.filter((one) => one.polarity === look.sign).map((one) => box(ctx, "relation", one.id, relationName(ctx, one.id), left.get(one.id), look)));
    fill(element, facetHead(ctx, "relations", ctx.state.relation), h("ul", { class: "boxes" }, boxes));
  };
  return { element, update };
}

function outlets() {
  const element = h("details", { class: "facet", open: true });
  let all = false;
  const update = (ctx) => {
    const left = tally(seen(ctx.m.rows, ctx.state, "outlet"), (row) => row.s.outlet);
    const names = [...new Set([...left.keys(), ...ctx.state.outlet])].sort((a, b) => (left.get(b)?.size ?? 0) - (left.get(a)?.size ?? 0) || (a < b ? -1 : 1));
    const boxes = (all ? names : names.slice(0, OUTLETS)).map((name) => box(ctx, "outlet", name, name ? bdi(name) : ctx.sp.t("no_outlet"), left.get(name)));
    const more = names.length > OUTLETS && h("button", { class: "quiet", "data-key": "all-outlets", on: { click: () => { all = !all; keepingFocus(() => update(ctx)); } } }, ctx.sp.t(all ? "fewer" : "all_n", { n: ctx.sp.number(names.length) }));
    fill(element, facetHead(ctx, "outlets", ctx.state.outlet), h("ul", { class: "boxes" }, boxes), more);
  };
  return { element, update };
}

function box(ctx, name, value, label, statements, look = null) {
  const change = () => ctx.go({ [name]: toggled(ctx.state[name], value) });
  const input = h("input", { type: "checkbox", checked: ctx.state[name].includes(value), "data-key": `${name}:${value}`, on: { change } });
  const mark = look && h("span", { class: `dot ${look.key}`, "aria-hidden": "true" });
  return h("li", {}, h("label", { class: "box" }, input, mark, h("span", { class: "name" }, label), h("span", { class: "n" }, ctx.sp.number(statements?.size ?? 0))));
}

function certainty(ctx) {
  const { sp } = ctx;
  const out = h("output", { for: "confidence" });
  const act = debounce((event) => ctx.go({ confidence: event.target.value === "0" ? "" : event.target.value }, { quiet: true }), 80);
  const input = h("input", { type: "range", id: "confidence", min: 0, max: 95, step: 5, on: { input: act } });
  const update = (now) => {
    input.value = now.state.confidence || "0";
    fill(out, `≥ ${now.sp.percent(Number(now.state.confidence || 0) / 100)}`);
  };
  return { element: h("section", {}, h("label", { for: "confidence" }, sp.t("confidence"), out), input, h("p", { class: "hint" }, sp.t("confidence_hint"))), update };
}

function kinds(ctx) {
  const boxes = ["hearsay", "supposed"].map((name) => {
    const input = h("input", { type: "checkbox", "data-key": name, on: { change: (event) => ctx.go({ [name]: event.target.checked }) } });
    return { name, input, element: h("label", { class: "box" }, input, h("span", { class: "name" }, ctx.sp.t(`with_${name}`)), h("span", { class: "n" })) };
  });
  const update = (now) => boxes.forEach(({ name, input, element }) => {
    input.checked = now.state[name];
    const hidden = seen(now.m.rows, now.state, name).filter((row) => (name === "hearsay" ? row.s.hearsay : !row.asserted));
    fill(element.querySelector(".n"), now.sp.number(count(hidden)));
  });
  return { element: group(ctx.sp.t("count_also"), boxes.map((one) => one.element)), update };
}

function reset(ctx) {
  const button = h("button", { class: "wide", on: { click: () => ctx.go(unfiltered(ctx.now())) } }, ctx.sp.t("reset"));
  return { element: h("section", {}, button) };
}

function facetHead(ctx, key, chosen) {
  return h("summary", { "data-key": `facet:${key}` }, h("span", {}, ctx.sp.t(key)), chosen.length > 0 && h("span", { class: "badge" }, ctx.sp.number(chosen.length)));
}

function group(title, ...children) {
  return h("section", { role: "group", "aria-label": title }, h("h3", {}, title), children);
}

function toggled(values, value) {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}

/** The statements of rows by a key. */
function tally(rows, keyOf) {
  const found = new Map();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    if (!found.has(key)) found.set(key, new Set());
    found.get(key).add(row.s);
  }
  return found;
}

function debounce(act, pause) {
  let timer = 0;
  return (event) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(event), pause);
  };
}
