/** Probability estimation of the MQ coder (ITU-T T.88 table E.1): Qe, next after MPS, next after LPS, switch. */
export const states: readonly (readonly [qe: number, nmps: number, nlps: number, switches: 0 | 1])[] = [
	[0x5601, 1, 1, 1],
	[0x3401, 2, 6, 0],
	[0x1801, 3, 9, 0],
	[0x0ac1, 4, 12, 0],
	[0x0521, 5, 29, 0],
	[0x0221, 38, 33, 0],
	[0x5601, 7, 6, 1],
	[0x5401, 8, 14, 0],
	[0x4801, 9, 14, 0],
	[0x3801, 10, 14, 0],
	[0x3001, 11, 17, 0],
	[0x2401, 12, 18, 0],
	[0x1c01, 13, 20, 0],
	[0x1601, 29, 21, 0],
	[0x5601, 15, 14, 1],
	[0x5401, 16, 14, 0],
	[0x5101, 17, 15, 0],
	[0x4801, 18, 16, 0],
	[0x3801, 19, 17, 0],
	[0x3401, 20, 18, 0],
	[0x3001, 21, 19, 0],
	[0x2801, 22, 19, 0],
	[0x2401, 23, 20, 0],
	[0x2201, 24, 21, 0],
	[0x1c01, 25, 22, 0],
	[0x1801, 26, 23, 0],
	[0x1601, 27, 24, 0],
	[0x1401, 28, 25, 0],
	[0x1201, 29, 26, 0],
	[0x1101, 30, 27, 0],
	[0x0ac1, 31, 28, 0],
	[0x09c1, 32, 29, 0],
	[0x08a1, 33, 30, 0],
	[0x0521, 34, 31, 0],
	[0x0441, 35, 32, 0],
	[0x02a1, 36, 33, 0],
	[0x0221, 37, 34, 0],
	[0x0141, 38, 35, 0],
	[0x0111, 39, 36, 0],
	[0x0085, 40, 37, 0],
	[0x0049, 41, 38, 0],
	[0x0025, 42, 39, 0],
	[0x0015, 43, 40, 0],
	[0x0009, 44, 41, 0],
	[0x0005, 45, 42, 0],
	[0x0001, 45, 43, 0],
	[0x5601, 46, 46, 0],
];

/** Adaptive statistics by context: `state * 2 + most probable symbol`. */
export type Contexts = Uint8Array;

/** Makes the function that decodes one bit after the other (T.88 annex E.3); past the end it reads ones, as specified. */
export function makeBitDecoder(data: Uint8Array): (contexts: Contexts, context: number) => 0 | 1 {
	let at = 0;
	let high = data[0] ?? 0xff;
	let low = 0;
	let count = 0;
	let interval = 0x8000;

	const byteIn = (): void => {
		if ((data[at] ?? 0xff) === 0xff) {
			if ((data[at + 1] ?? 0xff) > 0x8f) {
				low += 0xff00;
				count = 8;
			} else {
				at++;
				low += (data[at] ?? 0xff) << 9;
				count = 7;
			}
		} else {
			at++;
			low += (data[at] ?? 0xff) << 8;
			count = 8;
		}
		if (low > 0xffff) {
			high += low >> 16;
			low &= 0xffff;
		}
	};
	const shift = (): void => {
		if (count === 0) byteIn();
		interval <<= 1;
		high = ((high << 1) & 0xffff) | (low >> 15);
		low = (low << 1) & 0xffff;
		count--;
	};

	byteIn();
	high = ((high << 7) & 0xffff) | (low >> 9);
	low = (low << 7) & 0xffff;
	count -= 7;

	return (contexts, context) => {
		const index = contexts[context] ?? 0;
		const mps = (index & 1) as 0 | 1; // one bit
		const [qe, nmps, nlps, switches] = states[index >> 1] ?? [0x5601, 46, 46, 0];
		interval -= qe;
		const below = high < qe;
		if (!below) {
			high -= qe;
			if (interval & 0x8000) return mps;
		}
		// Conditional exchange: the smaller part of the interval belongs to the less probable symbol.
		const likely = below === interval < qe;
		if (below) interval = qe;
		contexts[context] = likely ? nmps * 2 + mps : nlps * 2 + (switches ? 1 - mps : mps);
		do shift();
		while (!(interval & 0x8000));
		return likely ? mps : ((1 - mps) as 0 | 1); // one bit
	};
}
