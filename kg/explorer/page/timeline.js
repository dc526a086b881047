// When was it said? Statements by polarity over time, above how much was read at that time.

import { bdi, h } from "./dom.js";
import { figure } from "./figures.js";
import { count, within } from "./filters.js";
import { barLegend, bars, reachOf } from "./bars.js";
import { relationName } from "./list.js";
import { heaviest } from "./matrix.js";
import { picture } from "./pictures.js";
import { save, saveTable } from "./tables.js";
import { SIGNS } from "./signs.js";

const SPLITS = ["none", "relation", "outlet", "speaker", "target"];
const MOST = 12;

/** The view. */
export function timeline(ctx) {
  const { sp } = ctx;
  const dated = ctx.rows.filter((row) => row.s.date);
  const undated = ctx.rows.filter((row) => !row.s.date);
  const step = stepOf(dated.map((row) => row.s.date));
  const bins = binsOf(ctx, dated, step);
  const chart = h("div", { class: "chart" });
  const head = h("header", { class: "page-head" }, h("h2", {}, sp.t("timeline")), h("p", { class: "muted" }, sp.t(`by_${step}`), " · ", figure(ctx, count(undated), { bin: "" }), " ", sp.t("without_date")), splits(ctx), saving(ctx, bins, chart), barLegend(ctx));
  const view = h("section", { class: "page wide" }, head, chart);
  if (!bins.length) chart.append(h("p", { class: "empty" }, sp.t("no_dates")));
  else ctx.whenShown(() => chart.append(...charts(ctx, dated, bins, step, chart.clientWidth)));
  return view;
}

/** Days, months or years: so that there are neither two bars nor two hundred. */
function stepOf(dates) {
  const days = new Set(dates.map((date) => date.slice(0, 10))).size;
  const [first, last] = d3.extent(dates);
  const far = first ? (Date.parse(last.slice(0, 10)) - Date.parse(first.slice(0, 10))) / 86400000 : 0;
  return days > 1 && far <= 62 ? "day" : far <= 366 * 9 ? "month" : "year";
}

/** Every bin between the first and the last, those in which nothing was said too: [{ bin, rows, articles }]. */
function binsOf(ctx, rows, step) {
  const width = { day: 10, month: 7, year: 4 }[step];
  const dates = rows.map((row) => row.s.date).filter((date) => date.length >= width).map((date) => date.slice(0, width)).sort();
  if (!dates.length) return [];
  const said = d3.group(rows, (row) => row.s.date.slice(0, width));
  const wanted = ctx.m.data.coverage.filter((part) => within(part.date, ctx.state) && (!ctx.state.outlet.length || ctx.state.outlet.includes(part.outlet)));
  const read = d3.rollup(wanted, (parts) => d3.sum(parts, (part) => part.articles), (part) => part.date.slice(0, width));
  const every = { day: d3.utcDay, month: d3.utcMonth, year: d3.utcYear }[step];
  const days = every.range(new Date(dates[0]), d3.utcDay.offset(new Date(dates.at(-1)), 1));
  return days.map((date) => date.toISOString().slice(0, width)).map((bin) => ({ bin, rows: said.get(bin) ?? [], articles: read.get(bin) ?? 0 }));
}

function charts(ctx, rows, bins, step, width) {
  const parts = partsOf(ctx, rows).map((part) => ({ ...part, own: bins.map((one) => ({ ...one, rows: part.keep ? one.rows.filter(part.keep) : one.rows })) }));
  const reach = reachOf(parts.flatMap((part) => part.own));
  return parts.map(({ title, slice, own }, n) => {
    const svg = bars(ctx, own, { width, height: parts.length > 1 ? 130 : 340, slice, step, reach, articles: n === parts.length - 1 });
    return h("figure", {}, title && h("figcaption", {}, title, " ", figure(ctx, count(own.flatMap((one) => one.rows)), slice)), svg);
  });
}

/** One chart, or one for each of the most frequent relations, outlets, speakers or targets. */
function partsOf(ctx, rows) {
  const most = (keyOf) => d3.rollups(rows, count, keyOf).filter(([key]) => key !== null).sort((a, b) => b[1] - a[1]).slice(0, MOST).map(([key]) => key);
  const actors = (name, actorOf) => heaviest(rows.filter((row) => actorOf(row)), actorOf, MOST).map((actor) => ({ title: ctx.sp.name(actor), slice: { [name]: actor.id }, keep: (row) => actorOf(row) === actor }));
  const ways = {
    relation: () => most((row) => row.relation).map((id) => ({ title: relationName(ctx, id), slice: { relation: id }, keep: (row) => row.relation === id })),
    outlet: () => most((row) => row.s.outlet).map((name) => ({ title: name ? bdi(name) : ctx.sp.t("no_outlet"), slice: { outlet: name }, keep: (row) => row.s.outlet === name })),
    speaker: () => actors("speaker", (row) => row.s.who),
    target: () => actors("target", (row) => row.target),
  };
  return ways[ctx.state.split]?.() ?? [{ title: null, slice: {}, keep: null }];
}

function splits(ctx) {
  const now = ctx.state.split || "none";
  const link = (name) => h("a", { class: "tab", href: ctx.href({ split: name === "none" ? "" : name }), "aria-current": name === now ? "true" : null, "data-key": `split:${name}` }, ctx.sp.t(`split_${name}`));
  return h("nav", { class: "segmented", "aria-label": ctx.sp.t("split") }, SPLITS.map(link));
}

function saving(ctx, bins, chart) {
  const csv = () => saveTable(ctx, "timeline", ["when", ...SIGNS.map((look) => look.key), "statements", "articles_read"], bins.map((one) => [one.bin, ...SIGNS.map((look) => count(one.rows.filter((row) => row.sign === look.sign))), count(one.rows), one.articles]));
  const svg = () => picture(ctx, chart.querySelector("svg"));
  const acts = { png: async () => save(ctx, "timeline.png", await svg().png()), svg: () => save(ctx, "timeline.svg", svg().svg()), csv };
  return h("div", { class: "saving", role: "group", "aria-label": ctx.sp.t("save") }, h("span", { class: "muted" }, ctx.sp.t("save")), Object.entries(acts).map(([name, act]) => h("button", { class: "quiet", disabled: !bins.length, on: { click: act } }, name.toUpperCase())));
}
