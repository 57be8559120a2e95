/** The part of the WebAssembly JavaScript interface that this program uses; Node has it, its types leave it to those of browsers. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Record<string, object>);
    readonly exports: unknown;
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
  interface Global {
    readonly value: number;
  }
}

/** WebAssembly's bytes, compiled from that file by the build. */
declare module '*?wasm' {
  const code: Uint8Array;
  export default code;
}
