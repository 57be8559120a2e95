#!/usr/bin/env node
require('./load.js');
require('../dist/start.cjs');
