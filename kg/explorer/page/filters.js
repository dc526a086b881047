// Which rows are seen? What the filters let through; and what a slice (an edge, a cell, a bar, any number) takes of them.

import { query } from "./fold.js";
import { haystack, namings } from "./model.js";
import { words } from "./text.js";

/** The tests of a state by name; a row is seen where all hold. */
export function tests(state) {
  const asked = query(state.q);
  const floor = Number(state.confidence) / 100;
  const [outlets, relations, signs] = [state.outlet, state.relation, state.sign].map((values) => new Set(values));
  return {
    q: (row) => asked.test(haystack(row.s)),
    dates: (row) => within(row.s.date, state),
    outlet: (row) => !outlets.size || outlets.has(row.s.outlet),
    relation: (row) => !relations.size || relations.has(row.relation),
    sign: (row) => !signs.size || signs.has(String(row.sign)),
    confidence: (row) => row.confidence >= floor,
    hearsay: (row) => state.hearsay || !row.s.hearsay,
    supposed: (row) => state.supposed || row.asserted,
  };
}

/** What a date filter lets through; without a date, only where none is asked for. */
export function within(date, state) {
  if (!state.since && !state.until) return true;
  return Boolean(date) && date >= state.since && (!state.until || date.slice(0, state.until.length) <= state.until);
}

/** The rows seen; without the test named, where it is asked what that test takes away. */
export function seen(rows, state, without = null) {
  const wanted = Object.entries(tests(state)).filter(([name]) => name !== without).map(([, test]) => test);
  return rows.filter((row) => wanted.every((test) => test(row)));
}

/** The rows of a slice. */
export function sliced(rows, slice) {
  const wanted = Object.entries(slice).filter(([name]) => name in SLICES);
  return rows.filter((row) => wanted.every(([name, value]) => SLICES[name](row, value, slice)));
}

/** How many statements rows belong to: one that says a thing twice counts once. */
export function count(rows) {
  return new Set(rows.map((row) => row.s)).size;
}

/** The statements of rows, each once, in their order. */
export function statementsOf(rows) {
  return [...new Set(rows.map((row) => row.s))];
}

const SLICES = {
  speaker: (row, id) => row.s.who.id === id,
  target: (row, id) => row.target?.id === id,
  actor: (row, id) => row.s.who.id === id || row.target?.id === id,
  sign: (row, sign) => String(row.sign) === sign,
  relation: (row, relation) => row.relation === relation,
  outlet: (row, outlet) => row.s.outlet === outlet,
  bin: (row, bin) => (bin ? row.s.date.startsWith(bin) : !row.s.date),
  form: (row, form) => row.s.form === form,
  document: (row, id) => row.s.document.id === id,
  aimed: (row) => row.target !== null,
  name: (row, name, slice) => namings(row.s).some((one) => matches(row.s, one, name, slice)),
};

function matches(one, naming, name, { of, by }) {
  const called = naming.actor.id === of && words(one.document.pieces, naming.at) === name;
  return called && (by === undefined || by === voice(one, naming));
}

/** Whose words a name is: a speaker's id, else the outlet's name. */
export function voice(one, naming) {
  return naming.by ? naming.by.id : `outlet:${one.outlet}`;
}
