import { VarintWriter } from './varint.ts';

/** A sorted list of identities in about a byte each: the distances between neighbours as varints. */
export function encodeMembers(identities: Uint32Array): Buffer {
  const writer = new VarintWriter();
  let before = 0;
  for (const identity of identities) {
    writer.write(identity - before);
    before = identity;
  }
  return writer.bytes();
}

/** The list of `count` identities that `encodeMembers` wrote. Reports read millions of these: no array grows here. */
export function decodeMembers(bytes: Uint8Array, count: number): Uint32Array {
  const identities = new Uint32Array(count);
  let at = 0;
  let before = 0;
  for (let i = 0; i < count; i++) {
    let byte = bytes[at++] ?? 0;
    let distance = byte & 127;
    for (let shift = 7; byte >= 128; shift += 7) {
      byte = bytes[at++] ?? 0;
      distance |= (byte & 127) << shift;
    }
    before += distance;
    identities[i] = before;
  }
  return identities;
}
