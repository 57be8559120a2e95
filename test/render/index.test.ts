import { expect, test } from 'vitest';
import { RENDERER_NAMES, rendererOf } from '../../src/render/index.ts';
import { PLAIN, TWO_PARTS, text } from './scratch.ts';

test.each(RENDERER_NAMES)('%s can be asked for by its name, and shows every part', async (name) => {
  const renderer = await rendererOf(name);
  expect(renderer.name).toBe(name);
  expect(text(renderer.render(TWO_PARTS, PLAIN))).toMatch(/3[\s\S]*Ann/);
});
