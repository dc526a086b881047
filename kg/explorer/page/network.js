// The network as it is seen: drawn as SVG, so that every edge and actor can be reached, named, clicked, saved.

import { fill, h, s } from "./dom.js";
import { count, sliced } from "./filters.js";
import { graphOf, laidOut } from "./graph.js";
import { relationName } from "./list.js";
import { controls, legend, saving } from "./networkbar.js";
import { movable } from "./moving.js";
import { arrow, symbol } from "./shapes.js";
import { lookOf } from "./signs.js";

const INK = "#1d232a";
const FILL = { person: "#fff", country: "#dfe5ea", organization: "#f0e6cf", group: "#f3e3ee", place: "#e3efe2", unknown: "#fff" };
export const LABEL = 12.5;
const MOST = 40;
// On a smaller stage (pixels) actors are drawn smaller.
const ROOMY = 560000;

/** The view; it draws itself once it knows how large it is. */
export function network(ctx) {
  const graph = graphOf(ctx.rows, Number(ctx.state.actors) || MOST, Number(ctx.state.least));
  const status = h("p", { class: "status", role: "status" });
  const stage = h("div", { class: "stage" });
  const view = h("section", { class: "network", "aria-label": ctx.sp.t("network") }, controls(ctx, graph, MOST), stage, h("div", { class: "under" }, legend(ctx), status, saving(ctx, graph, stage)));
  if (!graph.nodes.length) fill(stage, h("p", { class: "empty" }, ctx.sp.t("no_edges")));
  else ctx.whenShown(() => draw(ctx, graph, stage, status));
  return view;
}

function draw(ctx, graph, stage, status) {
  const { width, height } = stage.getBoundingClientRect();
  const room = Math.max(0.55, Math.min(1, Math.sqrt((width * height) / ROOMY)));
  for (const node of graph.nodes) Object.assign(node, { r: node.r * room }, { text: ctx.sp.nameText(node.actor) }, { wide: textWidth(ctx.sp.nameText(node.actor)) });
  laidOut(graph, (node) => Math.min(node.wide, 150), 1.5);
  for (const edge of graph.edges) edge.view = edgeView(ctx, edge, status);
  for (const node of graph.nodes) node.view = nodeView(ctx, graph, node, status);
  const layer = s("g", {}, s("g", { class: "edges" }, [...graph.edges].reverse().map((edge) => edge.view.group)), s("g", { class: "nodes" }, [...graph.nodes].reverse().map((node) => node.view.group)));
  const svg = s("svg", { class: "net", width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": ctx.sp.t("network_keys"), "font-family": getComputedStyle(document.body).fontFamily }, layer);
  fill(stage, svg, zoomButtons(ctx, svg));
  movable(svg, graph, () => place(graph, { x0: 0, y0: 0, x1: width, y1: height }), { width, height });
  mark(ctx, graph);
}

/** Put everything where its projection (px, py) is; labels that would lie on others are left out, the heaviest stay. */
function place(graph, stage) {
  for (const edge of graph.edges) {
    const { line, head } = arrow(edge);
    for (const path of [edge.view.line, edge.view.hit]) path.setAttribute("d", line);
    edge.view.head.setAttribute("d", head);
  }
  for (const node of graph.nodes) node.view.group.setAttribute("transform", `translate(${node.px.toFixed(1)},${node.py.toFixed(1)})`);
  labelled(graph.nodes, stage);
}

/** Each label where it lies on nothing: below, above or beside its actor; the heaviest choose first, and who finds no place has none. */
function labelled(nodes, stage) {
  const taken = nodes.map((node) => boxAt(node.px, node.py, node.r * 2, node.r * 2));
  for (const node of nodes) {
    const own = taken[nodes.indexOf(node)];
    const boxOf = ({ x, y }) => boxAt(node.px + x, node.py + y - LABEL * 0.33, node.wide, LABEL * 1.2);
    const free = sides(node, stage).find((side) => inside(boxOf(side), stage) && !taken.some((box) => box !== own && overlap(box, boxOf(side))));
    node.hidden = !free;
    const { x, y } = free ?? sides(node, stage)[0];
    for (const [name, value] of [["x", x.toFixed(1)], ["y", y.toFixed(1)], ["visibility", free ? "visible" : "hidden"]]) node.view.label.setAttribute(name, value);
    if (free) taken.push(boxOf(free));
  }
}

/** Below, above, beside; the first two are moved into the stage where they would leave it. */
function sides(node, stage) {
  const [down, beside] = [node.r * 1.12 + LABEL + 2, node.r + 5 + node.wide / 2];
  const half = node.wide / 2 + 2;
  const x = Math.max(stage.x0 + half, Math.min(stage.x1 - half, node.px)) - node.px;
  return [{ x, y: down }, { x, y: -node.r * 1.12 - 6 }, { x: beside, y: LABEL * 0.35 }, { x: -beside, y: LABEL * 0.35 }];
}

function edgeView(ctx, edge, status) {
  const look = lookOf(edge.sign);
  const wide = edge.wide;
  const line = s("path", { fill: "none", stroke: look.colour, "stroke-width": wide, "stroke-dasharray": look.dash && look.dash.split(" ").map((part) => (Number(part) * (0.7 + wide / 9)).toFixed(1)).join(" "), opacity: 0.78 });
  const head = s("path", { fill: look.colour });
  const hit = s("path", { class: "hit", fill: "none", stroke: "transparent", "stroke-width": Math.max(14, wide + 8) });
  const slice = { speaker: edge.a.id, target: edge.b.id, sign: String(edge.sign) };
  const said = sentence(ctx, edge);
  const tell = () => fill(status, said);
  const group = s("a", { class: `edge ${look.key}`, href: ctx.href({ slice }), tabindex: -1, "aria-label": said, "data-key": `e:${edge.key}`, on: { focus: tell, pointerenter: tell } }, hit, line, head);
  return { group, line, head, hit };
}

function nodeView(ctx, graph, node, status) {
  const r = node.r;
  const n = count(sliced(ctx.rows, { actor: node.id }));
  const said = `${node.text}: ${ctx.sp.t("statements_n", { n: ctx.sp.number(n) })}`;
  const shape = s("path", { d: symbol(node.actor.type, r), fill: FILL[node.actor.type] ?? "#fff", stroke: INK, "stroke-width": 1.6 });
  const label = s("text", { "text-anchor": "middle", "font-size": LABEL, fill: INK, stroke: "#fff", "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke", direction: "ltr" }, node.text);
  const near = { focus: () => [fill(status, said), lit(graph, node)], pointerenter: () => [fill(status, said), lit(graph, node)], pointerleave: () => lit(graph, null), blur: () => lit(graph, null) };
  const group = s("a", { class: "node", href: ctx.href({ slice: { actor: node.id } }), tabindex: -1, "aria-label": said, "data-key": `n:${node.id}`, on: near }, shape, label);
  return { group, shape, label };
}

/** Bring out an actor with whom it speaks of and who speaks of it; nobody: all alike. */
function lit(graph, node) {
  const near = new Set(node ? [node] : []);
  for (const edge of graph.edges) {
    const on = !node || edge.source === node || edge.target === node;
    if (node && on) near.add(edge.source).add(edge.target);
    edge.view.group.setAttribute("opacity", on ? 1 : 0.1);
  }
  for (const one of graph.nodes) {
    one.view.group.setAttribute("opacity", !node || near.has(one) ? 1 : 0.18);
    one.view.label.setAttribute("visibility", one.hidden && !(node && near.has(one)) ? "hidden" : "visible");
  }
}

/** Show which edge or actor the open list is of. */
function mark(ctx, { nodes, edges }) {
  const { slice } = ctx.state;
  if (!slice) return;
  for (const edge of edges) edge.view.group.classList.toggle("chosen", slice.speaker === edge.a.id && slice.target === edge.b.id && (slice.sign ?? String(edge.sign)) === String(edge.sign));
  for (const node of nodes) node.view.group.classList.toggle("chosen", [slice.actor, slice.speaker, slice.target].includes(node.id));
}

/** An edge in words: a → b: accuses 3, blames 1. */
function sentence(ctx, edge) {
  const found = d3.rollups(edge.rows, (rows) => new Set(rows.map((row) => row.s)).size, (row) => row.relation).sort((a, b) => b[1] - a[1]);
  const parts = found.map(([relation, n]) => `${relationName(ctx, relation)} ${ctx.sp.number(n)}`);
  return ctx.sp.t("edge_says", { a: ctx.sp.nameText(edge.a), b: ctx.sp.nameText(edge.b), what: parts.join(ctx.sp.t("comma")) });
}

function zoomButtons(ctx, svg) {
  const button = (name, text) => h("button", { class: "icon", "aria-label": ctx.sp.t(name), title: ctx.sp.t(name), on: { click: () => svg.dispatchEvent(new CustomEvent(name)) } }, text);
  return h("div", { class: "zoom" }, button("zoom_in", "+"), button("zoom_out", "−"), button("zoom_fit", "⤢"));
}

function boxAt(x, y, width, height) {
  return { x0: x - width / 2, x1: x + width / 2, y0: y - height / 2, y1: y + height / 2 };
}

function inside(box, { x0, x1, y0, y1 }) {
  return box.x0 >= x0 && box.x1 <= x1 && box.y0 >= y0 && box.y1 <= y1;
}

function overlap(a, b) {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

function textWidth(text) {
  textWidth.pen ??= document.createElement("canvas").getContext("2d");
  textWidth.pen.font = `${LABEL}px ${getComputedStyle(document.body).fontFamily}`;
  return textWidth.pen.measureText(text).width;
}
