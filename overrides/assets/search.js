// Search: its engine, then its dialog. Fetched when the dialog is wanted; a classic script, because modules do not run from a folder.
// The words stay on the page: they go into no address, history, storage or network.

// The engine reads what scripts/yuhua/search/files.py writes, ranks as scripts/yuhua/search/ranking.py does, and besides
// understands pinyin, initials, homophones and Traditional characters. `load(file)` brings what a file holds.
(function (root) {
  "use strict";

  const HAN = /[\u3400-\u4dbf\u4e00-\u9fff]+/g;
  const LATIN = /[a-z0-9]+(?:[+.\-][a-z0-9]+)*/g;
  const SMALL = /怎么办|怎么样|怎么|怎样|如何|为什么|什么|哪里|哪儿|在哪|多少|可以|能不能|是不是|有没有|要不要|请问|我想|我要|一下|老是|总是|[的了吗呢吧啊呀和与跟把被让给该]/g;
  const LONG = 4; // queries of more Han lose their small words
  const WAYS = 4; // other ways to understand a query
  const IMPACTS = [0.8, 1.2, 1.6, 2, 2.8, 3.6, 4.8, 6.2];
  const [HOLDS, BEGINS, IS] = [2, 0.6, 1.5];
  const OTHERWISE = 0.9;
  const GUESSED = 0.8;
  const PART = 4; // so many signs of a word open a sensitive page
  const MARK = 6; // letters of a hash in a file's name
  const KEPT = 48; // files kept in memory
  const PREFIXES = 12; // words a beginning stands for
  const GUESSES = 6;
  const FULL = 0.999; // a page holds all words of the query
  const ENOUGH = 1;
  const SHORT = 3;

  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const runs = (text, kind) => text.match(kind) || [];
  const isHan = (term) => /[\u3400-\u9fff]/.test(term[0]);
  const distinct = (list) => [...new Set(list)];
  const tidy = (text) => text.split(/\s+/).filter(Boolean).join(" ");

  // Numbers as packing.py writes them: one character each, from `#` on.
  const numbers = (text) => {
    const found = [];
    let more = 0;
    for (let at = 0; at < text.length; at += 1) {
      let point = text.charCodeAt(at);
      if (point === 0x21) more += 0xb000;
      else {
        if (point >= 0xe000) point -= 0x800;
        if (point > 0x5c) point -= 1;
        found.push(point - 0x23 + more);
        more = 0;
      }
    }
    return found;
  };

  // Calls each(document, impact) for every posting.
  const read = (postings, each) => {
    let document = -1;
    for (const number of numbers(postings)) {
      document += (number >>> 3) + 1;
      each(document, number & 7);
    }
  };

  const withoutSmall = (text) => {
    if (runs(text, HAN).join("").length <= LONG) return text;
    const left = tidy(text.replace(SMALL, " "));
    return runs(left, HAN).length || runs(left, LATIN).length ? left : text;
  };

  const termsOf = (words) => distinct([
    ...runs(words, HAN).flatMap((run) => (run.length === 1 ? [run] : [...run].slice(1).map((sign, at) => run[at] + sign))),
    ...runs(words, LATIN),
  ]);

  const say = (text) => text.split("\n").filter(Boolean).map((line) => line.split(">").map((words) => words.split(",")));

  // 30万 and 三十万 are the same.
  const DIGITS = ["", ..."一二三四五六七八九"];
  const numerals = (text) => {
    const inHan = text.replace(/(?<!\d)([1-9]\d?)([百千万亿])/g, (_, number, unit) => {
      const [tens, ones] = [Math.floor(number / 10), number % 10];
      return `${tens > 1 ? DIGITS[tens] : ""}${tens ? "十" : ""}${DIGITS[ones]}${unit}`;
    });
    if (inHan !== text) return inHan;
    return text.replace(/([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])([百千万亿])/g, (_, number, unit) => {
      const [tens, ones] = number.includes("十") ? number.split("十") : ["", number];
      return `${(number.includes("十") ? DIGITS.indexOf(tens) || 1 : 0) * 10 + DIGITS.indexOf(ones)}${unit}`;
    });
  };

  // The ways to understand what somebody typed, the plain one first: asking.py does the same.
  const waysOf = (folded, synonyms) => {
    const found = [{ words: withoutSmall(folded), weight: 1 }];
    const said = synonyms.flatMap(([words, meant]) => words.filter((word) => folded.includes(word)).map((word) => [word, meant]))
      .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
    const longest = [];
    let otherwise = folded;
    for (const [word, meant] of said) {
      if (longest.some((other) => other.includes(word))) continue;
      longest.push(word);
      const rest = withoutSmall(folded.replaceAll(word, " "));
      for (const one of meant) found.push({ words: tidy(`${one} ${rest}`), weight: OTHERWISE });
      otherwise = otherwise.replaceAll(word, ` ${meant[0]} `);
    }
    const counted = numerals(folded);
    if (counted !== folded) found.push({ words: withoutSmall(counted), weight: OTHERWISE });
    if (longest.length > 1) found.splice(1, 0, { words: tidy(withoutSmall(otherwise)), weight: OTHERWISE });
    const seen = new Set();
    return found.filter(({ words }) => !seen.has(words) && seen.add(words)).slice(0, 1 + WAYS);
  };

  const opens = (phrase, door) => phrase.includes(door) || (phrase.length >= PART && door.includes(phrase));

  const prepare = (head) => ({
    ...head,
    rank: new Map([...head.order].map((sign, place) => [sign, place])),
    homes: numbers(head.homes),
    singles: numbers(head.singles),
    titles: head.titles && head.titles.split("\n").map((line) => line.split("\t")),
    synonyms: say(head.say),
    priors: [...head.priors].map((letter) => (letter.charCodeAt(0) - 96) / 10),
  });

  const engine = (load) => {
    let opening;
    let pinyin;
    const files = new Map();

    const open = () => {
      opening ||= load("head").then(prepare);
      return opening.catch((error) => { // asked for again with the next query
        opening = undefined;
        throw error;
      });
    };

    const fetchFile = (head, kind, place = 0) => {
      const numbered = kind.length === 1;
      const name = `${kind}${numbered ? place : ""}-${head.marks[kind].slice(place * MARK, (place + 1) * MARK)}`;
      if (files.has(name)) return files.get(name);
      const file = load(name);
      file.catch(() => files.delete(name));
      files.set(name, file);
      if (files.size > KEPT) files.delete(files.keys().next().value);
      return file;
    };

    // The file of a term: [kind, place], or nothing for what stands nowhere.
    const homeOf = (head, term) => {
      const single = term.length === 1 && isHan(term);
      const last = head.order.length;
      const rank = (sign) => head.rank.get(sign) ?? last;
      const sign = isHan(term) && !single && (rank(term[1]) > rank(term[0]) || (rank(term[1]) === rank(term[0]) && term[1] > term[0])) ? term[1] : term[0];
      const split = head.split[sign];
      if (!single && split) {
        const rest = [...(term.replace(sign, "") || sign)].reduce((sum, one) => sum + one.charCodeAt(0), 0);
        return ["p", split[0] + (rest % split[1])];
      }
      const place = (single ? head.singles : head.homes)[rank(sign)];
      return place ? [single ? "s" : "p", place - 1] : undefined;
    };

    // Postings by term of one file, taken apart when it is first used.
    const lines = async (head, home) => {
      const file = await fetchFile(head, ...home);
      if (file instanceof Map) return file;
      const found = new Map(file.split("\n").map((line) => {
        const tab = line.indexOf("\t");
        return [line.slice(0, tab), line.slice(tab + 1)];
      }));
      for (const [name, one] of files) if (await one === file) files.set(name, Promise.resolve(found));
      return found;
    };

    // Postings of the terms, at once: a run of letters that stands nowhere is the beginning of others, or the parts it is made of.
    const lookUp = async (head, terms) => {
      const found = await Promise.all(terms.map(async (term) => {
        const home = homeOf(head, term);
        const known = home ? await lines(head, home) : new Map();
        if (known.has(term) || isHan(term)) return [[term, [known.get(term) || ""]]];
        const longer = [...known.keys()].filter((one) => one.startsWith(term)).sort().slice(0, PREFIXES);
        if (longer.length) return [[term, longer.map((one) => known.get(one))]];
        const parts = term.split(/[+.\-]/).filter(Boolean);
        return parts.length > 1 ? lookUp(head, parts) : [[term, [""]]];
      }));
      const flat = found.flat();
      return flat.filter(([term], at) => flat.findIndex(([other]) => other === term) === at);
    };

    const weigh = async (head, way) => {
      const found = await lookUp(head, termsOf(way.words));
      const [points, shares] = [new Map(), new Map()];
      let total = 0;
      const missing = [];
      for (const [term, texts] of found) {
        const impacts = new Map();
        for (const text of texts) read(text, (document, impact) => impacts.set(document, Math.max(impact, impacts.get(document) || 0)));
        const rarity = Math.log(1 + (head.count - impacts.size + 0.5) / (impacts.size + 0.5));
        total += rarity;
        if (!impacts.size) missing.push(term);
        for (const [document, impact] of impacts) {
          points.set(document, (points.get(document) || 0) + rarity * IMPACTS[impact]);
          shares.set(document, (shares.get(document) || 0) + rarity);
        }
      }
      const phrase = way.words.replaceAll(" ", "");
      const answers = new Map();
      const add = (document, impact, share) => {
        const title = head.titles ? fold(head.titles[document][0]).replaceAll(" ", "") : "";
        const bonus = title.includes(phrase) ? HOLDS + BEGINS * title.startsWith(phrase) + IS * (title === phrase) : 0;
        answers.set(document, { document, points: (impact + bonus) * share * head.priors[document] * way.weight, share, way });
      };
      for (const [document, sum] of points) add(document, sum / total, shares.get(document) / total);
      for (const [document, ...doors] of head.doors) if (doors.some((door) => opens(phrase, door))) add(document, IMPACTS.at(-1), 1);
      return { answers, missing };
    };

    const merge = (best, { answers }) => {
      for (const [document, answer] of answers) {
        const old = best.get(document);
        if (!old || answer.points > old.points) best.set(document, answer);
      }
    };

    // What pinyin is held against: words, and the readings of their signs.
    const spelling = async (head) => {
      pinyin ||= fetchFile(head, "pinyin").then(({ words, readings }) => {
        const read = new Map();
        for (const line of readings.split("\n")) {
          const syllable = line.match(/^[a-z]+/)[0];
          for (const sign of line.slice(syllable.length)) read.set(sign, [...(read.get(sign) || []), syllable]);
        }
        return { words: words.split("\n"), read: (sign) => read.get(sign) || [] };
      });
      return pinyin;
    };

    // Where `letters` ends when it is read from `at` on, sign by sign: in whole syllables, the last perhaps begun, or in initials.
    const readOn = (word, at, letters, { read }, initials) => {
      if (!letters) return at;
      if (at === word.length) return 0;
      for (const syllable of read(word[at])) {
        if (initials) {
          if (syllable[0] !== letters[0]) continue;
          const end = readOn(word, at + 1, letters.slice(1), { read }, initials);
          if (end) return end;
        } else if (letters.startsWith(syllable)) {
          const end = readOn(word, at + 1, letters.slice(syllable.length), { read }, initials);
          if (end) return end;
        } else if (syllable.startsWith(letters)) return at + 1;
      }
      return 0;
    };

    const guesses = (candidates) => distinct(candidates.sort((a, b) => a.order - b.order || a.place - b.place).map(({ words }) => words)).slice(0, GUESSES);

    const spelled = (letters, spelling, initials) => {
      const candidates = [];
      spelling.words.forEach((word, place) => {
        for (let at = 0; at < word.length; at += 1) {
          const end = readOn(word, at, letters, spelling, initials);
          if (end > at + 1) candidates.push({ words: word.slice(at, end), order: at ? 2 : Number(end < word.length), place });
        }
      });
      return guesses(candidates);
    };

    const soundsLike = (run, spelling) => {
      const readings = [...run].map(spelling.read);
      const candidates = [];
      spelling.words.forEach((word, place) => {
        for (let at = 0; at + run.length <= word.length; at += 1) {
          if (readings.every((syllables, step) => spelling.read(word[at + step]).some((one) => syllables.includes(one)))) {
            candidates.push({ words: word.slice(at, at + run.length), order: at ? 1 : 0, place });
          }
        }
      });
      return guesses(candidates).filter((words) => words !== run);
    };

    // A run of Han of which no page has some pair: the whole of it, or some signs around that pair, may be written otherwise.
    const rewritten = (run, missing, spelling) => {
      for (let size = Math.min(run.length, 8); size > 1; size -= 1) {
        for (let at = 0; at + size <= run.length; at += 1) {
          const part = run.slice(at, at + size);
          const found = missing.some((pair) => part.includes(pair)) ? soundsLike(part, spelling) : [];
          if (found.length) return found.map((words) => run.slice(0, at) + words + run.slice(at + size));
        }
      }
      return [];
    };

    const guessed = async (head, folded, plain) => {
      const letters = folded.replace(/[\s']+/g, "");
      const spell = /^[a-z]{2,}$/.test(letters);
      // All its pairs stand somewhere, but in passing: only a short one is looked at again.
      const missing = plain.missing.length || folded.length > SHORT ? plain.missing : [folded];
      if (!spell && !missing.length) return [];
      const known = await spelling(head);
      if (spell) {
        // In whole syllables, in initials, or as much of it as leads to something.
        for (let end = letters.length; end > 1; end -= 1) {
          const found = [false, true].map((initials) => spelled(letters.slice(0, end), known, initials)).find((words) => words.length);
          if (found) return found;
        }
        return [];
      }
      const runsOfHan = runs(withoutSmall(folded), HAN);
      return runsOfHan.flatMap((run) => rewritten(run, missing, known).map((words) => withoutSmall(folded).replace(run, words))).slice(0, GUESSES);
    };

    const simplified = async (head, folded) => {
      if (![...folded].some((sign) => isHan(sign) && !head.rank.has(sign))) return folded;
      const pairs = await fetchFile(head, "variants");
      const signs = new Map();
      for (let at = 0; at < pairs.length; at += 2) signs.set(pairs[at], pairs[at + 1]);
      return [...folded].map((sign) => signs.get(sign) || sign).join("");
    };

    const chosen = async (head, words) => {
      if (!words.length) return undefined;
      const { bearers } = await fetchFile(head, "filters");
      const sets = words.map((word) => {
        const set = new Set();
        read(bearers[word] || "", (document) => set.add(document));
        return set;
      });
      return (document) => sets.every((set) => set.has(document));
    };

    // Answers of one query, best first, all of them; so many of them hold all its words.
    const ask = async (query, filters = []) => {
      const head = await open();
      const folded = await simplified(head, fold(query).trim());
      if (!folded) return { items: [], held: 0 };
      const ways = waysOf(folded, head.synonyms);
      const weighed = await Promise.all(ways.map((way) => weigh(head, way)));
      const best = new Map();
      for (const one of weighed) merge(best, one);
      // Nothing holds all of it in a place that counts: perhaps it was meant otherwise.
      if (![...best.values()].some(({ share, points }) => share > FULL && points > ENOUGH)) {
        const others = await guessed(head, folded, weighed[0]);
        for (const words of others) merge(best, await weigh(head, { words, weight: GUESSED }));
      }
      const fits = await chosen(head, filters);
      const items = [...best.values()].filter(({ document }) => !fits || fits(document))
        .sort((a, b) => b.points - a.points || a.document - b.document)
        .map(({ document, points, share, way }) => ({ document, points, share, words: way.words }));
      return { items, held: items.filter(({ share }) => share > FULL).length };
    };

    // [title, path, label] of a document.
    const titleOf = async (document) => {
      const head = await open();
      if (head.titles) return head.titles[document];
      const block = await fetchFile(head, "d", Math.floor(document / head.block));
      return block.split("\n")[document % head.block].split("\t");
    };

    const passagesOf = async (path) => load(`text/${path.replace(/\/$/, "").replaceAll("/", "--")}`);
    const isSensitive = async (document) => (await open()).doors.some(([number]) => number === document);
    const filterGroups = async () => (await fetchFile(await open(), "filters")).groups;

    return { open, ask, titleOf, passagesOf, isSensitive, filterGroups };
  };

  root.yuhuaEngine = { engine, fold, numbers, termsOf };
})(globalThis);

// The dialog.
(function (root) {
  "use strict";
  if (!root.document) return;

  const { engine, fold, termsOf } = root.yuhuaEngine;
  const dialog = document.querySelector("#find");
  const query = dialog.querySelector("[name=query]");
  const count = dialog.querySelector("[role=status]");
  const results = dialog.querySelector(".find__results");
  const more = dialog.querySelector("[data-more]");
  const lost = dialog.querySelector(".find__lost");
  const filters = dialog.querySelector(".find__filters");
  const home = new URL("..", document.currentScript.src);
  const hint = count.textContent;
  const MOST = 10; // answers shown at once
  const EXCERPTS = 6; // of these so many with the place that was found
  const [BEFORE, LENGTH] = [20, 90];
  let asked = 0;
  let answer;
  let shown = 0;

  // Files are scripts that call yuhuaSearch(name, value): the only kind a browser reads from a folder.
  const waiting = new Map();
  root.yuhuaSearch = (name, value) => waiting.get(name)?.(value);
  const load = (file) => new Promise((resolve, reject) => {
    waiting.set(file.startsWith("text/") ? file : file.replace(/-[0-9a-f]{6}$/, ""), resolve);
    const script = document.createElement("script");
    script.src = new URL(`search/${file}.js`, home);
    script.onload = () => script.remove();
    script.onerror = () => { script.remove(); reject(new Error(file)); };
    document.head.append(script);
  });
  const search = engine(load);

  const make = (name, className, ...children) => {
    const node = Object.assign(document.createElement(name), { className });
    node.append(...children);
    return node;
  };

  // Text with the terms in <mark>; text nodes only: nothing of the index is read as HTML.
  const marked = (text, terms) => {
    const folded = fold(text);
    if (folded.length !== text.length) return [text]; // rather no marks than the wrong letters
    const inside = new Array(text.length).fill(false);
    for (const term of terms) {
      for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) inside.fill(true, at, at + term.length);
    }
    const runs = [""];
    for (let at = 0; at < text.length; at += 1) {
      if (inside[at] !== (runs.length % 2 === 0)) runs.push("");
      runs[runs.length - 1] += text[at];
    }
    return runs.map((run, place) => (place % 2 ? make("mark", "", run) : run)).filter(Boolean);
  };

  // Of a page the passage that holds most of the words, and the piece around the first of them.
  const excerpt = (passages, terms) => {
    const weighed = passages.map(([anchor, heading, text]) => {
      const folded = fold(`${heading} ${text}`);
      return { anchor, text, held: terms.filter((term) => folded.includes(term)).length };
    });
    const best = weighed.reduce((one, other) => (other.held > one.held ? other : one));
    const folded = fold(best.text);
    const places = terms.map((term) => folded.indexOf(term)).filter((at) => at >= 0);
    const from = Math.max(0, Math.min(...(places.length ? places : [0])) - BEFORE);
    const end = from + LENGTH;
    const piece = marked(best.text.slice(from, end).replace(/^[\s。，；：、！？）”]+/, ""), terms);
    return { anchor: best.anchor, piece: [...(from ? ["……"] : []), ...piece, ...(end < best.text.length ? ["……"] : [])] };
  };

  // A folder opened without a server shows no index.html by itself.
  const addressOf = (path) => new URL(location.protocol === "file:" ? `${path}index.html` : path, home);

  const row = async ({ document: number, words }, withExcerpt) => {
    const [title, path, label] = await search.titleOf(number);
    const terms = termsOf(words);
    const place = make("span", "find__place");
    const link = make("a", "", make("b", "find__title", ...marked(title, terms)), place);
    if (label) link.prepend(make("small", "", label));
    link.href = addressOf(path);
    if (withExcerpt && !(await search.isSensitive(number))) {
      search.passagesOf(path).then((passages) => {
        const { anchor, piece } = excerpt(passages, terms);
        place.replaceChildren(...piece);
        if (anchor) link.hash = anchor;
      }, () => {});
    }
    return make("li", "", link);
  };

  const showMore = async () => {
    const mine = asked;
    const next = answer.items.slice(shown, shown + MOST);
    const rows = await Promise.all(next.map((item, place) => row(item, place < EXCERPTS)));
    if (mine !== asked) return; // the words have changed
    results.append(...rows);
    shown += rows.length;
    more.hidden = shown >= answer.items.length;
    rows[0]?.querySelector("a").scrollIntoView?.({ block: "nearest" });
  };

  const show = async (found) => {
    answer = found;
    shown = 0;
    const mine = asked;
    const [best, ...others] = found.items.slice(0, MOST);
    const first = best ? [await row(best, true)] : [];
    if (mine !== asked) return;
    results.replaceChildren(...first); // on a large site the titles of the others come in files of their own
    const rows = await Promise.all(others.map((item, place) => row(item, place + 1 < EXCERPTS)));
    if (mine !== asked) return;
    results.append(...rows);
    shown = first.length + rows.length;
    more.hidden = shown >= found.items.length;
    lost.hidden = found.held > 0;
    if (!found.items.length) count.textContent = "没有找到。换个说法试试，比如“写作业”“发脾气”。";
    else count.textContent = found.held ? `找到${found.held}页` : "没有一模一样的，这些最接近：";
  };

  const wanted = () => [...filters.querySelectorAll("select, input")]
    .map((field) => (field.type === "checkbox" ? field.checked && field.value : field.value)).filter(Boolean);

  const ask = async () => {
    asked += 1;
    const mine = asked;
    if (!query.value.trim()) {
      results.replaceChildren();
      more.hidden = lost.hidden = true;
      count.textContent = hint;
      return;
    }
    try {
      const found = await search.ask(query.value, wanted());
      if (mine === asked) await show(found);
    } catch {
      if (mine === asked) count.textContent = "网络不通，搜索用不了。连上网再打一个字就行。";
    }
  };

  // What results can be cut down by is fetched with the first look at it.
  const choice = ([title, ...options]) => {
    const field = make("select", "", make("option", "", "不限"), ...options.map(([key, name]) => Object.assign(make("option", "", name), { value: key })));
    field.firstChild.value = "";
    return make("label", "", title, field);
  };
  filters.addEventListener("toggle", async () => {
    filters.querySelector("div").prepend(...(await search.filterGroups()).map(choice));
  }, { once: true });
  filters.addEventListener("change", ask);
  more.addEventListener("click", showMore);

  // `input` comes with typed, pasted and dictated words; half a syllable of an input method is not asked for.
  query.addEventListener("input", (event) => { if (!event.isComposing) ask(); });
  query.addEventListener("compositionend", ask);
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("a")?.focus();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing || event.target.closest("select")) return;
    const stops = [query, ...results.querySelectorAll("a")];
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, stops.indexOf(document.activeElement) + step))].focus();
  });

  root.yuhuaFind = () => {
    if (!dialog.open) dialog.showModal();
    query.select();
    search.open().catch(() => {}); // so that it is there with the first word
  };
})(globalThis);
