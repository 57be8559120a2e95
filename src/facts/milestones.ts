import { isKeptEachTime, MILESTONES, type Milestone } from '../core/entry.ts';
import type { MilestoneColumns } from '../core/packed-facts.ts';

const KINDS = MILESTONES.length;
const NEVER = Infinity;

/** Administrative events: of some every one, of the others the earliest. */
export class Milestones {
  /** A row of `KINDS` for each identity. */
  #earliest = new Float64Array(0);
  readonly #others = new Map<string, readonly [place: number, at: number]>();
  #count = 0;

  note(identity: number, milestone: Milestone, at: number): void {
    const place = identity * KINDS + MILESTONES.indexOf(milestone);
    if (isKeptEachTime(milestone)) {
      this.#others.set(`${place} ${at}`, [place, at]);
      return;
    }
    if (place >= this.#earliest.length) this.#grow(place + KINDS);
    const known = this.#earliest[place] as number;
    if (known === NEVER) this.#count++;
    if (at < known) this.#earliest[place] = at;
  }

  columns(): MilestoneColumns {
    const count = this.#count + this.#others.size;
    const columns = {
      identities: new Int32Array(count),
      milestones: new Uint8Array(count),
      at: new Float64Array(count),
    };
    let row = 0;
    const put = (at: number, place: number): void => {
      columns.identities[row] = Math.floor(place / KINDS);
      columns.milestones[row] = place % KINDS;
      columns.at[row++] = at;
    };
    this.#earliest.forEach((at, place) => {
      if (at !== NEVER) put(at, place);
    });
    for (const [place, at] of this.#others.values()) put(at, place);
    return columns;
  }

  #grow(least: number): void {
    const earliest = new Float64Array(Math.max(least, this.#earliest.length * 2)).fill(NEVER);
    earliest.set(this.#earliest);
    this.#earliest = earliest;
  }
}
