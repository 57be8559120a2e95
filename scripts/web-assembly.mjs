import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));
const MARK = '?wasm';
const compiled = new Map();

/** For bundlers and test runners: `import code from './some.ts?wasm'` gives the bytes that AssemblyScript makes of that file. */
export const webAssembly = {
  name: 'web assembly',
  enforce: 'pre',
  resolveId: (source, importer) =>
    importer !== undefined && source.endsWith(MARK) ? `\0${join(dirname(importer), source)}` : undefined,
  async load(id) {
    if (!id.startsWith('\0') || !id.endsWith(MARK)) return undefined;
    const file = id.slice(1, -MARK.length);
    if (!compiled.has(file)) compiled.set(file, compile(file));
    const bytes = await compiled.get(file);
    const code = `export default Buffer.from('${Buffer.from(bytes).toString('base64')}', 'base64');`;
    return { code, moduleType: 'js' };
  },
};

/** Throws with the compiler's messages where it fails. */
async function compile(file) {
  const options = ['-O3', '--noAssert', '--enable', 'simd', '--enable', 'bulk-memory', '--runtime', 'stub'];
  let bytes;
  const { error, stderr } = await asc.main(
    [relative(root, file), '--baseDir', root, '--outFile', 'module.wasm', ...options],
    {
      writeFile(_, contents) {
        bytes = contents;
      },
    },
  );
  if (error) throw new Error(`${relative(root, file)} does not compile: ${error.message}\n${stderr}`);
  return bytes;
}
