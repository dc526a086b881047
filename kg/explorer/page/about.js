// Out of how much is all this? What was read and refused, with what, and what the page leaves out.

import { bdi, h } from "./dom.js";

/** The view. */
export function about(ctx) {
  const { sp, m: { data } } = ctx;
  const held = Object.entries(data.held).map(([what, n]) => h("div", {}, h("dt", {}, sp.t(`held_${what}`)), h("dd", {}, sp.number(n))));
  return h("section", { class: "page about" }, h("h2", {}, sp.t("about_data")), h("dl", { class: "held" }, held), leftOut(ctx),
    h("h3", {}, sp.t("read_by_outlet")), table(ctx, ["outlet", "month", "articles_read", "refused"], coverage(data).map(([outlet, month, articles, refused]) => [outlet ? bdi(outlet) : sp.t("no_outlet"), month ? sp.day(month) : sp.t("no_date"), sp.number(articles), sp.number(refused)])),
    data.refused.length > 0 && [h("h3", {}, sp.t("refused_documents")), table(ctx, ["document", "reason"], data.refused.map((one) => [bdi(one.place), bdi(one.reason)]))],
    h("h3", {}, sp.t("read_with")), table(ctx, ["reader", "version", "pack", "held_documents"], data.runs.map((run) => [bdi(run.reader), bdi(run.version), h("code", {}, run.pack), sp.number(run.documents)])),
    h("h3", {}, sp.t("how_to_read")), h("ul", { class: "notes" }, ["note_counts", "note_confidence", "note_hearsay", "note_names", "note_offline"].map((key) => h("li", {}, sp.t(key)))),
    h("h3", {}, sp.t("keys")), h("dl", { class: "keys" }, KEYS.map(([keys, key]) => [h("dt", {}, keys.map((one) => h("kbd", {}, one))), h("dd", {}, sp.t(key))])));
}

/** Said where the page does not hold all: how many, which, and what to type to see them. */
export function leftOut(ctx) {
  const { sp, m: { data } } = ctx;
  const { limit, since, until, total, shown } = data.choice;
  const dates = [since && `--since ${since}`, until && `--until ${until}`].filter(Boolean);
  const lines = [];
  if (shown < total) lines.push([sp.t("left_out", { shown: sp.number(shown), total: sp.number(total), left: sp.number(total - shown) }), " ", h("code", { dir: "ltr" }, `kg view -w ${data.workspace} --limit ${total}`), " · ", h("code", { dir: "ltr" }, `--since 2024-01 --until 2024-03`)]);
  if (dates.length) lines.push([sp.t("only_dates"), " ", h("code", { dir: "ltr" }, dates.join(" "))]);
  if (data.texts === "excerpts") lines.push([sp.t("only_excerpts")]);
  return lines.length > 0 && h("div", { class: "notice", role: "note" }, lines.map((line) => h("p", {}, line)));
}

const KEYS = [[["1", "…", "5"], "keys_views"], [["/"], "keys_search"], [["j", "k"], "keys_steps"], [["Esc"], "keys_close"], [["↑", "↓", "←", "→"], "keys_arrows"], [["+", "−", "0"], "keys_zoom"]];

function coverage(data) {
  const by = d3.rollup(data.coverage, (parts) => [d3.sum(parts, (part) => part.articles), d3.sum(parts, (part) => part.refused)], (part) => part.outlet, (part) => part.date.slice(0, 7));
  return [...by].flatMap(([outlet, months]) => [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, sums]) => [outlet, month, ...sums]));
}

function table(ctx, heads, rows) {
  return h("div", { class: "scroll short", tabindex: 0, role: "region", "aria-label": ctx.sp.t(heads[0]) }, h("table", { class: "data" }, h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, ctx.sp.t(head))))), h("tbody", {}, rows.map((row) => h("tr", {}, row.map((value) => h("td", {}, value)))))));
}
