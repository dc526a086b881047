// How does a drawing leave the page as a picture that can stand alone, with its title, legend and denominators?

import { isolated, s } from "./dom.js";
import { count } from "./filters.js";
import { SIGNS, lookOf } from "./signs.js";

const FOOT = 58;
const FONT = { "font-size": 12, fill: "#1d232a" };

/** A drawing as files: { svg() → Blob, png() → Promise<Blob> }. */
export function picture(ctx, drawn) {
  const { width, height } = drawn.viewBox.baseVal;
  const size = { width, height: height + FOOT };
  const copy = s("svg", { xmlns: "http://www.w3.org/2000/svg", ...size, viewBox: `0 0 ${width} ${size.height}`, "font-family": getComputedStyle(document.body).fontFamily },
    s("title", {}, ctx.m.data.workspace), s("rect", { ...size, fill: "#fff" }), [...drawn.cloneNode(true).childNodes], foot(ctx, width, height));
  for (const hit of copy.querySelectorAll(".hit")) hit.remove();
  for (const link of copy.querySelectorAll("a")) plain(link);
  const svg = () => new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
  return { svg, png: () => painted(svg(), size) };
}

/** The network for Gephi. */
export function gexf({ nodes, edges }) {
  const root = document.implementation.createDocument("http://gexf.net/1.3", "gexf");
  const add = (parent, tag, props) => {
    const element = root.createElementNS("http://gexf.net/1.3", tag);
    for (const [name, value] of Object.entries(props)) element.setAttribute(name, clean(String(value)));
    return parent.appendChild(element);
  };
  root.documentElement.setAttribute("version", "1.3");
  const graph = add(root.documentElement, "graph", { defaultedgetype: "directed", mode: "static" });
  add(add(graph, "attributes", { class: "edge" }), "attribute", { id: "polarity", title: "polarity", type: "integer" });
  const [nodeList, edgeList] = [add(graph, "nodes", {}), add(graph, "edges", {})];
  for (const node of nodes) add(nodeList, "node", { id: node.id, label: node.actor.label });
  for (const [n, edge] of edges.entries()) {
    const element = add(edgeList, "edge", { id: n, source: edge.a.id, target: edge.b.id, weight: edge.n });
    add(add(element, "attvalues", {}), "attvalue", { for: "polarity", value: edge.sign });
  }
  return new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', new XMLSerializer().serializeToString(root)], { type: "application/gexf+xml" });
}

/** What stands under a picture: the signs, and out of how much it was drawn. */
function foot(ctx, width, top) {
  const read = ctx.m.data.coverage.reduce((sum, part) => sum + part.articles, 0);
  const { sp } = ctx;
  const said = sp.t("picture_says", { workspace: ctx.m.data.workspace, n: sp.number(count(ctx.rows)), articles: sp.number(read), program: ctx.m.data.program });
  const right = sp.dir === "rtl";
  const signs = SIGNS.map((look, n) => {
    const x = right ? width - 20 - n * 130 : 20 + n * 130;
    const to = right ? -30 : 30;
    return [s("line", { x1: x, x2: x + to, y1: top + 16, y2: top + 16, stroke: look.colour, "stroke-width": 2.5, "stroke-dasharray": look.dash }), s("text", { ...FONT, x: x + to * 1.25, y: top + 20, direction: sp.dir }, sp.t(look.key))];
  });
  return s("g", {}, signs, s("text", { ...FONT, x: right ? width - 20 : 20, y: top + 44, direction: sp.dir, fill: "#59616a" }, said + filtered(ctx)));
}

/** Which filters the picture was drawn under, in words. */
function filtered({ state, sp, m }) {
  const relation = (id) => sp.say({ en: m.relations.get(id)?.label_en ?? id, ar: m.relations.get(id)?.label_ar ?? id });
  const dates = [state.since, state.until].some(Boolean) && `${state.since || "…"}–${state.until || "…"}`;
  const signs = state.sign.map((sign) => sp.t(lookOf(Number(sign)).key));
  const flags = ["hearsay", "supposed"].filter((name) => state[name]).map((name) => `+ ${sp.t(`with_${name}`)}`);
  const parts = [state.q && `«${state.q}»`, dates, ...state.outlet, ...state.relation.map(relation), ...signs, state.confidence && `≥ ${sp.percent(state.confidence / 100)}`, ...flags];
  return parts.filter(Boolean).map((part) => ` · ${isolated(part)}`).join("");
}

function painted(svg, { width, height }) {
  const url = URL.createObjectURL(svg);
  const image = new Image();
  return new Promise((done, fail) => {
    image.onload = () => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height });
      const pen = canvas.getContext("2d");
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(url);
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("the picture could not be painted"))), "image/png");
    };
    image.onerror = () => fail(new Error("the picture could not be read"));
    image.src = url;
  });
}

/** Links of the page lead nowhere from a picture. */
function plain(link) {
  const group = s("g", { transform: link.getAttribute("transform"), opacity: link.getAttribute("opacity") });
  group.append(...link.childNodes);
  link.replaceWith(group);
}

/** XML forbids most control characters. */
function clean(text) {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
}
