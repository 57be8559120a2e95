import code from './assembly/index.ts?wasm';

/** What the WebAssembly module exports; see `assembly/index.ts`. Addresses and sizes are in bytes. */
export interface KernelExports {
  readonly memory: WebAssembly.Memory;
  space(): number;
  spaceSize(): number;
  addSpan(from: number, offset: number): number;
  begin(): void;
  fold(length: number, last: boolean): number;
  full(): number;
  settle(): void;
  settleUses(): number;
  forgetTables(): void;
  drain(): number;
  textOf(identity: number): number;
  textLength(identity: number): number;
  actionText(action: number): number;
  actionLength(action: number): number;
  /** How many actions, ids and e-mail addresses there can be; e-mail addresses are numbered behind the ids. */
  readonly ACTION_COUNT: WebAssembly.Global;
  readonly ID_COUNT: WebAssembly.Global;
  readonly EMAIL_COUNT: WebAssembly.Global;
  /** Where the tables of what grows with the input are, for how many rows they have room, and how many they have. */
  readonly ACTIVITY: WebAssembly.Global;
  readonly ACTIVITY_COUNT: WebAssembly.Global;
  readonly personDayCount: WebAssembly.Global;
  readonly RUNS: WebAssembly.Global;
  readonly REPORTS: WebAssembly.Global;
  readonly ASSET_COUNT: WebAssembly.Global;
  readonly runCount: WebAssembly.Global;
  readonly reportCount: WebAssembly.Global;
  readonly MILESTONES: WebAssembly.Global;
  readonly MILESTONE_COUNT: WebAssembly.Global;
  readonly milestoneCount: WebAssembly.Global;
  readonly lines: WebAssembly.Global;
  readonly entries: WebAssembly.Global;
  readonly noActor: WebAssembly.Global;
  readonly lineNumber: WebAssembly.Global;
  readonly pending: WebAssembly.Global;
  readonly pendingSize: WebAssembly.Global;
}

/** What it imports; see `assembly/host.ts`. */
interface KernelHost {
  slowLine(start: number, length: number, lineNumber: number): void;
  named(identity: number): void;
  claim(email: number, owner: number, at: number): void;
  eventOn(day: number): void;
}

/** The kernel's code, to be compiled once a thread (or once, and posted to other threads). */
export function compileKernel(): WebAssembly.Module {
  return new WebAssembly.Module(code);
}

/** A kernel of one's own, with empty tables. */
export function startKernel(module: WebAssembly.Module, host: KernelHost): KernelExports {
  return new WebAssembly.Instance(module, { host: { ...host } }).exports as KernelExports;
}
