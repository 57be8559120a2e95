import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildKernel } from '../../scripts/build-kernel.mjs';
import { compileKernel } from '../../src/kernel/kernel.ts';

/** The kernel as its source is now. */
export async function freshKernel(): Promise<WebAssembly.Module> {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  try {
    await buildKernel(join(folder, 'kernel.wasm'));
    return compileKernel(join(folder, 'kernel.wasm'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
