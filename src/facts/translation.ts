/** What the numbers in the packed facts of one sender mean to the receiver; grows from pack to pack. */
export interface Translation {
  readonly identities: number[];
  readonly actions: number[];
}

export function newTranslation(): Translation {
  return { identities: [], actions: [] };
}
