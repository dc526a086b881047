// How does one move about the network: zoom, drag, and arrow keys from actor to actor?

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
// Room for labels at the border, in pixels.
const MARGIN = { x: 80, y: 44 };
const STRETCH = 1.5;
const LARGEST = 1.5;
let kept = { key: "", transform: null };

/** Let the network be zoomed, dragged and walked; `place` draws it anew from px and py. */
export function movable(svg, graph, place, size) {
  const fit = fitted(graph.nodes, size);
  const key = `${graph.nodes.map((node) => node.id).join()}${size.width}x${size.height}`;
  const project = (transform) => {
    for (const node of graph.nodes) [node.px, node.py] = transform.apply([fit.x + node.x * fit.kx, fit.y + node.y * fit.ky]);
    place();
  };
  const zoom = d3.zoom().scaleExtent([0.4, 8]).on("zoom", ({ transform }) => { kept = { key, transform }; project(transform); });
  const selection = d3.select(svg).call(zoom).on("dblclick.zoom", null);
  for (const [name, by] of [["zoom_in", 1.4], ["zoom_out", 1 / 1.4]]) svg.addEventListener(name, () => zoom.scaleBy(selection, by));
  svg.addEventListener("zoom_fit", () => zoom.transform(selection, d3.zoomIdentity));
  dragging(svg, graph, fit, () => project(d3.zoomTransform(svg)));
  walking(svg, graph);
  zoom.transform(selection, kept.key === key && kept.transform ? kept.transform : d3.zoomIdentity);
}

/** Scales and shifts that put all nodes into the frame; what a picture of ties may be stretched by is no information. */
function fitted(nodes, { width, height }) {
  const [x0, x1] = d3.extent(nodes, (node) => node.x);
  const [y0, y1] = d3.extent(nodes, (node) => node.y);
  const [wide, high] = [(width - 2 * MARGIN.x) / Math.max(1, x1 - x0), (height - 2 * MARGIN.y) / Math.max(1, y1 - y0)];
  const [kx, ky] = [Math.min(wide, high * STRETCH, LARGEST), Math.min(high, wide * STRETCH, LARGEST)];
  return { kx, ky, x: width / 2 - (kx * (x0 + x1)) / 2, y: height / 2 - (ky * (y0 + y1)) / 2 };
}

function dragging(svg, graph, fit, redraw) {
  const byGroup = new Map(graph.nodes.map((node) => [node.view.group, node]));
  const drag = d3.drag().clickDistance(4).on("drag", function ({ dx, dy }) {
    const node = byGroup.get(this);
    const { k } = d3.zoomTransform(svg);
    node.x += dx / (k * fit.kx);
    node.y += dy / (k * fit.ky);
    redraw();
  });
  d3.select(svg).selectAll(".node").call(drag);
}

/** One stop for the tab key among actors and one among edges; arrow keys go on from there. */
function walking(svg, { nodes, edges }) {
  const groups = [nodes, edges].map((all) => all.map((one) => one.view.group));
  for (const [first] of groups) first?.setAttribute("tabindex", 0);
  svg.addEventListener("keydown", (event) => {
    const step = ARROWS[event.key];
    const zoomed = { "+": "zoom_in", "=": "zoom_in", "-": "zoom_out", 0: "zoom_fit" }[event.key];
    if (zoomed) svg.dispatchEvent(new CustomEvent(zoomed));
    const here = event.target.closest?.(".node, .edge");
    if (!step || !here) return;
    event.preventDefault();
    const at = groups[0].indexOf(here);
    const next = at >= 0 ? nearest(nodes, nodes[at], step)?.view.group : along(groups[1], here, step);
    if (next) focusOn(here, next);
  });
}

function focusOn(here, next) {
  here.setAttribute("tabindex", -1);
  next.setAttribute("tabindex", 0);
  next.focus({ preventScroll: true });
}

function along(groups, here, [dx, dy]) {
  return groups[groups.indexOf(here) + (dx + dy)];
}

/** The nearest actor in a direction: what lies straight ahead is nearer. */
function nearest(nodes, from, [dx, dy]) {
  const ahead = nodes.filter((node) => node !== from && (node.px - from.px) * dx + (node.py - from.py) * dy > from.r / 2);
  const far = (node) => Math.hypot(node.px - from.px, node.py - from.py) + 2 * Math.abs((node.px - from.px) * dy + (node.py - from.py) * dx);
  return d3.least(ahead, far);
}
