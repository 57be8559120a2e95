import { type ClaimColumns, CONTESTED } from '../core/packed-facts.ts';

const NEVER = -Infinity;

/** Whose an e-mail address is: the later sighting wins, two at one moment cancel each other. */
export class Claims {
  /** By the number of the address. */
  #owners = new Int32Array(0);
  #at = new Float64Array(0);
  #count = 0;

  note(email: number, owner: number, at: number): void {
    if (email >= this.#at.length) this.#grow(email + 1);
    const known = this.#at[email] as number;
    if (known === NEVER) this.#count++;
    if (at > known) {
      this.#owners[email] = owner;
      this.#at[email] = at;
    } else if (at === known && owner !== this.#owners[email]) this.#owners[email] = CONTESTED;
  }

  columns(): ClaimColumns {
    const columns = {
      emails: new Int32Array(this.#count),
      owners: new Int32Array(this.#count),
      at: new Float64Array(this.#count),
    };
    let row = 0;
    this.#at.forEach((at, email) => {
      if (at === NEVER) return;
      columns.emails[row] = email;
      columns.owners[row] = this.#owners[email] as number;
      columns.at[row++] = at;
    });
    return columns;
  }

  #grow(least: number): void {
    const length = Math.max(least, this.#at.length * 2);
    const [owners, at] = [new Int32Array(length), new Float64Array(length).fill(NEVER)];
    owners.set(this.#owners);
    at.set(this.#at);
    this.#owners = owners;
    this.#at = at;
  }
}
