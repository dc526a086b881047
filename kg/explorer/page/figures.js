// How is a number shown? As the way to its statements.

import { h } from "./dom.js";
import { count } from "./filters.js";
import { bySign } from "./signs.js";

/** A number that opens the statements of a slice; nothing is no way to anywhere. */
export function figure(ctx, n, slice, label = null) {
  const text = ctx.sp.number(n);
  if (!n) return h("span", { class: "figure none" }, text);
  const key = `f:${JSON.stringify(slice)}`;
  const named = label && `${text}: ${label}`;
  return h("a", { class: "figure", href: ctx.href({ slice }), "data-key": key, "aria-label": named, title: named }, text);
}

/** The share of each polarity as one bar with its numbers: negative, neutral, positive. */
export function balance(ctx, rows, slice) {
  const parts = bySign(rows);
  const total = parts.reduce((sum, part) => sum + part.n, 0);
  if (!total) return h("span", { class: "balance empty" }, "–");
  const bar = parts.map(({ look, n }) => n > 0 && h("span", { class: `part ${look.key}`, css: { "flex-grow": n } }));
  const numbers = parts.map(({ look, n }) => part(ctx, look, n, slice));
  return h("div", { class: "balance" }, h("div", { class: "bar", "aria-hidden": "true" }, bar), h("div", { class: "numbers" }, numbers));
}

/** The number of statements of rows, as the way to them. */
export function counted(ctx, rows, slice, label = null) {
  return figure(ctx, count(rows), slice, label);
}

function part(ctx, look, n, slice) {
  return h("span", { class: `share ${look.key}` }, figure(ctx, n, { ...slice, sign: String(look.sign) }, ctx.sp.t(look.key)));
}
