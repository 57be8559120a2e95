import { deepStrictEqual } from 'node:assert/strict';
import { MILESTONES } from '../../src/core/entry.ts';
import type { PackedFacts } from '../../src/core/packed-facts.ts';
import type { Zone } from '../../src/core/zone.ts';
import { Facts } from '../../src/facts/facts.ts';
import { foldEntry } from '../../src/facts/fold.ts';
import { decodeLine } from '../../src/formats/audit-entry.ts';
import { LineFolder } from '../../src/kernel/line-folder.ts';

/** The two roads from a log to facts: by the kernel, and by decoding every line. */
export class Roads {
  readonly folder: LineFolder;
  readonly #zone: Zone;

  constructor(kernel: WebAssembly.Module, zone: Zone) {
    this.folder = new LineFolder(kernel, zone);
    this.#zone = zone;
  }

  /** Expects both to say the same of a log, read in pieces of the given sizes; answers how many lines the kernel handed back. */
  agree(log: Uint8Array | string, sizes: readonly number[] = []): number {
    const bytes = Buffer.from(log);
    const { reading, handedBack } = readQuickly(this.folder, bytes, sizes, this.#zone);
    deepStrictEqual(reading, readSlowly(bytes, this.#zone));
    return handedBack;
  }
}

/** What some bytes say, in an order of its own. */
export interface Reading {
  readonly lines: number;
  readonly rejected: readonly number[];
  readonly noActor: number;
  readonly facts: readonly string[];
}

/** Reads a log without the kernel. */
export function readSlowly(log: Uint8Array, zone: Zone): Reading {
  const facts = new Facts();
  const tally = { lines: 0, rejected: [] as number[], noActor: 0 };
  const bytes = Buffer.from(log);
  let start = 0;
  for (let lineNumber = 1; start < bytes.length; lineNumber++) {
    const lineFeed = bytes.indexOf(0x0a, start);
    const end = lineFeed < 0 ? bytes.length : lineFeed;
    const line = bytes.subarray(start, end);
    if (!/^[ \t\r]*$/.test(line.toString('latin1'))) {
      tally.lines++;
      foldSlowly(line, lineNumber, zone, facts, tally);
    }
    start = end + 1;
  }
  return { ...tally, facts: sortedFacts(facts.pack()) };
}

/** Reads a log by the kernel, in pieces of the given sizes and a last one; `handedBack` counts what it left to the slow road. */
export function readQuickly(folder: LineFolder, log: Uint8Array, sizes: readonly number[], zone: Zone) {
  const facts = new Facts();
  const tally = { lines: 0, rejected: [] as number[], noActor: 0 };
  let handedBack = 0;
  const onSlow = (line: Uint8Array, lineNumber: number) => {
    handedBack++;
    foldSlowly(line, lineNumber, zone, facts, tally);
  };
  folder.begin();
  let at = 0;
  for (let piece = 0; piece === 0 || at < log.length; piece++) {
    const size = Math.min(sizes[piece] ?? log.length, folder.space().length);
    const bytes = log.subarray(at, at + size);
    folder.space().set(bytes);
    at += bytes.length;
    if (!folder.fold(bytes.length, at === log.length, onSlow)) throw new Error('line too long');
    if (folder.full) folder.drain(facts);
    else if (piece % 2 === 1) folder.spill(facts);
  }
  folder.drain(facts);
  const reading: Reading = {
    lines: folder.lines,
    rejected: tally.rejected,
    noActor: tally.noActor + folder.noActor,
    facts: sortedFacts(facts.pack()),
  };
  return { reading, handedBack };
}

function foldSlowly(
  line: Uint8Array,
  lineNumber: number,
  zone: Zone,
  facts: Facts,
  tally: { rejected: number[]; noActor: number },
): void {
  const entry = decodeLine(line);
  if (typeof entry === 'string') tally.rejected.push(lineNumber);
  else if (!foldEntry(entry, zone, facts)) tally.noActor++;
}

function sortedFacts(packed: PackedFacts): string[] {
  const who = (i: number): string => packed.identities[i] ?? 'nobody';
  const { days, identities, last } = packed.activity;
  const latest = new Map<string, number>();
  days.forEach((day, i) => {
    const active = `${who(identities[i] ?? -1)} active on ${day}`;
    latest.set(active, Math.max(last[i] ?? 0, latest.get(active) ?? 0));
  });
  const facts = [
    ...packed.identities,
    ...Array.from(latest, ([active, at]) => `${active} until ${at}`),
    ...[...packed.eventDays].map((day) => `event on ${day}`),
    ...Array.from(
      packed.claims.at,
      (at, i) => `${who(packed.claims.emails[i] ?? -1)} is of ${who(packed.claims.owners[i] ?? -1)} at ${at}`,
    ),
    ...Array.from(
      packed.milestones.at,
      (at, i) =>
        `${who(packed.milestones.identities[i] ?? -1)} ${MILESTONES[packed.milestones.milestones[i] ?? -1]} at ${at}`,
    ),
    ...Array.from(
      packed.firstUses.days,
      (day, i) =>
        `${who(packed.firstUses.identities[i] ?? -1)} uses ${packed.actions[packed.firstUses.actions[i] ?? -1]} from ${day}`,
    ),
    ...(['run', 'report'] as const).flatMap((kind) => [
      ...packed.assets[kind].rows.flatMap(({ identities, assets }) =>
        Array.from(assets, (asset, row) => `${kind} ${asset} of ${who(identities[row] ?? -1)}`),
      ),
      ...packed.assets[kind].others.map(([identity, asset]) => `${kind} ${asset} of ${who(identity)}`),
    ]),
  ];
  return [...new Set(facts)].sort();
}
