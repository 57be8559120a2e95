import { Rejections } from '../core/rejections.ts';

/** How many rejections a receipt shows. */
const SHOWN_REJECTIONS = 10;

/** What one answer of the server held. */
export class AnswerTally {
  readonly address: string;
  bytes = 0;
  events = 0;
  noActor = 0;
  readonly rejections = new Rejections(SHOWN_REJECTIONS);

  constructor(address: string) {
    this.address = address;
  }
}

/** What a pull did. Answers that broke off and were read again count once. */
export class PullReceipt {
  /** Answers that were read to their end, and attempts that were not. */
  answers = 0;
  retries = 0;
  bytes = 0;
  events = 0;
  /** Events of nobody: they are nobody's activity. */
  noActor = 0;
  /** Members on the list of users. */
  members = 0;
  rejected = 0;
  /** The first few. */
  readonly rejections: { readonly address: string; readonly line: number; readonly reason: string }[] = [];
  /** People who had never been active before, and days on which somebody was, as far as they are new. */
  newPeople = 0;
  newActiveDays = 0;
  readonly warnings: string[] = [];

  add(answer: AnswerTally): void {
    this.answers++;
    this.bytes += answer.bytes;
    this.events += answer.events;
    this.noActor += answer.noActor;
    this.rejected += answer.rejections.count;
    for (const rejection of answer.rejections.kept.slice(0, SHOWN_REJECTIONS - this.rejections.length)) {
      this.rejections.push({ address: answer.address, ...rejection });
    }
  }
}
