// How are counts over time drawn? Negative below the line; above it positive, then neutral, then without a stance; under all what was read.

import { h, isolated, s } from "./dom.js";
import { count } from "./filters.js";
import { SIGNS } from "./signs.js";

const EDGE = { side: 46, top: 8, axis: 22, read: 34 };
// Bars: what touches the line can be read off; the rest stands on it.
const FILLS = { negative: SIGNS[0].colour, positive: SIGNS[2].colour, neutral: "#a3a9b0", none: "#dcdfe2" };
const TEXT = { "font-size": 11, fill: "#59616a" };

/** The chart; each bar is the way to its statements. In a page that runs from the right, so does time. */
export function bars(ctx, bins, { width, height, slice, step, articles, reach }) {
  const right = ctx.sp.dir === "rtl";
  const inner = right ? [width - EDGE.side, 12] : [EDGE.side, width - 12];
  const x = d3.scaleBand(bins.map((one) => one.bin), inner).paddingInner(0.25).paddingOuter(0.1);
  const stacks = bins.map((one) => ({ ...one, ...stack(one.rows) }));
  const bottom = height - EDGE.axis - (articles ? EDGE.read : 0);
  const y = d3.scaleLinear(reach, [bottom, EDGE.top]).nice(4);
  const place = { x, y, right, width, bottom, inner, wide: Math.min(x.bandwidth(), 44) };
  return s("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": ctx.sp.t("timeline") },
    grid(ctx, place), stacks.map((one) => column(ctx, one, slice, place)), axis(ctx, bins, step, place, height), articles && read(ctx, bins, place, height));
}

/** How far down and up the bars of these bins reach: charts beside each other share one scale. */
export function reachOf(bins) {
  const stacks = bins.map((one) => stack(one.rows));
  return [Math.min(0, d3.min(stacks, (one) => one.low)), Math.max(1, d3.max(stacks, (one) => one.high))];
}

function stack(rows) {
  const [negative, neutral, positive] = SIGNS.map((look) => count(rows.filter((row) => row.sign === look.sign)));
  const none = count(rows.filter((row) => row.sign === null));
  return { negative, neutral, positive, none, low: -negative, high: positive + neutral + none };
}

function column(ctx, one, slice, { x, y, wide }) {
  if (!one.rows.length) return null;
  const left = x(one.bin) + (x.bandwidth() - wide) / 2;
  const part = (from, key, to = from + one[key]) => to > from && s("rect", { x: left, width: wide, y: y(to), height: Math.max(1, y(from) - y(to)), fill: FILLS[key], stroke: "#fff", "stroke-width": 0.5 });
  const said = [...SIGNS.map((look) => [look.key, one[look.key]]), ["no_stance", one.none]].filter(([, n]) => n).map(([key, n]) => `${ctx.sp.t(key)} ${ctx.sp.number(n)}`).join(ctx.sp.t("comma"));
  const label = `${isolated(ctx.sp.day(one.bin))}: ${said}`;
  const hit = { class: "hit", x: left - 2, width: wide + 4, y: y(one.high) - 4, height: y(one.low) - y(one.high) + 8, fill: "transparent" };
  return s("a", { class: "column", href: ctx.href({ slice: { ...slice, bin: one.bin } }), "aria-label": label, "data-key": `b:${JSON.stringify(slice)}${one.bin}` },
    s("title", {}, label), s("rect", hit), part(0, "positive"), part(one.positive, "neutral"), part(one.positive + one.neutral, "none"), part(-one.negative, "negative", 0));
}

/** What the colours of the bars mean. */
export function barLegend(ctx) {
  const entry = ([key, name]) => h("li", {}, h("span", { class: "swatch", css: { background: FILLS[key] }, "aria-hidden": "true" }), ctx.sp.t(name));
  return h("ul", { class: "legend" }, [["negative", "negative"], ["positive", "positive"], ["neutral", "neutral"], ["none", "no_stance"]].map(entry));
}

function grid(ctx, { y, right, width, inner }) {
  const at = right ? width - EDGE.side + 8 : EDGE.side - 8;
  return y.ticks(4).filter(Number.isInteger).map((n) => s("g", {}, s("line", { x1: inner[0], x2: inner[1], y1: y(n), y2: y(n), stroke: n ? "#e6e3dd" : "#1d232a" }), s("text", { ...TEXT, x: at, y: y(n) + 4, "text-anchor": right ? "start" : "end", direction: "ltr" }, ctx.sp.number(Math.abs(n)))));
}

function axis(ctx, bins, step, { x, bottom }, height) {
  const every = Math.ceil(bins.length / Math.max(2, Math.floor(Math.abs(x.range()[1] - x.range()[0]) / (step === "year" ? 48 : 84))));
  const tick = (one) => s("text", { ...TEXT, x: x(one.bin) + x.bandwidth() / 2, y: bottom + 15, "text-anchor": "middle" }, isolated(ctx.sp.day(one.bin)));
  return bins.filter((_, n) => n % every === 0).map(tick);
}

/** Bars of articles read: a rise of statements may be a rise of reading. */
function read(ctx, bins, { x, wide, inner, right, width }, height) {
  const most = Math.max(1, d3.max(bins, (one) => one.articles));
  const top = height - EDGE.read + 14;
  const bar = (one) => s("rect", { x: x(one.bin) + (x.bandwidth() - wide) / 2, width: wide, y: top + (16 - (16 * one.articles) / most), height: (16 * one.articles) / most, fill: "#c9c4b8" }, s("title", {}, `${isolated(ctx.sp.day(one.bin))}: ${ctx.sp.t("articles_read")} ${ctx.sp.number(one.articles)}`));
  return s("g", {}, s("line", { x1: inner[0], x2: inner[1], y1: top + 16.5, y2: top + 16.5, stroke: "#c9c4b8" }), bins.map(bar), s("text", { ...TEXT, x: right ? width - 6 : 6, y: top - 2, direction: ctx.sp.dir }, `${ctx.sp.t("articles_read")} (≤ ${ctx.sp.number(most)})`));
}
