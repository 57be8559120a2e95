import { expect, test } from 'vitest';
import type { Cell, ColumnKind } from '../../src/core/answer.ts';
import { cellText } from '../../src/render/cell-text.ts';
import { CANVAS, column, NOON } from './sample.ts';

test.each<[ColumnKind, Cell, string]>([
  ['text', 'Ada', 'Ada'],
  ['text', '', '-'],
  ['text', null, '-'],
  ['number', 0, '0'],
  ['number', 1_234_567, '1234567'],
  ['flag', true, 'yes'],
  ['flag', false, 'no'],
  ['list', ['nlp', 'vision'], 'nlp, vision'],
  ['list', [], '-'],
  ['day', '2026-08-31', '2026-08-31'],
  ['time', '2026-08-31T09:00:00Z', '2026-08-31T09:00:00Z'],
  ['status', 'active', 'active'],
  ['status', 'none', 'not active'],
  ['status', 'deactivated', 'deactivated'],
  ['status', 'invite-pending', 'invite pending'],
  ['status', 'unheard-of', 'unheard-of'],
  ['text', 'none', 'none'],
])('a %s of %j is %j', (kind, cell, expected) => {
  expect(cellText({ field: cell }, column('field', 'Field', kind), CANVAS)).toBe(expected);
});

test('a field that the row does not have is nothing', () => {
  expect(cellText({}, column('field', 'Field', 'number'), CANVAS)).toBe('-');
});

test.each([
  ['2026-08-31T09:00:00Z', '3 hours ago'],
  ['yesterday', 'yesterday'],
])('a time is told as seen from a moment, and kept where it is none: %s', (time, expected) => {
  const canvas = { ...CANVAS, relativeTo: NOON };
  expect(cellText({ at: time }, column('at', 'At', 'time'), canvas)).toBe(expected);
  expect(cellText({ at: time }, column('at', 'At', 'text'), canvas)).toBe(time);
});
