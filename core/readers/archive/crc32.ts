const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

/** CRC-32 of ISO 3309, as ZIP and PNG use it; `before` is that of the bytes in front of these. */
export function crc32(bytes: Uint8Array, before = 0): number {
	let crc = (before ^ 0xffffffff) >>> 0;
	for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 255] ?? 0);
	return (crc ^ 0xffffffff) >>> 0;
}
