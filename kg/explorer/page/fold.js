// How are spellings folded, so that a search finds all variants of a word? As kg.lang.normalize.fold does it (a test compares the two).

const LETTERS = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ی: "ي", ک: "ك", ة: "ه", ؤ: "و", ئ: "ي", "ـ": "", "’": "'" };
const VARIANT = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]/g;
const SPECIAL = /[\\^$.*+?()[\]{}|]/;

/** Case, width, diacritics, tatweel, hamza seats, final yaa, taa marbuta, bidi marks. */
export function fold(text) {
  return foldLetters(text).toLowerCase();
}

/** What a query asks for: { test(foldedText), error }. Words in any order; a pattern where it has signs of one; "…" is taken literally. */
export function query(text) {
  const asked = text.trim();
  if (!asked) return { test: () => true, error: null };
  const quoted = /^["«“](.+)["»”]$/.exec(asked);
  if (quoted) return containing([fold(quoted[1])]);
  return SPECIAL.test(asked) ? pattern(asked) : containing(fold(asked).split(/\s+/));
}

function containing(words) {
  return { test: (folded) => words.every((word) => folded.includes(word)), error: null };
}

function pattern(asked) {
  try {
    // Not in lower case: \S is not \s.
    const found = new RegExp(foldLetters(asked), "iu");
    return { test: (folded) => found.test(folded), error: null };
  } catch (error) {
    return { test: () => false, error: error.message.replace(/^Invalid regular expression: /, "") };
  }
}

function foldLetters(text) {
  const letters = (word) => word.replace(VARIANT, (letter) => LETTERS[letter]);
  const bare = letters(text.replace(INVISIBLE, "").normalize("NFKC")).normalize("NFD").replace(/\p{M}/gu, "");
  return letters(bare);
}
