// How is something put on the page? Text only ever as text: nothing here parses markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element: h("p", { class: "quote", on: { click } }, "text", child, null). */
export function h(tag, props, ...children) {
  return filled(document.createElement(tag), props, children);
}

/** The same for SVG. */
export function s(tag, props, ...children) {
  return filled(document.createElementNS(SVG, tag), props, children);
}

/** Put these in the place of all that an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...flat(children));
  return element;
}

/** Words of the data: isolated, in whatever direction they run themselves. */
export function bdi(text, props) {
  return h("bdi", { dir: "auto", ...props }, text);
}

/** Text that keeps its own direction inside other text, where there are no elements (titles, SVG). */
export function isolated(text) {
  return `\u2068${text}\u2069`;
}

/** Draw anew without taking the focus from who uses the keyboard: what has the same key is the same thing. */
export function keepingFocus(draw) {
  const key = document.activeElement?.dataset?.key;
  draw();
  if (!key || document.activeElement?.dataset?.key === key) return;
  document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

function filled(element, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) set(element, name, value);
  element.append(...flat(children));
  return element;
}

function set(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
  else if (name === "value" || name === "checked") element[name] = value;
  else if (name === "css") for (const [key, one] of Object.entries(value)) element.style.setProperty(key, one);
  else element.setAttribute(name, value === true ? "" : value);
}

function flat(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}
