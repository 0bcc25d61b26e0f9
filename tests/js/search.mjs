// Answers queries with the engine of the pages: {folder, queries: [[query, filters]]} on stdin, [[[path, points], …], …] on stdout.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const { engine: code, folder, queries, most } = JSON.parse(readFileSync(0, "utf8"));
vm.runInThisContext(readFileSync(code, "utf8"));

const asked = [];
const load = async (name) => {
  asked.push(name);
  let found;
  globalThis.yuhuaSearch = (_, value) => { found = value; };
  vm.runInThisContext(readFileSync(join(folder, `${name}.js`), "utf8"));
  return found;
};

const answers = [];
for (const [query, filters] of queries) {
  const engine = globalThis.yuhuaEngine.engine(load);
  asked.length = 0;
  const { items, held } = await engine.ask(query, filters);
  const shown = [];
  for (const { document, points, words } of items.slice(0, most)) shown.push([(await engine.titleOf(document))[1], points, words]);
  answers.push({ items: shown, all: items.length, held, asked: [...asked] });
}
console.log(JSON.stringify(answers));
