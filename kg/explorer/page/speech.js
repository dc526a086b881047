// In which words does the page speak, and how does it write names, numbers, days?

import { bdi, isolated } from "./dom.js";

const LOCALES = { en: "en-GB", ar: "ar-u-nu-latn" };

/** The page's language: { mode, dir, t, number, day, percent, name, nameText }. In `both`, English leads and Arabic follows. */
export function speech(table, mode) {
  const langs = mode === "both" ? ["en", "ar"] : [mode];
  const locale = LOCALES[langs[0]];
  const say = (pair) => [...new Set(langs.map((lang) => pair[lang]))].map((text) => (langs.length > 1 ? isolated(text) : text)).join(" · ");
  const [plain, percent] = [{}, { style: "percent", maximumFractionDigits: 0 }].map((how) => new Intl.NumberFormat(locale, how));
  const t = (key, values = {}) => put(say(entry(table, key)), values);
  const nameText = (actor) => [...new Set(langs.map((lang) => actor[`name_${lang}`] || actor.label))].map(isolated).join(" · ");
  return {
    mode, t, say, locale, nameText,
    lang: langs[0],
    dir: mode === "ar" ? "rtl" : "ltr",
    number: (n) => plain.format(n),
    percent: (x) => percent.format(x),
    day: (date) => day(date, locale),
    name: (actor, props) => bdi(nameText(actor), props),
  };
}

function entry(table, key) {
  const found = table[key];
  if (!found) throw new Error(`words.toml has no entry ${key}`);
  return found;
}

function put(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** A day, month or year as people write it; whatever is none of them stays as it is. */
function day(date, locale) {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(date);
  if (!parts) return date;
  const [, year, month, dayOfMonth] = parts;
  const how = { year: "numeric", ...(month && { month: "short" }), ...(dayOfMonth && { day: "numeric" }), timeZone: "UTC" };
  return new Intl.DateTimeFormat(locale, how).format(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(dayOfMonth ?? 1)));
}
