// Where do offsets lie? They count Unicode code points of the document's text; JavaScript's strings are UTF-16.

const ASTRAL = /[\ud800-\udbff][\udc00-\udfff]/;

/** A function from an offset in code points to one in UTF-16 units. */
export function units(text) {
  if (!ASTRAL.test(text)) return (offset) => Math.min(offset, text.length);
  const starts = [];
  let at = 0;
  for (const point of text) {
    starts.push(at);
    at += point.length;
  }
  starts.push(at);
  return (offset) => starts[Math.min(offset, starts.length - 1)];
}

/** How many code points a text has. */
export function length(text) {
  return ASTRAL.test(text) ? [...text].length : text.length;
}

/** A document's text as pieces that can be cut by code points: [{ start, end, text, cut(from, to) }]. */
export function piecesOf(raw) {
  return raw.map(([start, text]) => {
    const unit = units(text);
    const cut = (from, to) => text.slice(unit(from - start), unit(to - start));
    return { start, end: start + length(text), text, cut };
  });
}

/** The words of a span; a mark stands for what the page does not hold. */
export function words(pieces, [start, end]) {
  const piece = pieces.find((one) => one.start <= start && start < one.end);
  if (!piece) return "…";
  return piece.cut(start, Math.min(end, piece.end)) + (end > piece.end ? " …" : "");
}

/** A stretch cut at every border of the marks that lie on it: [{ start, end, marks }], in order, without gaps. */
export function segments(start, end, marks) {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const borders = new Set([start, end]);
  for (const mark of inside) borders.add(Math.max(start, mark.start)).add(Math.min(end, mark.end));
  const sorted = [...borders].sort((a, b) => a - b);
  return sorted.slice(1).map((to, n) => {
    const from = sorted[n];
    return { start: from, end: to, marks: inside.filter((mark) => mark.start <= from && mark.end >= to) };
  });
}
