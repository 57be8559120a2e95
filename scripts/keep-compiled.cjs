// Preloaded into a run of the built program: keeps the code that the engine has of its files, for `bin/load.js`. That is of all
// functions that this run has called and, for the run begins with what is kept already, of those that runs before it have.
const { writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const vm = require('node:vm');

const scripts = new Map();
vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options);
    scripts.set(basename(options.filename), this);
  }
};
process.on('exit', () => {
  const { COMPILED } = require('../bin/load.js');
  for (const [name, script] of scripts) writeFileSync(join(COMPILED, name), script.createCachedData());
});
