// A fast 32-bit checksum of a file's bytes: tells whether a file changed between ANALYZE and RENDER. Not for security,
// not written to any output.

export function checksumOf(bytes: Uint8Array): number {
  let hash = (0x811c9dc5 ^ bytes.length) | 0;
  let at = 0;
  if (bytes.byteOffset % 4 === 0) {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    for (let i = 0; i < words.length; ++i) {
      hash = Math.imul(hash ^ words[i]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    at = words.length * 4;
  }
  for (; at < bytes.length; ++at) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash >>> 0;
}
