import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GAP, layOut, type Need } from '../../src/render/layout.ts';

function need(natural: number, least = natural, dispensable = 0): Need {
  return { natural, least, shortest: least, dispensable };
}

function widths(needs: readonly Need[], width: number): number[] {
  return layOut(needs, width).shown.map((column) => column.width);
}

describe('columns that fit', () => {
  test('have their natural widths', () => {
    expect(widths([need(10, 4), need(5)], 10 + GAP + 5)).toEqual([10, 5]);
  });

  test('the widest gives way first, and only down to the next one', () => {
    const needs = [need(30, 8), need(20, 8), need(5)];
    expect(widths(needs, 54)).toEqual([25, 20, 5]);
    expect(widths(needs, 39)).toEqual([15, 15, 5]);
    expect(widths(needs, 25)).toEqual([8, 8, 5]);
  });
});

describe('columns that do not fit', () => {
  const needs = [need(8), need(9), need(9), need(9)];

  test.each([
    [41, []],
    [40, [3]],
    [30, [3]],
    [29, [2, 3]],
    [19, [2, 3]],
    [18, [1, 2, 3]],
    [1, [1, 2, 3]],
  ])('at %i, %j are left out', (width, leftOut) => {
    expect(layOut(needs, width).leftOut).toEqual(leftOut);
  });

  test('one that has no room even beside the first makes way for the rest', () => {
    expect(layOut([need(8), need(31, 31), need(9)], 40).leftOut).toEqual([1]);
    expect(layOut([need(8), need(30, 30), need(9)], 40).leftOut).toEqual([2]);
  });

  test('an only column is given what there is', () => {
    expect(widths([need(20)], 7)).toEqual([7]);
  });
});

test('whatever the columns, they fit, and none that is shown with another is below its least', () => {
  const anyNeed = fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.nat(60))
    .map(([least, more]) => need(least + more, least));
  fc.assert(
    fc.property(
      fc.array(anyNeed, { minLength: 1, maxLength: 10 }),
      fc.integer({ min: 1, max: 200 }),
      (needs, width) => {
        const { shown, leftOut } = layOut(needs, width);
        const taken = shown.reduce((sum, column) => sum + column.width, GAP * (shown.length - 1));
        expect(taken).toBeLessThanOrEqual(width);
        expect([...shown.map(({ index }) => index), ...leftOut].sort((a, b) => a - b)).toEqual([
          ...needs.keys(),
        ]);
        expect(shown[0]?.index).toBe(0);
        for (const column of shown.length > 1 ? shown : []) {
          expect(column.width).toBeGreaterThanOrEqual(needs[column.index]?.least ?? 0);
        }
      },
    ),
  );
});

test('the most dispensable columns are left out first, of these the last', () => {
  const needs = [need(10), need(10, 10, 2), need(10, 10, 1), need(10, 10, 2), need(10)];
  expect(layOut(needs, 46).leftOut).toEqual([3]);
  expect(layOut(needs, 34).leftOut).toEqual([1, 3]);
  expect(layOut(needs, 22).leftOut).toEqual([1, 2, 3]);
});

describe('columns that name the rows', () => {
  /** A number, a name, an address that can be cut from 30 to 8, an id, two numbers. */
  const needs = [
    need(3),
    need(8, 8, 2),
    { ...need(30, 30, 1), shortest: 8 },
    need(6, 6, 2),
    need(11),
    need(11),
  ];

  test.each<[string, number, number[], number[]]>([
    ['one of them stays', 60, [1, 2, 3], [1, 3]],
    ['a number makes way for it', 27, [2], [1, 3, 5]],
    ['the address is cut before a number goes', 40, [2], [1, 3]],
    ['there is no room even for it', 5, [1, 2, 3], [1, 2, 3, 4, 5]],
    ['rows that nothing names need none', 40, [], [1, 2, 3]],
  ])('%s', (_, width, oneOf, leftOut) => {
    expect(layOut(needs, width, oneOf).leftOut).toEqual(leftOut);
  });

  test('the address is as long as there is room for', () => {
    expect(layOut(needs, 60, [2]).shown.map(({ width }) => width)).toEqual([3, 29, 11, 11]);
  });
});
