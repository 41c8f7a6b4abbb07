/** 64-bit hashes in the halves that JavaScript can reckon with. */

/** Low and high half of each hash in turn, over the same memory. */
export const halvesOf = (hashes: BigUint64Array): Uint32Array =>
  new Uint32Array(hashes.buffer, hashes.byteOffset, 2 * hashes.length);
