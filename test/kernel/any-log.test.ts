import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneOf } from '../../src/core/zone.ts';
import { compileKernel } from '../../src/kernel/kernel.ts';
import { logs, mutate, mutations } from './any-log.ts';
import { Roads } from './roads.ts';

const zones = ['UTC', 'America/New_York', 'Asia/Kolkata'].map(zoneOf);
const kernel = compileKernel();
const all = zones.map((zone) => new Roads(kernel, zone));

const pieces = fc.array(fc.nat(400), { maxLength: 20 });
const places = fc.nat(zones.length - 1);
function roadsOf(place: number): Roads {
  const roads = all[place];
  if (roads === undefined) throw new RangeError(`no zone ${place}`);
  return roads;
}

describe('any log', () => {
  it('says the same on both roads, wherever it is cut in pieces', () => {
    let lines = 0;
    let handedBack = 0;
    const property = fc.property(logs, pieces, places, (log, sizes, place) => {
      lines += log.toString().split('\n').length;
      handedBack += roadsOf(place).agree(log, sizes);
    });
    fc.assert(property, { numRuns: 200 });
    expect(handedBack / lines).toBeLessThan(0.7);
  }, 30_000);

  it('says the same on both roads after any change of its bytes', () => {
    const property = fc.property(logs, mutations, pieces, places, (log, changes, sizes, place) => {
      roadsOf(place).agree(mutate(log, changes), sizes);
    });
    fc.assert(property, { numRuns: 300 });
  }, 30_000);
});
