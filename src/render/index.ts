import type { Canvas, Render } from './canvas.ts';

export type { Canvas, Render };

/** Every format; each is loaded when it is asked for, so that JSON does not wait for what only charts need. */
const LOADERS = {
  table: async () => (await import('./table.ts')).renderTable,
  tsv: async () => (await import('./tsv.ts')).renderTsv,
  csv: async () => (await import('./csv.ts')).renderCsv,
  json: async () => (await import('./json.ts')).renderJson,
  ndjson: async () => (await import('./ndjson.ts')).renderNdjson,
  markdown: async () => (await import('./markdown.ts')).renderMarkdown,
  chart: async () => (await import('./table.ts')).renderChart,
} as const satisfies Record<string, () => Promise<Render>>;

type RendererName = keyof typeof LOADERS;

/** The renderer of that name. */
export async function rendererOf(name: RendererName): Promise<{ name: RendererName; render: Render }> {
  return { name, render: await LOADERS[name]() };
}
