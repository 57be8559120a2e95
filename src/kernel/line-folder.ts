import type { Milestone } from '../core/entry.ts';
import type { ActivityColumns, AssetColumns, AssetKind, FirstUseColumns } from '../core/packed-facts.ts';
import type { Zone } from '../core/zone.ts';
import { type KernelExports, startKernel } from './kernel.ts';
import { type NameSink, SinkNumbers } from './sink-numbers.ts';

/** Takes up what lines say. `Facts` is one. */
interface FactSink extends NameSink {
  activity(rows: ActivityColumns): void;
  firstUses(rows: FirstUseColumns): void;
  claim(email: number, owner: number, at: number): void;
  eventOn(day: number): void;
  assets(kind: AssetKind, rows: AssetColumns): void;
  milestone(identity: number, milestone: Milestone, at: number): void;
}

/** A line that has to be decoded the slow way: its bytes without the line feed, valid during the call only, and its number from 1. */
type SlowLine = (line: Uint8Array, lineNumber: number) => void;

/** By the trait of their action; see `assembly/actions.ts`. */
const MILESTONES: ReadonlyMap<number, Milestone> = new Map([
  [3, 'signed-in'],
  [4, 'invited'],
  [5, 'created'],
  [6, 'deactivated'],
  [7, 'reactivated'],
]);

/**
 * Folds plain NDJSON audit logs, line by line, in WebAssembly: every line that it can prove to be simple, flat, valid
 * JSON gives exactly the facts that `decodeLine` and `foldEntry` would give; any other is handed back to the caller.
 */
export class LineFolder {
  readonly #kernel: KernelExports;
  readonly #bytes: Uint8Array;
  #onSlow: SlowLine = () => {};
  #sink: FactSink | undefined;
  readonly #numbers: SinkNumbers;

  /** Throws a `RangeError` for a zone with more than 1,024 offsets, which none has. */
  constructor(module: WebAssembly.Module, zone: Zone) {
    this.#kernel = startKernel(module, {
      slowLine: (start, length, lineNumber) =>
        this.#onSlow(this.#bytes.subarray(start, start + length), lineNumber >>> 0),
      named: (identity) => this.#numbers.identities.of(identity),
      claim: (email, owner, at) =>
        this.#to.claim(
          this.#numbers.identities.of(email),
          owner < 0 ? owner : this.#numbers.identities.of(owner),
          at >>> 0,
        ),
      eventOn: (day) => this.#to.eventOn(day),
    });
    this.#numbers = new SinkNumbers(this.#kernel, () => this.#to);
    this.#bytes = new Uint8Array(this.#kernel.memory.buffer);
    for (const { from, offset } of zone.spans()) {
      if (!this.#kernel.addSpan(Math.max(0, from), offset))
        throw new RangeError(`too many offsets in ${zone.name}`);
    }
  }

  /** Lines with content since `begin`. */
  get lines(): number {
    return this.#kernel.lines.value >>> 0;
  }

  /** Entries folded here since `begin`; the lines beyond them were handed back. */
  get entries(): number {
    return this.#kernel.entries.value >>> 0;
  }

  /** Those of the `entries` that name no actor. */
  get noActor(): number {
    return this.#kernel.noActor.value >>> 0;
  }

  /** The number of the last line that was read, blank ones counted. */
  get lineNumber(): number {
    return this.#kernel.lineNumber.value >>> 0;
  }

  /** The bytes that wait for their line feed; valid until the next call. */
  get pending(): Uint8Array {
    const start = this.#kernel.pending.value >>> 0;
    return this.#bytes.subarray(start, start + (this.#kernel.pendingSize.value >>> 0));
  }

  /** Whether `drain` has to come before the next `fold`. */
  get full(): boolean {
    return this.#kernel.full() !== 0;
  }

  /** Starts a file: counts begin at 0, and what is left of the file before is dropped. */
  begin(): void {
    this.#kernel.begin();
  }

  /** Where to put the next bytes, as many as fit or fewer. */
  space(): Uint8Array {
    const start = this.#kernel.space();
    return this.#bytes.subarray(start, start + this.#kernel.spaceSize());
  }

  /**
   * Folds all lines that end in the `length` bytes put into `space()`; what is behind them waits for the next call, unless
   * these are the `last` bytes. Answers false where a line of more than 1 MiB begins: from
   * `pending` on the file is for another reader.
   */
  fold(length: number, last: boolean, onSlow: SlowLine): boolean {
    if (this.full) throw new RangeError('drain first');
    this.#onSlow = onSlow;
    return this.#kernel.fold(length, last) !== 0;
  }

  /**
   * Hands `sink` what grows with the input, person-days, assets and milestones, and forgets it. What is left is bounded by
   * the number of people; `drain` hands it over. Stay with one sink until then.
   */
  spill(sink: FactSink): void {
    this.#turnTo(sink);
    this.#kernel.settle();
    this.#spillActivity(sink);
    this.#spillAssets(sink);
    this.#spillMilestones(sink);
    this.#kernel.forgetTables();
  }

  /** Joins what was learnt since the last time to `sink` and forgets it. Staying with one sink is quicker than changing it. */
  drain(sink: FactSink): void {
    this.spill(sink);
    this.#drainFirstUses(sink);
    if (this.#kernel.drain()) this.#numbers.forget();
  }

  #drainFirstUses(sink: FactSink): void {
    const { ACTIVITY, ACTIVITY_COUNT, personDayCount } = this.#kernel;
    for (let hasMore = true; hasMore; ) {
      hasMore = this.#kernel.settleUses() !== 0;
      const [identities, actions, days] = this.#columns(ACTIVITY, ACTIVITY_COUNT, personDayCount);
      sink.firstUses({
        identities: this.#numbers.identities.ofAll(identities),
        actions: this.#numbers.actions.ofAll(actions),
        days: new Int32Array(days),
      });
      this.#kernel.forgetTables();
    }
  }

  #spillActivity(sink: FactSink): void {
    const { ACTIVITY, ACTIVITY_COUNT, personDayCount } = this.#kernel;
    const [identities, days, last] = this.#columns(ACTIVITY, ACTIVITY_COUNT, personDayCount);
    sink.activity({
      identities: this.#numbers.identities.ofAll(identities),
      days: new Int32Array(days),
      last: new Float64Array(last),
    });
  }

  #spillAssets(sink: FactSink): void {
    const { RUNS, REPORTS, ASSET_COUNT, runCount, reportCount } = this.#kernel;
    const spill = (kind: AssetKind, start: WebAssembly.Global, count: WebAssembly.Global): void => {
      const [identities, assets] = this.#columns(start, ASSET_COUNT, count);
      sink.assets(kind, { identities: this.#numbers.identities.ofAll(identities), assets: assets.slice() });
    };
    spill('run', RUNS, runCount);
    spill('report', REPORTS, reportCount);
  }

  #spillMilestones(sink: FactSink): void {
    const { MILESTONES: start, MILESTONE_COUNT, milestoneCount } = this.#kernel;
    const [identities, traits, moments] = this.#columns(start, MILESTONE_COUNT, milestoneCount);
    this.#numbers.identities.ofAll(identities).forEach((identity, row) => {
      const milestone = MILESTONES.get(traits[row] as number);
      if (milestone !== undefined) sink.milestone(identity, milestone, moments[row] as number);
    });
  }

  /** The first three columns of a table, where they lie. */
  #columns(
    start: WebAssembly.Global,
    capacity: WebAssembly.Global,
    count: WebAssembly.Global,
  ): [Uint32Array, Uint32Array, Uint32Array] {
    const { buffer } = this.#kernel.memory;
    const column = (place: number): Uint32Array =>
      new Uint32Array(buffer, (start.value >>> 0) + place * 4 * (capacity.value >>> 0), count.value >>> 0);
    return [column(0), column(1), column(2)];
  }

  #turnTo(sink: FactSink): void {
    if (sink !== this.#sink) this.#numbers.forget();
    this.#sink = sink;
  }

  get #to(): FactSink {
    if (this.#sink === undefined) throw new Error('no sink');
    return this.#sink;
  }
}
