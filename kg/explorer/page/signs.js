// How do the three polarities look? Told apart by colour and by line, so that neither is needed alone.

import { s } from "./dom.js";

export const SIGNS = [
  { sign: -1, key: "negative", colour: "#b23a14", pale: "#f6ddd3", dash: "7 4" },
  { sign: 0, key: "neutral", colour: "#636a72", pale: "#e6e7e9", dash: "1.5 4" },
  { sign: 1, key: "positive", colour: "#1b5fa5", pale: "#d6e5f4", dash: null },
];

/** The look of a polarity. */
export function lookOf(sign) {
  return SIGNS.find((one) => one.sign === sign);
}

/** A short line as it is drawn in the network, for legends and buttons. */
export function sample(look) {
  const line = { x1: 1, y1: 6, x2: 21, y2: 6, stroke: look.colour, "stroke-width": 2.5, "stroke-dasharray": look.dash, "stroke-linecap": "butt" };
  const head = s("path", { d: "M20 2 L28 6 L20 10 Z", fill: look.colour });
  return s("svg", { class: "sample", width: 30, height: 12, viewBox: "0 0 30 12", "aria-hidden": "true" }, s("line", line), head);
}

/** How many rows (statements, each once) are of each polarity. */
export function bySign(rows) {
  return SIGNS.map((look) => ({ look, n: new Set(rows.filter((row) => row.sign === look.sign).map((row) => row.s)).size }));
}
