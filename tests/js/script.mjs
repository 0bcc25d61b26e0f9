// One script of actions/github-script, run as the action runs it, with the answers that GitHub would give.
// In: { script, context, answers, login } on standard input. Out: { calls, said, outputs } on standard output.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { script, context, answers } = JSON.parse(readFileSync(0, "utf8"));
const calls = [];
const said = [];
const outputs = {};

function answer(name, sent) {
  calls.push([name, sent]);
  const found = answers[name];
  if (found === undefined) throw new Error(`no answer to ${name}`);
  const value = Array.isArray(found?.inTurn) ? found.inTurn.shift() : found;
  if (value?.status >= 400) throw Object.assign(new Error(`HTTP ${value.status}`), { status: value.status });
  const bytes = value?.base64 && Buffer.from(value.base64, "base64");
  return { data: bytes ? bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) : value };
}

const rest = new Proxy({}, {
  get: (_, group) => new Proxy({}, { get: (__, verb) => async (sent) => answer(`${group}.${verb}`, sent) }),
});
const github = { rest, paginate: async (verb, sent) => (await verb(sent)).data };
const core = {
  setOutput: (name, value) => { outputs[name] = value; },
  ...Object.fromEntries(["info", "notice", "warning", "setFailed"].map((name) => [name, (text) => said.push([name, text])])),
};

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
const run = new AsyncFunction("github", "context", "core", "require", script);
await run(github, context, core, createRequire(import.meta.url));
process.stdout.write(JSON.stringify({ calls, said, outputs }));
