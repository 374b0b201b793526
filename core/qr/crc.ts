/** CRC-16/UMTS (BUYPASS): poly 0x8005, init 0, no reflection, no xor. The CRC of invoice QR text (domain §2.3). */
export function crc16Umts(text: string): number {
	let crc = 0;
	for (const byte of asciiOf(text)) {
		crc ^= byte << 8;
		for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x8005) & 0xffff : (crc << 1) & 0xffff;
	}
	return crc;
}

/** CRC-16/MODBUS: reflected 0x8005, init 0xFFFF. Seen on rail tickets only (domain §2.3). */
export function crc16Modbus(text: string): number {
	let crc = 0xffff;
	for (const byte of asciiOf(text)) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
	}
	return crc;
}

/**
 * Low bit first with 0x8005 as it stands, where that direction needs it mirrored; init 0. A slip of some issuers of
 * digital toll invoices (数电通行费), found by solving for polynomial and start over several of their codes.
 */
export function crc16Unmirrored(text: string): number {
	let crc = 0;
	for (const byte of asciiOf(text)) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0x8005 : crc >> 1;
	}
	return crc;
}

export function formatCrc(crc: number): string {
	return crc.toString(16).toUpperCase().padStart(4, "0");
}

function asciiOf(text: string): number[] {
	return Array.from(text, (char) => char.charCodeAt(0) & 0xff);
}
