import { parentPort, workerData } from 'node:worker_threads';
import { zoneOf } from '../core/zone.ts';
import type { WorkerMessage, WorkerSetup } from './pool.ts';
import { UnitReader } from './read-unit.ts';
import type { Unit } from './unit.ts';

// A thread that reads units: it answers each with batches of facts, and with a summary at the end.
const { timezone } = workerData as WorkerSetup;
const reader = new UnitReader(zoneOf(timezone));

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', async (unit: Unit) => {
  const summary = await reader.read(unit, (batch) => post({ kind: 'batch', unit: unit.id, batch }));
  post({ kind: 'done', unit: unit.id, summary });
});
