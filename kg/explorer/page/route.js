// What is seen, as the fragment of the address: so that every view, filter and statement has a link that can be kept and sent.

const SETS = ["outlet", "relation", "sign"];
const FLAGS = ["hearsay", "supposed"];
const TEXTS = ["q", "since", "until", "confidence", "actors", "least", "split", "sort", "lang"];
const SLICE = "in.";

/** The state that a fragment stands for. `slice` is null where no list of statements is open. */
export function parse(fragment) {
  const [path, search = ""] = fragment.replace(/^#\/?/, "").split(/\?(.*)/s);
  const [view, id = null] = path.split("/");
  const given = new URLSearchParams(search);
  const state = { view: view || "network", id: id === null ? null : decodeURIComponent(id) };
  for (const name of SETS) state[name] = given.getAll(name);
  for (const name of FLAGS) state[name] = given.get(name) === "1";
  for (const name of TEXTS) state[name] = given.get(name) ?? "";
  const slice = [...given].filter(([name]) => name.startsWith(SLICE)).map(([name, value]) => [name.slice(SLICE.length), value]);
  return { ...state, slice: slice.length ? Object.fromEntries(slice) : null };
}

/** The fragment of a state. */
export function format(state) {
  const given = new URLSearchParams();
  for (const name of SETS) for (const value of state[name]) given.append(name, value);
  for (const name of FLAGS) if (state[name]) given.set(name, "1");
  for (const name of TEXTS) if (state[name]) given.set(name, state[name]);
  for (const [name, value] of Object.entries(state.slice ?? {})) given.set(SLICE + name, value);
  const search = given.toString();
  return `#/${state.view}${state.id === null ? "" : `/${encodeURIComponent(state.id)}`}${search && `?${search}`}`;
}

/** The state with nothing filtered; view, language and what is drawn how stay. */
export function unfiltered(state) {
  const kept = ["lang", "actors", "least", "split", "sort"];
  return { ...parse(""), ...Object.fromEntries(kept.map((name) => [name, state[name]])), view: state.view, id: state.id };
}
