// Who takes which stance to whom, and where does everybody stand? The network of rows, laid out alike on every run.

/** Nodes (the most involved actors) and edges (one a pair and polarity): { nodes, edges, of } where `of` is how many actors there are. */
export function graphOf(rows, most, least) {
  const edges = edgesOf(rows).filter((edge) => edge.n >= least);
  const weight = new Map();
  for (const edge of edges) for (const end of new Set([edge.a, edge.b])) weight.set(end, (weight.get(end) ?? 0) + edge.n);
  const nodes = [...weight].sort(([a, n], [b, m]) => m - n || compare(a.id, b.id)).slice(0, most).map(([actor, n]) => ({ id: actor.id, actor, n }));
  const byActor = new Map(nodes.map((node) => [node.actor, node]));
  const kept = edges.filter((edge) => byActor.has(edge.a) && byActor.has(edge.b));
  return { nodes, edges: bowed(kept.map((edge) => ({ ...edge, source: byActor.get(edge.a), target: byActor.get(edge.b) }))), of: weight.size };
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
  const room = (node) => radius(node) + 12 + widthOf(node) * 0.3;
  const heaviest = Math.max(1, ...graph.edges.map((edge) => edge.n));
  const links = graph.edges.filter((edge) => edge.source !== edge.target).map(({ source, target, n }) => ({ source, target, n }));
  const force = d3.forceSimulation(graph.nodes)
    .force("link", d3.forceLink(links).distance(({ source, target }) => 46 + room(source) + room(target)).strength(({ n }) => 0.12 + 0.4 * Math.sqrt(n / heaviest)))
    .force("charge", d3.forceManyBody().strength(-520).distanceMax(900))
    .force("x", d3.forceX().strength(0.06 / wide))
    .force("y", d3.forceY().strength(0.06 * wide))
    .force("collide", d3.forceCollide(room).strength(0.9).iterations(3))
    .stop();
  force.tick(graph.nodes.length > 120 ? 220 : 380);
  return new Map(graph.nodes.map((node) => [node.id, { x: node.x, y: node.y }]));
}

/** How large a node is drawn: by area. */
export function radius(node) {
  return 5 + Math.min(17, 2.4 * Math.sqrt(node.n));
}

/** How wide an edge is drawn. */
export function thickness(edge) {
  return Math.min(9, 1 + 1.35 * Math.sqrt(edge.n));
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
