import type { Person } from '../core/people.ts';

/** What values are sorted by: the smallest number or, in the order of UTF-16 code units, text first. */
export type SortKey<Value> = (value: Value) => number | string;

/** By name, then e-mail: the order of exports, and what breaks every tie. */
export const BY_NAME: readonly SortKey<{ readonly person: Person }>[] = [
  ({ person }) => person.member?.name ?? '',
  ({ person }) => person.emailOrder,
  ({ person }) => person.member?.username ?? '',
  ({ person }) => person.id ?? '',
];

/**
 * The first `limit` of the values by their keys, in turn; those that no key tells apart stay in their order. `reverse`: the
 * last come first. Keys are worked out once for each value, and only where those before leave two apart.
 */
export function firstBy<Value>(
  values: readonly Value[],
  keys: readonly SortKey<Value>[],
  {
    reverse = false,
    limit = values.length,
  }: { readonly reverse?: boolean; readonly limit?: number | undefined } = {},
): Value[] {
  const known = keys.map(() => new Array<number | string | undefined>(values.length).fill(undefined));
  const keyOf = (turn: number, place: number): number | string => {
    const column = known[turn] as (number | string | undefined)[];
    column[place] ??= (keys[turn] as SortKey<Value>)(values[place] as Value);
    return column[place];
  };
  const order = (a: number, b: number): number => {
    for (let turn = 0; turn < keys.length; turn++) {
      const left = keyOf(turn, a);
      const right = keyOf(turn, b);
      if (left !== right) return left < right !== reverse ? -1 : 1;
    }
    return a - b;
  };
  return firstPlaces(values.length, order, limit).map((place) => values[place] as Value);
}

/** The first `limit` of the places 0 to `count - 1`. Never holds many more of them than that, so that few of many take one look at each. */
function firstPlaces(count: number, order: (a: number, b: number) => number, limit: number): number[] {
  let kept: number[] = [];
  let last: number | undefined;
  for (let place = 0; place < count; place++) {
    if (last !== undefined && order(place, last) > 0) continue;
    kept.push(place);
    if (kept.length < 2 * limit + 1) continue;
    kept = kept.sort(order).slice(0, limit);
    last = kept[limit - 1];
  }
  return kept.sort(order).slice(0, limit);
}
