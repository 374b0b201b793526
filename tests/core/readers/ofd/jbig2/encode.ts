import { states } from "#core/readers/ofd/jbig2/arithmetic.ts";

/** Encodes bits with their contexts (ITU-T T.88 annex E.2 runs backwards through the same table; flow of T.800 annex C). */
function makeBitEncoder() {
	const out: number[] = [];
	const indices = new Map<number, number>();
	let interval = 0x8000;
	let code = 0;
	let count = 12;

	const put = (shift: number, keep: number, next: number) => {
		out.push(Math.floor(code / 2 ** shift) & 0xff);
		code %= keep;
		count = next;
	};
	const byteOut = () => {
		const last = out.length - 1;
		if (last >= 0 && out[last] === 0xff) return put(20, 0x100000, 7);
		if (code >= 0x8000000 && last >= 0) {
			out[last] = (out[last] ?? 0) + 1;
			if (out[last] === 0xff) {
				code %= 0x8000000;
				return put(20, 0x100000, 7);
			}
		}
		return put(19, 0x80000, 8);
	};

	return {
		add(context: number, bit: number) {
			const index = indices.get(context) ?? 0;
			const mps = index & 1;
			const [qe, nmps, nlps, switches] = states[index >> 1] ?? [0x5601, 46, 46, 0];
			interval -= qe;
			if (bit === mps) {
				if (interval & 0x8000) {
					code += qe;
					return;
				}
				if (interval < qe) interval = qe;
				else code += qe;
				indices.set(context, nmps * 2 + mps);
			} else {
				if (interval < qe) code += qe;
				else interval = qe;
				indices.set(context, nlps * 2 + (switches ? 1 - mps : mps));
			}
			do {
				interval *= 2;
				code *= 2;
				if (--count === 0) byteOut();
			} while (!(interval & 0x8000));
		},
		finish(): Uint8Array {
			const limit = code + interval;
			code = Math.floor(code / 0x10000) * 0x10000 + 0xffff;
			if (code >= limit) code -= 0x8000;
			code *= 2 ** count;
			byteOut();
			code *= 2 ** count;
			byteOut();
			return Uint8Array.of(...out, 0xff, 0xac);
		},
	};
}

/** A JBIG2 file with one page of `side` × `side` pixels as one generic region of template 0, without repeated rows. */
export function encodeJbig2(side: number, isBlack: (x: number, y: number) => boolean): Uint8Array {
	const at = (x: number, y: number) => (x >= 0 && x < side && y >= 0 && isBlack(x, y) ? 1 : 0);
	// biome-ignore format: one row of pixels a line (T.88 figure 3)
	const context: readonly (readonly [number, number])[] = [
		[-1, 0], [-2, 0], [-3, 0], [-4, 0],
		[3, -1], [2, -1], [1, -1], [0, -1], [-1, -1], [-2, -1], [-3, -1],
		[2, -2], [1, -2], [0, -2], [-1, -2], [-2, -2],
	];
	const encoder = makeBitEncoder();
	for (let y = 0; y < side; y++) {
		for (let x = 0; x < side; x++) {
			const value = context.reduce((sum, [dx, dy], bit) => sum | (at(x + dx, y + dy) << bit), 0);
			encoder.add(value, at(x, y));
		}
	}
	return makeJbig2(side, side, 0, [3, -1, -3, -1, 2, -2, -2, -2], encoder.finish());
}

/** The file around the coded data of one region that fills the page. */
export function makeJbig2(
	width: number,
	height: number,
	flags: number,
	adaptive: readonly number[],
	data: Uint8Array,
): Uint8Array {
	const long = (value: number) => [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];
	const segment = (number: number, type: number, body: readonly number[]) => [
		...long(number),
		type,
		0,
		1,
		...long(body.length),
		...body,
	];
	const size = [...long(width), ...long(height)];
	return Uint8Array.from([
		...[0x97, 0x4a, 0x42, 0x32, 0x0d, 0x0a, 0x1a, 0x0a, 1, ...long(1)],
		...segment(0, 48, [...size, ...long(0), ...long(0), 0, 0, 0]),
		...segment(1, 38, [...size, ...long(0), ...long(0), 0, flags, ...adaptive.map((value) => value & 255), ...data]),
		...segment(2, 49, []),
		...segment(3, 51, []),
	]);
}
