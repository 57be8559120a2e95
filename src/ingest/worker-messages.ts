import type { AssetKind, PackedFacts } from '../core/packed-facts.ts';
import type { EncodedSets } from '../store/encoded-sets.ts';
import type { Unit, UnitSummary } from './unit.ts';

/** What a worker is started with: it reads those of the units that it is dealt. */
export interface WorkerSetup {
  readonly timezone: string;
  readonly units: readonly Unit[];
  /** Of `Turns`. */
  readonly turns: SharedArrayBuffer;
}

/** What a worker tells. */
export type WorkerMessage =
  | { readonly kind: 'facts'; readonly facts: PackedFacts }
  | { readonly kind: 'progress'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'done'; readonly unit: Unit['id']; readonly summary: UnitSummary }
  | { readonly kind: 'finished' }
  | { readonly kind: 'encoded'; readonly of: AssetKind; readonly sets: EncodedSets }
  | { readonly kind: 'all encoded' };

/** What of these columns can be handed to another thread without copying it. */
export function buffersOf(parts: readonly object[]): ArrayBuffer[] {
  const columns: readonly unknown[] = parts.flatMap((part) => Object.values(part));
  return columns.flatMap((column) =>
    ArrayBuffer.isView(column) && column.buffer instanceof ArrayBuffer ? [column.buffer] : [],
  );
}
