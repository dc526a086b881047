// Who takes which stance to whom, and where does everybody stand? The network of rows, laid out alike on every run.

// More edges than this are no picture: only the heaviest are drawn, unless it is asked for all.
const READABLE = 110;

/**
 * Nodes (the most involved actors) and edges (one a pair and polarity): { nodes, edges, of, least } where `of` is how many actors
 * there are and `least` from how many statements on an edge is drawn: as asked, else so that the picture can be read.
 */
export function graphOf(rows, most, asked) {
  const all = edgesOf(rows);
  const weight = new Map();
  for (const edge of all) for (const end of new Set([edge.a, edge.b])) weight.set(end, (weight.get(end) ?? 0) + edge.n);
  const heaviest = [...weight].sort(([a, n], [b, m]) => m - n || compare(a.id, b.id)).slice(0, most).map(([actor, n]) => ({ id: actor.id, actor, n }));
  const byActor = new Map(heaviest.map((node) => [node.actor, node]));
  const between = all.filter((edge) => byActor.has(edge.a) && byActor.has(edge.b)).map((edge) => ({ ...edge, source: byActor.get(edge.a), target: byActor.get(edge.b) }));
  const least = asked || readable(between);
  const edges = bowed(between.filter((edge) => edge.n >= least));
  const joined = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
  return { nodes: sized(heaviest.filter((node) => joined.has(node)), edges), edges, of: weight.size, least };
}

function readable(edges) {
  const last = edges[READABLE];
  return last ? Math.min(last.n + 1, edges[0].n) : 1;
}

/** How large nodes and how wide edges are drawn: by area and width, beside the heaviest. */
function sized(nodes, edges) {
  const [most, widest] = [nodes, edges].map((all) => Math.max(12, ...all.map((one) => one.n)));
  for (const node of nodes) node.r = 5 + 17 * Math.sqrt(node.n / most);
  for (const edge of edges) edge.wide = 1 + 5.5 * Math.sqrt(edge.n / widest);
  return nodes;
}

/** All edges: actor a to actor b with one polarity, its rows, how many statements, heaviest first. */
export function edgesOf(rows) {
  const found = new Map();
  for (const row of rows) {
    if (!row.target) continue;
    const key = `${row.s.who.id}\n${row.target.id}\n${row.sign}`;
    if (!found.has(key)) found.set(key, { key, a: row.s.who, b: row.target, sign: row.sign, rows: [], statements: new Set() });
    const edge = found.get(key);
    edge.rows.push(row);
    edge.statements.add(row.s);
  }
  const edges = [...found.values()].map((edge) => ({ ...edge, n: edge.statements.size }));
  return edges.sort((a, b) => b.n - a.n || compare(a.key, b.key));
}

/** Places for nodes: d3's forces draw no lots, so the same graph is laid out alike on every run. Gives each node x and y. */
export function laidOut(graph, widthOf, wide) {
  const key = graph.edges.map((edge) => edge.key).join("\n") + graph.nodes.map((node) => node.id).join("\n") + wide;
  if (laidOut.last?.key !== key) laidOut.last = { key, places: places(graph, widthOf, wide) };
  for (const node of graph.nodes) Object.assign(node, laidOut.last.places.get(node.id));
  return graph;
}

function places(graph, widthOf, wide) {
  const room = (node) => node.r + 12 + widthOf(node) * 0.3;
  const heaviest = Math.max(1, ...graph.edges.map((edge) => edge.n));
  const links = graph.edges.filter((edge) => edge.source !== edge.target).map(({ source, target, n }) => ({ source, target, n }));
  const ties = d3.rollup(links.flatMap((link) => [link.source, link.target]), (all) => all.length, (node) => node);
  // Who is tied to many is not pulled by each of them as by an only one.
  const pull = ({ source, target, n }) => (0.35 + 0.65 * Math.sqrt(n / heaviest)) / Math.min(ties.get(source), ties.get(target));
  const force = d3.forceSimulation(graph.nodes)
    .force("link", d3.forceLink(links).distance(({ source, target }) => 46 + room(source) + room(target)).strength(pull))
    .force("charge", d3.forceManyBody().strength(-620).distanceMax(700))
    .force("x", d3.forceX().strength(0.085 / wide))
    .force("y", d3.forceY().strength(0.085 * wide))
    .force("collide", d3.forceCollide(room).strength(0.9).iterations(3))
    .stop();
  force.tick(graph.nodes.length > 120 ? 220 : 380);
  return new Map(graph.nodes.map((node) => [node.id, { x: node.x, y: node.y }]));
}

/** Edges between the same two bend apart. */
function bowed(edges) {
  const between = new Map();
  for (const edge of edges) {
    const pair = `${edge.a.id}\n${edge.b.id}`;
    edge.bow = 0.14 + 0.11 * (between.get(pair) ?? 0);
    between.set(pair, (between.get(pair) ?? 0) + 1);
  }
  return edges;
}

/** Order by code points: the same in every language of the browser. */
export function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
