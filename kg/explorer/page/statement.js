// What was said, by whom, about whom, in which words, and how sure is it? One statement in the text that it stands in.

import { bdi, fill, h } from "./dom.js";
import { relationChip, sureness } from "./list.js";
import { fullText } from "./fulltext.js";
import { format, parse } from "./route.js";
import { words } from "./text.js";

/** The view. */
export function statement(ctx) {
  const { sp } = ctx;
  const one = ctx.m.statement.get(ctx.state.id);
  if (!one) return h("section", { class: "page" }, h("h2", {}, sp.t("no_such_statement")), h("p", {}, bdi(ctx.state.id)), h("p", { class: "muted" }, sp.t("perhaps_left_out")));
  const { article } = one;
  const title = article.title ? bdi(article.title) : bdi(one.document.id);
  const head = h("header", { class: "text-head" }, h("p", { class: "kicker" }, [one.outlet ? bdi(one.outlet) : sp.t("no_outlet"), one.date ? sp.day(one.date) : sp.t("no_date")].map((part) => h("span", {}, part))), h("h2", {}, title), steps(ctx, one));
  return h("section", { class: "statement-page" }, h("div", { class: "text-column" }, head, fullText(ctx, one)), facts(ctx, one));
}

/** To the statement before and after: of the open list, else of the document. */
export function neighbours(ctx, one) {
  const listed = ctx.state.slice ? ctx.listed() : [];
  const all = listed.includes(one) ? listed : ctx.m.statements.filter((other) => other.document === one.document);
  const at = all.indexOf(one);
  return { before: all[at - 1], after: all[at + 1], at: at + 1, of: all.length };
}

function steps(ctx, one) {
  const { sp } = ctx;
  const { before, after, at, of } = neighbours(ctx, one);
  const step = (other, key, short) => h("a", { class: "quiet", href: other && ctx.href({ id: other.id }), "aria-disabled": other ? null : "true", "data-key": key }, sp.t(key), h("kbd", {}, short));
  return h("nav", { class: "steps", "aria-label": sp.t("statements") }, step(before, "previous", "k"), h("span", { class: "muted" }, `${sp.number(at)} / ${sp.number(of)}`), step(after, "next", "j"));
}

/** All that is stored of a statement; each part is the way to its words. */
function facts(ctx, one) {
  const { sp } = ctx;
  const stances = one.rows.filter((row) => row.x).map((row, n) => stance(ctx, row, n));
  return h("aside", { class: "facts-column", "aria-label": sp.t("how_read") },
    h("dl", {}, said(ctx, "speaker", "speaker", h("a", { href: ctx.href({ view: "actor", id: one.who.id }) }, sp.name(one.who)), one.speaker.at),
      said(ctx, "cue", "cue", one.lemma && [h("span", { class: "muted" }, sp.t("lemma"), " "), bdi(one.lemma)], one.cue),
      said(ctx, "content", "content", sp.t(`form_${one.form}`), one.content),
      one.addressee && said(ctx, "addressee", "addressee", sp.name(ctx.m.actors[one.addressee.actor]), one.addressee.at)),
    h("h3", {}, sp.t("stances")), stances.length ? stances : h("p", { class: "muted" }, sp.t("no_stance")),
    h("h3", {}, sp.t("how_read")), provenance(ctx, one), permalink(ctx, one));

  function said(_, key, role, value, at) {
    return [h("dt", {}, h("span", { class: `swatch role-${role}`, "aria-hidden": "true" }), sp.t(key)), h("dd", {}, value && h("p", {}, value), wordsOf(ctx, one, at, role))];
  }
}

function stance(ctx, row, n) {
  const { sp } = ctx;
  const part = (key, at) => at && [h("dt", {}, h("span", { class: `swatch role-${key}`, "aria-hidden": "true" }), sp.t(key)), h("dd", {}, wordsOf(ctx, row.s, at, key))];
  const target = row.target && [h("dt", {}, h("span", { class: "swatch role-target", "aria-hidden": "true" }), sp.t("target")), h("dd", {}, h("p", {}, h("a", { href: ctx.href({ view: "actor", id: row.target.id }) }, sp.name(row.target))), wordsOf(ctx, row.s, row.x.target.at, "target"))];
  return h("section", { class: "stance-facts", "aria-label": `${sp.t("stance")} ${n + 1}` }, h("p", { class: "stance" }, relationChip(ctx, row), sureness(ctx, row.confidence)),
    h("dl", {}, target, part("issue", row.x.issue), part("evidence", row.x.evidence), part("condition", row.x.condition), row.x.rule && [h("dt", {}, sp.t("rule")), h("dd", {}, h("code", {}, bdi(row.x.rule)))]));
}

/** The words of a span, as the way to where they stand; nobody named them where there are none. */
function wordsOf(ctx, one, at, role) {
  if (!at) return h("p", { class: "muted" }, ctx.sp.t(role === "content" ? "no_content" : "understood"));
  const show = () => document.querySelector(`.full-text [data-roles~="${role}"][data-from="${at[0]}"], .full-text [data-roles~="${role}"]`)?.scrollIntoView({ block: "center" });
  return h("button", { class: "words", title: ctx.sp.t("offsets", { start: at[0], end: at[1] }), on: { click: show } }, bdi(words(one.document.pieces, at)));
}

function provenance(ctx, one) {
  const { sp } = ctx;
  const url = /^https?:\/\//i.test(one.document.url ?? "") ? one.document.url : null;
  const outer = one.parent && (ctx.m.statement.has(one.parent) ? h("a", { href: ctx.href({ id: one.parent }) }, sp.t("outer_statement")) : sp.t("outer_left_out"));
  const { runs } = ctx.m.data;
  const rows = [
    ["confidence", sureness(ctx, one.confidence)], ["rule", one.rule && h("code", {}, bdi(one.rule))], ["hearsay", outer],
    ["source", url && h("a", { class: "url", href: url, rel: "noreferrer noopener", target: "_blank" }, bdi(url, { dir: "ltr" }))],
    ["document", h("code", {}, bdi(one.document.id))], ["reader", runs.length === 1 && bdi(`${runs[0].reader} · kg ${runs[0].version}`, { dir: "ltr" })],
    ["explain", explained(ctx, one)],
  ];
  return h("dl", {}, rows.filter(([, value]) => value).map(([key, value]) => [h("dt", {}, sp.t(key)), h("dd", {}, value)]));
}

/** Each decision: asked of the server where there is one, else what to type. */
function explained(ctx, one) {
  if (!document.documentElement.dataset.live) return h("code", { dir: "ltr" }, `kg explain ${one.id}`);
  const told = h("pre", { class: "explained", dir: "auto", role: "status" });
  const ask = async () => {
    const answer = await fetch(`/api/explain/${encodeURIComponent(one.id)}`);
    fill(told, (await answer.json()).lines.join("\n"));
  };
  return [h("button", { class: "quiet", on: { click: ask } }, ctx.sp.t("show")), told];
}

function permalink(ctx, one) {
  const link = location.href.split("#")[0] + format({ ...parse(""), view: "statement", id: one.id });
  const field = h("input", { type: "text", readonly: true, dir: "ltr", id: "permalink", value: link, on: { focus: () => field.select() } });
  return h("p", { class: "permalink" }, h("label", { for: "permalink" }, ctx.sp.t("permalink")), field);
}

/** Bring the words of the statement into sight. */
export function reveal() {
  document.querySelector('.full-text [data-roles~="cue"]')?.scrollIntoView({ block: "center" });
}

