import { EXIT } from '../core/errors.ts';
import { main } from './main.ts';
import { processShell } from './shell.ts';
import { isClosedPipe } from './streams.ts';

const shell = processShell();
for (const stream of [shell.stdout, shell.stderr]) {
  stream.on('error', (error) => {
    // A reader that has gone away (`| head`) is a quiet success, wherever the text comes from.
    if (!isClosedPipe(error)) process.exitCode = EXIT.failed;
  });
}
process.on('SIGXFSZ', () => {}); // a file that may not grow any more is an error to report, not the end
process.exitCode = EXIT.failed; // should `main` never end
main(process.argv.slice(2), shell).then((exitCode) => {
  process.exitCode = exitCode;
});
