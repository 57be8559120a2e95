import type { Rejection } from './entry.ts';

/** Counts rejections, and keeps the first `most` of them. */
export class Rejections {
  count = 0;
  readonly kept: Rejection[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add(rejection: Rejection): void {
    this.count++;
    if (this.kept.length < this.#most) this.kept.push(rejection);
  }
}
