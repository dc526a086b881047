// What stands about the network: how much of it is shown, what its signs mean, how it is kept as a file.

import { h, s } from "./dom.js";
import { compare } from "./graph.js";
import { gexf, picture } from "./pictures.js";
import { save, saveTable } from "./tables.js";
import { symbol } from "./shapes.js";
import { SIGNS, sample } from "./signs.js";

const TYPES = ["person", "country", "organization", "group", "place"];

/** How many actors, and from how many statements on an edge is drawn. */
export function controls(ctx, graph, most) {
  const { sp, state } = ctx;
  const limit = Math.min(250, Math.max(most, graph.of));
  const actors = slider(ctx, "actors", { min: 5, max: limit, step: 5, value: Number(state.actors) || most });
  const least = slider(ctx, "least", { min: 1, max: Math.max(15, graph.least), step: 1, value: graph.least });
  const said = sp.t("actors_shown", { n: sp.number(graph.nodes.length), of: sp.number(graph.of), edges: sp.number(graph.edges.length) });
  return h("div", { class: "view-bar" }, h("p", { class: "muted" }, said), actors, least);
}

/** What line and shape mean. */
export function legend(ctx) {
  const shape = (type) => h("li", {}, s("svg", { width: 14, height: 14, viewBox: "-7 -7 14 14", "aria-hidden": "true" }, s("path", { d: symbol(type, 4.6), fill: "#fff", stroke: "#1d232a", "stroke-width": 1.3 })), ctx.sp.t(`type_${type}`));
  return h("ul", { class: "legend", "aria-label": ctx.sp.t("legend") }, SIGNS.map((look) => h("li", {}, sample(look), ctx.sp.t(look.key))), TYPES.map(shape));
}

/** Buttons that keep what is seen. */
export function saving(ctx, graph, stage) {
  const svg = () => picture(ctx, stage.querySelector("svg.net"));
  const acts = {
    png: async () => save(ctx, "network.png", await svg().png()),
    svg: () => save(ctx, "network.svg", svg().svg()),
    csv: () => saveTable(ctx, "network", ["speaker_id", "speaker", "target_id", "target", "polarity", "statements", "relations"], edgeRows(graph)),
    gexf: () => save(ctx, "network.gexf", gexf(graph)),
  };
  const buttons = Object.entries(acts).map(([name, act]) => h("button", { class: "quiet", "data-key": `save-${name}`, disabled: !graph.nodes.length, on: { click: act } }, name.toUpperCase()));
  return h("div", { class: "saving", role: "group", "aria-label": ctx.sp.t("save") }, h("span", { class: "muted" }, ctx.sp.t("save")), buttons);
}

function edgeRows({ edges }) {
  const relations = (edge) => d3.rollups(edge.rows, (rows) => rows.length, (row) => row.relation).sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
  return edges.map((edge) => [edge.a.id, edge.a.label, edge.b.id, edge.b.label, edge.sign, edge.n, relations(edge).map(([name, n]) => `${name} ${n}`).join("; ")]);
}

function slider(ctx, name, props) {
  const change = (event) => ctx.go({ [name]: event.target.value }, { quiet: true });
  const input = h("input", { type: "range", id: name, ...props, "data-key": name, on: { change } });
  input.value = props.value;
  return h("label", { class: "slider", for: name }, h("span", {}, ctx.sp.t(`show_${name}`)), input, h("output", {}, ctx.sp.number(Math.min(props.value, props.max))));
}
