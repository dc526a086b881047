// How do nodes and edges look? Geometry only.

const SYMBOLS = {
  person: d3.symbolCircle, country: d3.symbolSquare, organization: d3.symbolDiamond2, group: d3.symbolTriangle, place: d3.symbolStar, unknown: d3.symbolCircle,
};

/** The outline of an actor of this type, as large as a circle of this radius. */
export function symbol(type, r) {
  const area = Math.PI * r * r * (type === "group" ? 0.85 : 1);
  return d3.symbol(SYMBOLS[type] ?? d3.symbolCircle, area)();
}

/** The line of an edge and its head, between projected nodes: { line, head, middle }. */
export function arrow(edge) {
  return edge.source === edge.target ? loop(edge) : curve(edge);
}

function curve(edge) {
  const [a, b] = [edge.source, edge.target].map((node) => ({ x: node.px, y: node.py, r: node.r }));
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const control = { x: (a.x + b.x) / 2 + dy * edge.bow, y: (a.y + b.y) / 2 - dx * edge.bow };
  const size = 5 + 1.7 * edge.wide;
  const [start, tip] = [toward(a, control, a.r + 1), toward(b, control, b.r + 2)];
  const end = toward(tip, control, size * 0.8);
  const middle = { x: (start.x + 2 * control.x + end.x) / 4, y: (start.y + 2 * control.y + end.y) / 4 };
  return { line: `M${at(start)}Q${at(control)} ${at(end)}`, head: headAt(tip, control, size), middle };
}

function loop(edge) {
  const { px: x, py: y } = edge.source;
  const r = edge.source.r;
  const far = 2.1 * r + 16 + 60 * (edge.bow - 0.14);
  const size = 5 + 1.7 * edge.wide;
  const [start, tip] = [{ x: x - r * 0.7, y: y - r * 0.8 }, { x: x + r * 0.7, y: y - r * 0.8 }];
  const [one, two] = [{ x: x - far * 0.8, y: y - far }, { x: x + far * 0.8, y: y - far }];
  const end = toward(tip, two, size * 0.8);
  return { line: `M${at(start)}C${at(one)} ${at(two)} ${at(end)}`, head: headAt(tip, two, size), middle: { x, y: y - far * 0.8 } };
}

function headAt(tip, from, size) {
  const base = toward(tip, from, size);
  const [nx, ny] = [(base.y - tip.y) * 0.45, (tip.x - base.x) * 0.45];
  return `M${at(tip)}L${at({ x: base.x + nx, y: base.y + ny })}L${at({ x: base.x - nx, y: base.y - ny })}Z`;
}

function toward(from, to, distance) {
  const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) * distance) / far, y: from.y + ((to.y - from.y) * distance) / far };
}

function at({ x, y }) {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
