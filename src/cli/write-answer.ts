import type { Answer } from '../core/answer.ts';
import { usageError } from '../core/errors.ts';
import type { Instant } from '../core/instant.ts';
import { colourLevel } from '../render/colour.ts';
import { type Canvas, rendererOf } from '../render/index.ts';
import type { GlobalOptions } from './context.ts';
import { didYouMean } from './did-you-mean.ts';
import { type FormatOptions, formatOf } from './format-options.ts';
import { warn } from './messages.ts';
import type { ReportOptions } from './report-options.ts';
import type { Shell } from './shell.ts';
import { widthFor } from './width.ts';
import { writeOutput } from './write-output.ts';

type WriteOptions = GlobalOptions & FormatOptions & Pick<ReportOptions, 'asOf' | 'output'>;

/** Writes an answer in the format that the options ask for, to stdout or a file, and its warnings to stderr. */
export async function writeAnswer(answer: Answer, options: WriteOptions, shell: Shell): Promise<void> {
  const format = formatOf(options, shell.stdout.isTTY === true);
  refuseUnknownColumns(answer, options.columns);
  const chosen = options.quiet === true ? { ...answer, notes: () => [] } : answer;
  const { render } = await rendererOf(format);
  const chunks = render(chosen, canvasOf(options, shell));
  await writeOutput({ chunks, format }, options, answer.asOf, shell);
  if (options.quiet !== true) for (const warning of answer.warnings) warn(warning, options, shell);
}

function canvasOf(options: WriteOptions, shell: Shell): Canvas {
  const { env, stdout } = shell;
  const toTerminal = stdout.isTTY === true && options.output === undefined;
  // As of another day, "3 days ago" would have its reader count from the wrong one.
  const relative = toTerminal && options.absolute !== true && options.asOf === undefined;
  return {
    width: widthFor(toTerminal, shell),
    colour: colourLevel(options.color ?? 'auto', env, toTerminal),
    unicode: /utf-?8/i.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || ''),
    relativeTo: relative ? (Math.floor(shell.now / 1000) as Instant) : undefined,
    columns: options.columns,
    chart: options.chart !== false,
  };
}

function refuseUnknownColumns(answer: Answer, columns: readonly string[] | undefined): void {
  const known = [...new Set(answer.parts.flatMap((part) => part.columns.map(({ key }) => key)))];
  for (const name of columns ?? []) {
    if (known.includes(name)) continue;
    throw usageError(
      `--columns: there is no '${name}'`,
      `${didYouMean(name, known)}one of: ${known.join(', ')}`,
    );
  }
}
