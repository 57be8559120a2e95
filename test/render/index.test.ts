import { expect, test } from 'vitest';
import { FORMATS_OF_ALL } from '../../src/cli/formats.ts';
import { rendererOf } from '../../src/render/index.ts';
import { day, PLAIN, TWO_PARTS, text } from './scratch.ts';

test.each(FORMATS_OF_ALL)('%s can be asked for by its name, and shows every part', async (name) => {
  const renderer = await rendererOf(name);
  expect(renderer.name).toBe(name);
  expect(text(renderer.render(TWO_PARTS, PLAIN))).toMatch(/3[\s\S]*Ann/);
});

test('chart can be asked for by its name, and shows what has a series', async () => {
  const { name, render } = await rendererOf('chart');
  const [active] = TWO_PARTS.parts;
  const [from, to] = [day('2026-08-30'), day('2026-08-30')];
  const drawn = { ...active, series: { title: 'One day', points: [{ from, to, value: 7, partial: false }] } };
  expect(name).toBe('chart');
  expect(text(render({ ...TWO_PARTS, parts: [drawn, ...TWO_PARTS.parts] }, PLAIN))).toContain('highest 7');
  expect(text(render(TWO_PARTS, PLAIN))).toBe('');
});
