import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Compiles the WebAssembly kernel into `outFile`. Throws with the compiler's messages where that fails. */
export async function buildKernel(outFile) {
  const { error, stderr } = await asc.main([
    'src/kernel/assembly/index.ts',
    '--baseDir',
    root,
    '--outFile',
    relative(root, outFile),
    '-O3',
    '--noAssert',
    '--enable',
    'simd',
    '--enable',
    'bulk-memory',
    '--runtime',
    'stub',
  ]);
  if (error) throw new Error(`the kernel does not compile: ${error.message}\n${stderr}`);
}
