import { actionOf, addAction, UNKNOWN_ACTION } from './actions';
import { Line, valueOf } from './line';
import { digitsBehind, isNull, isWholeNumber, literalEnd, startsLiteral } from './literals';
import { Field, isAt, Kind, learn, predicted, predictionOf } from './members';
import { plainEnd, unusualEnd } from './strings';
import { QUOTE } from './text';

/**
 * Reads a started line to its line feed; false for one that is not proved to be one flat JSON object with every needed
 * field at most once and in its usual form.
 */
export function readLine(line: Line): bool {
  while (!readMembers(line)) {
    if (!readUnusual(line)) return false;
  }
  return line.repeated == 0;
}

/**
 * Reads members up to the end of the line, true, or up to the first that is in any way unusual, false. Calls nothing that
 * is not inlined: only so the compiler keeps everything in registers.
 */
function readMembers(line: Line): bool {
  let p = line.place;
  let action = line.action;
  let previous = line.previous;
  let seen = line.seen;
  let repeated = line.repeated;
  let done = false;
  while (true) {
    const member = predicted(predictionOf(action, previous));
    if (!isAt(member, p)) break;
    const start = p + member.length;
    const kind = member.kind;
    let end = start;
    if (kind <= Kind.Action) {
      end = plainEnd(start);
      if (load<u8>(end) != QUOTE) break;
      p = end + 1;
      if (kind == Kind.Action) {
        const code = actionOf(start, end - start);
        if (code == UNKNOWN_ACTION) {
          p = start - member.length;
          break;
        }
        action = code;
      }
    } else if (kind == Kind.Literal) {
      end = digitsBehind(start);
      if (!isWholeNumber(start, end)) break;
      p = end;
    } else {
      done = kind == Kind.End;
      if (done) p = start;
      break;
    }
    const value = valueOf(line, member.field);
    value.start = start;
    value.end = end;
    repeated |= seen & member.onceBit;
    seen |= member.onceBit;
    previous = member.number;
  }
  line.place = p;
  line.action = action;
  line.previous = previous;
  line.seen = seen;
  line.repeated = repeated;
  return done;
}

/** Takes whatever `readMembers` stopped at; false if it cannot be taken. */
function readUnusual(line: Line): bool {
  const p = line.place;
  const member = predicted(predictionOf(line.action, line.previous));
  const start = p + member.length;
  // What a string or white space follows is another spelling, which that of a literal is the beginning of.
  if (!isAt(member, p) || (member.kind >= Kind.Literal && !startsLiteral(load<u8>(start)))) {
    return learn(p, line.action, line.previous);
  }
  if (member.kind == Kind.Action) {
    const end = plainEnd(start);
    return load<u8>(end) == QUOTE && addAction(start, end - start);
  }
  const end = member.kind == Kind.String ? unusualEnd(start) : literalEnd(start);
  // A needed value may be null, which is as if it were absent, but nothing else that is unusual.
  if (end == 0 || (member.field != Field.Other && !(member.kind >= Kind.Literal && isNull(start)))) return false;
  line.place = member.kind == Kind.String ? end + 1 : end;
  line.repeated |= line.seen & member.onceBit;
  line.seen |= member.onceBit;
  line.previous = member.number;
  return true;
}
