import { main } from './main.ts';
import { processShell } from './shell.ts';

// A reader that has gone away (`| head`) is a quiet success, wherever the text comes from.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await main(process.argv.slice(2), processShell());
