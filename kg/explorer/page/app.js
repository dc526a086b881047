// What happens when? The address says what is seen; every change of it draws the page anew.

import { about, leftOut } from "./about.js";
import { actor } from "./actor.js";
import { actors } from "./actors.js";
import { bdi, fill, h, keepingFocus } from "./dom.js";
import { seen, sliced, statementsOf } from "./filters.js";
import { drawList } from "./list.js";
import { matrix } from "./matrix.js";
import { model } from "./model.js";
import { network } from "./network.js";
import { outlets } from "./outlets.js";
import { panel } from "./panel.js";
import { format, parse } from "./route.js";
import { speech } from "./speech.js";
import { neighbours, reveal, statement } from "./statement.js";
import { timeline } from "./timeline.js";

const VIEWS = { network, matrix, timeline, outlets, actors, actor, statement, about };
const TABS = ["network", "matrix", "timeline", "outlets", "actors"];
const LANGUAGES = [["en", "English"], ["ar", "العربية"], ["both", "English · العربية"]];

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const m = model(read("data"));
const table = read("words");
let shell = null;
let last = null;
// What opened the list: it gets the focus back.
let opener = null;

function render() {
  const state = parse(location.hash);
  const ctx = context(state);
  if (shell?.mode !== ctx.sp.mode) shell = built(ctx);
  keepingFocus(() => {
    shell.update(ctx);
    drawView(ctx);
    drawList(ctx, shell.list);
    shell.body.classList.toggle("with-list", state.slice !== null);
    shell.body.classList.toggle("reading", state.view === "statement");
    for (const act of ctx.shown) act();
  });
  settle(ctx);
  last = ctx;
}

/** Everything that a view is told. */
function context(state) {
  const language = state.lang || (navigator.language.startsWith("ar") ? "ar" : "en");
  const rows = seen(m.rows, state);
  const ctx = { m, state, rows, sp: spoken(language), shown: [] };
  ctx.href = (patch) => format({ ...state, ...patch });
  ctx.now = () => parse(location.hash);
  ctx.listed = () => statementsOf(sliced(rows, state.slice));
  ctx.whenShown = (act) => ctx.shown.push(act);
  ctx.go = (patch, { quiet = false } = {}) => go({ ...ctx.now(), ...patch }, quiet);
  return ctx;
}

/** A language is made once: number formats are dear. */
function spoken(language) {
  if (!spoken.made?.has(language)) (spoken.made ??= new Map()).set(language, speech(table, language));
  return spoken.made.get(language);
}

function go(state, quiet) {
  if (quiet) location.replace(format(state));
  else location.hash = format(state);
}

function drawView(ctx) {
  const view = VIEWS[ctx.state.view] ?? VIEWS.network;
  document.title = `${ctx.m.data.workspace} · ${ctx.sp.t(TABS.includes(ctx.state.view) ? ctx.state.view : "statements")}`;
  fill(shell.main, view(ctx));
}

/** After a change: what was opened gets the focus; a new statement's words come into sight. */
function settle(ctx) {
  const opened = ctx.state.slice && JSON.stringify(ctx.state.slice) !== JSON.stringify(last?.state.slice ?? null);
  if (opened && !last?.state.slice) opener = last && document.activeElement?.dataset?.key;
  if (opened) document.getElementById("list-title").focus({ preventScroll: true });
  if (!ctx.state.slice && last?.state.slice && opener) document.querySelector(`[data-key="${CSS.escape(opener)}"]`)?.focus({ preventScroll: true });
  const moved = last?.state.view !== ctx.state.view || last?.state.id !== ctx.state.id;
  if (moved) shell.main.scrollTo(0, 0);
  if (moved && ctx.state.view === "statement") reveal();
}

/** What stays while views come and go. */
function built(ctx) {
  const { sp } = ctx;
  Object.assign(document.documentElement, { lang: sp.lang, dir: sp.dir });
  const filters = panel(ctx);
  const main = h("main", { id: "view", tabindex: -1 });
  const list = h("aside", { class: "list" });
  const tabs = h("nav", { class: "tabs", "aria-label": sp.t("views") });
  const languages = h("nav", { class: "languages", "aria-label": sp.t("language") });
  const aside = h("aside", { class: "filters", id: "filters", "aria-label": sp.t("filters") }, filters.element);
  const toggle = h("button", { class: "quiet filters-toggle", "aria-controls": "filters", "aria-expanded": "false", on: { click: () => toggle.setAttribute("aria-expanded", String(aside.classList.toggle("open"))) } }, sp.t("filters"));
  const header = h("header", { class: "masthead" }, h("h1", {}, h("span", { class: "mark", "aria-hidden": "true" }, "kg"), bdi(m.data.workspace)), tabs, h("a", { class: "about-link", href: "#/about" }, sp.t("about_data")), languages, toggle);
  const body = h("div", { class: "body" }, aside, h("div", { class: "centre" }, leftOut(ctx) || [], main), list);
  fill(document.getElementById("app"), h("a", { class: "skip", href: "#view", on: { click: (event) => { event.preventDefault(); main.focus(); } } }, sp.t("skip")), header, body);
  const update = (now) => {
    fill(tabs, TABS.map((name, n) => tab(now, name, n)));
    fill(languages, LANGUAGES.map(([mode, name]) => language(now, mode, name)));
    header.querySelector(".about-link").href = now.href({ view: "about", id: null, slice: null });
    filters.update(now);
  };
  return { mode: sp.mode, main, list, body, update };
}

function tab(ctx, name, n) {
  const own = { network: ["network"], matrix: ["matrix"], timeline: ["timeline"], outlets: ["outlets"], actors: ["actors", "actor"] }[name];
  return h("a", { href: ctx.href({ view: name, id: null }), "aria-current": own.includes(ctx.state.view) ? "page" : null, "data-key": `tab:${name}`, title: String(n + 1) }, ctx.sp.t(name));
}

function language(ctx, mode, name) {
  return h("a", { href: ctx.href({ lang: mode }), lang: mode === "both" ? "en" : mode, "aria-current": ctx.sp.mode === mode ? "true" : null, "data-key": `lang:${mode}` }, mode === "both" ? ctx.sp.t("both") : name);
}

const TYPING = "input:not([type=checkbox]):not([type=range]), textarea, select";

function onKey(event) {
  if (event.key === "Escape" && last.state.slice) return last.go({ slice: null });
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.(TYPING)) return;
  if (event.key === "/") return (event.preventDefault(), document.getElementById("search").focus());
  if (TABS[Number(event.key) - 1]) return last.go({ view: TABS[Number(event.key) - 1], id: null });
  if (event.key === "j" || event.key === "k") step(event.key === "j" ? "after" : "before");
}

/** To the next or previous statement; from another view to the first of the open list. */
function step(way) {
  const here = last.state.view === "statement" && last.m.statement.get(last.state.id);
  const next = here ? neighbours(last, here)[way] : last.state.slice && last.listed()[0];
  if (next) last.go({ view: "statement", id: next.id });
}

window.addEventListener("hashchange", render);
document.addEventListener("keydown", onKey);
let resized = 0;
window.addEventListener("resize", () => { clearTimeout(resized); resized = setTimeout(render, 150); });
render();
