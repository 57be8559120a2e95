import { exports } from './exports.ts';
import { logLines } from './log-lines.ts';
import { logTexts } from './log-texts.ts';
import { packed } from './packed.ts';
import type { Target } from './target.ts';
import { userLists } from './user-lists.ts';

/** Everything that is tried, one line each. */
export function targets(kernel: WebAssembly.Module): Target[] {
  return [logLines(kernel), logTexts, packed, userLists, exports];
}
