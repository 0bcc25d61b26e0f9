// The worker behind find.js: takes {id, query}, answers {id, items, near} from the index of scripts/yuhua/emit/search.py.
// A page matches when it holds every word of the query, wherever a word may stand in a sentence;
// when none does, the pages that share most pairs of neighbouring characters are shown.
// The index is fetched with the first word that is typed: most visits never search.
const MOST = 30;
const INDEX = new URL("../search/search_index.json", location);
let index; // the promise of all pages, once somebody searches

const fold = (text) => text.normalize("NFKC").toLowerCase();
const count = (text, word) => text.split(word).length - 1;

const prepare = (page) => ({
  ...page, foldedTitle: fold(page.title), foldedText: fold(page.text), foldedTags: fold((page.tags || []).join(" ")),
});

const pairs = (word) => (word.length < 3 ? [word] : [...word].slice(1).map((sign, place) => word[place] + sign));

const points = (page, word) => 8 * Math.min(count(page.foldedTitle, word), 2)
  + 6 * Math.min(count(page.foldedTags, word), 1) + Math.min(count(page.foldedText, word), 6);

const score = (page, words) => {
  const found = words.map((word) => points(page, word));
  return found.every(Boolean) ? (page.boost || 1) * found.reduce((sum, one) => sum + one, 0) : 0;
};

const near = (page, words) => {
  const wanted = words.flatMap(pairs).filter((pair) => pair.length > 1);
  const found = wanted.filter((pair) => points(page, pair));
  return found.length * 2 > wanted.length ? (page.boost || 1) * found.length / wanted.length : 0;
};

// Runs of text, every second one a match.
const mark = (text, words) => {
  const folded = fold(text);
  // Folding may change lengths; then nothing is marked rather than the wrong letters.
  if (folded.length !== text.length) return [text];
  const inside = new Array(text.length).fill(false);
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) inside.fill(true, at, at + word.length);
  }
  const runs = [""];
  for (let at = 0; at < text.length; at += 1) {
    if (inside[at] !== (runs.length % 2 === 0)) runs.push("");
    runs[runs.length - 1] += text[at];
  }
  return runs;
};

const excerpt = (page, words) => {
  const places = words.map((word) => page.foldedText.indexOf(word)).filter((at) => at >= 0);
  const from = Math.max(0, Math.min(...(places.length ? places : [0])) - 20);
  const runs = mark(page.text.slice(from, from + 90), words);
  if (from) runs[0] = `……${runs[0]}`;
  return runs.length % 2 ? [...runs.slice(0, -1), `${runs.at(-1)}……`] : [...runs, "……"];
};

const split = (query) => fold(query).split(/[\s,，。、;；:：?？!！]+/).filter(Boolean);

const load = async () => {
  const response = await fetch(INDEX);
  if (!response.ok) throw new Error(`${INDEX}: ${response.status}`);
  return (await response.json()).docs.map(prepare);
};

// An index that could not be had is asked for again with the next query.
const all = () => {
  index ||= load();
  return index.catch((error) => {
    index = undefined;
    throw error;
  });
};

const search = (pages, words) => {
  const rank = (judge) => pages.map((page) => [judge(page, words), page]).filter(([points]) => points > 0)
    .sort(([a, p], [b, q]) => b - a || (p.location < q.location ? -1 : 1)).slice(0, MOST);
  const exact = rank(score);
  const marked = exact.length ? words : words.flatMap(pairs);
  const items = (exact.length ? exact : rank(near)).map(([, page]) => ({
    location: page.location, label: page.label, title: mark(page.title, marked), text: excerpt(page, marked),
  }));
  return { items, near: !exact.length };
};

// A query without a word is answered at once, without the index.
const answer = async (query) => {
  const words = split(query);
  return words.length ? search(await all(), words) : { items: [], near: false };
};

addEventListener("message", ({ data: { id, query } }) => {
  answer(query).then((found) => postMessage({ id, ...found }), () => postMessage({ id, failed: true }));
});
