// Lets Node load the program's files with the code that its engine made of them when the program was built: a third of the time
// of a short run goes into compiling functions that are called once. The engine checks its version and flags, but not that
// the code comes from an engine that was built like itself, so this compares what Node says of that. Where the code is of
// another Node, or there is none, the files are compiled as those of every other program are.
const { existsSync, readFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const { Script } = require('node:vm');

const COMPILED = join(__dirname, '..', 'dist', 'compiled');
const MADE_BY = join(COMPILED, 'node.json');

/** What Node puts around a module (Node.js, "The module wrapper"). */
const [BEFORE, AFTER] = ['(function (exports, require, module, __filename, __dirname) { ', '\n})'];

/** This Node, and how it was built. */
function thisNode() {
  const { version, versions, platform, arch, config } = process;
  return JSON.stringify({ version, v8: versions.v8, platform, arch, built: config.variables });
}

function load(module, filename) {
  const compiled = join(COMPILED, basename(filename));
  const script = new Script(BEFORE + readFileSync(filename, 'utf8') + AFTER, {
    filename: `orgactivity/dist/${basename(filename)}`, // it is in the code: where it was built says nothing here
    columnOffset: -BEFORE.length,
    cachedData: existsSync(compiled) ? readFileSync(compiled) : undefined,
  });
  const run = script.runInThisContext();
  run.call(module.exports, module.exports, module.require.bind(module), module, filename, dirname(filename));
}

// Node's own way follows source maps.
if (!process.sourceMapsEnabled && existsSync(MADE_BY) && readFileSync(MADE_BY, 'utf8') === thisNode())
  require.extensions['.cjs'] = load;

module.exports = { COMPILED, MADE_BY, thisNode };
