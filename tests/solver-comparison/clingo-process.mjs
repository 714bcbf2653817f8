// Runs the program of a file in clingo and writes every answer to standard output as it comes. The WebAssembly build
// has no time limit of its own: whoever starts this ends it.
import { readFileSync, writeSync } from "node:fs";
import clingo from "clingo-wasm";

console.info = () => {};
const run = await clingo.init({
  print: (line) => writeSync(1, `${line}\n`),
  printErr: (line) => writeSync(2, `${line}\n`),
});
const [file, ...options] = process.argv.slice(2);
run(readFileSync(file, "utf8"), 0, options);
