/** A picture this square may be a QR; its sides are nearly equal. */
export const MOST_UNEQUAL = 1.15;
/** A QR has 21 modules a side at least. */
const LEAST_SIDE = 21;
/** Files above this are scans and catalogues: looking through them costs more than it saves. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_PICTURES = 200;
/** How far the start and the end of what a picture says of itself may be from its `/Subtype/Image`. */
const NEAR = 1_000;
const SLASH = 0x2f;
const IMAGE = [0x2f, 0x49, 0x6d, 0x61, 0x67, 0x65];

interface Numeral {
	readonly at: number;
	readonly text: string;
}

interface Picture {
	readonly entries: string;
	readonly width: Numeral;
	readonly height: Numeral;
}

/**
 * A copy of a PDF whose pictures other than square ones have one pixel, stretched over the same place; `undefined` when
 * that would save nothing. What a QR may be is drawn as ever, and so is what covers it, in a flat colour: a photo in
 * calibrated colours takes longer to decode than all the text takes to read. Masks stay as they are, for what shows
 * through a picture has to show through it still.
 *
 * A picture is a stream, and streams are never packed into others (ISO 32000-1, 7.5.7), so their sizes can be found
 * in the bytes. It is a guess all the same: whoever finds nothing in the copy looks at the file itself.
 */
export function flattenPictures(bytes: Uint8Array): Uint8Array | undefined {
	if (bytes.length > MOST_BYTES) return undefined;
	const pictures = picturesOf(bytes);
	const flat = pictures.filter((picture) => !isSquare(picture) && isPlain(picture));
	if (flat.length === 0 || !pictures.some(isSquare)) return undefined;
	const copy = bytes.slice();
	for (const { at, text } of flat.flatMap(({ width, height }) => [width, height])) {
		copy.set(new TextEncoder().encode("1".padEnd(text.length)), at);
	}
	return copy;
}

function picturesOf(bytes: Uint8Array): Picture[] {
	const pictures: Picture[] = [];
	const latin = new TextDecoder("latin1"); // one character a byte
	for (let at = bytes.indexOf(SLASH); at !== -1; at = bytes.indexOf(SLASH, at + 1)) {
		if (!IMAGE.every((byte, index) => bytes[at + index] === byte)) continue;
		if (pictures.length >= MOST_PICTURES) break;
		const before = latin.decode(bytes.subarray(Math.max(0, at - NEAR), at));
		const after = latin.decode(bytes.subarray(at, at + NEAR));
		const [start, end] = [before.lastIndexOf(" obj"), after.indexOf("stream")];
		if (start === -1 || end === -1 || !/\/Subtype\s*$/.test(before)) continue;
		const entries = before.slice(start) + after.slice(0, end);
		const from = at - before.length + start;
		const [width, height] = [numeralOf("Width", entries, from), numeralOf("Height", entries, from)];
		if (width && height) pictures.push({ entries, width, height });
	}
	return pictures;
}

function numeralOf(name: "Width" | "Height", entries: string, from: number): Numeral | undefined {
	const found = new RegExp(`/${name}\\s+(\\d{1,6})(?=\\s*[/>])`).exec(entries);
	const text = found?.[1];
	return found && text !== undefined ? { at: from + found.index + found[0].length - text.length, text } : undefined;
}

function isSquare(picture: Picture): boolean {
	const [width, height] = [Number(picture.width.text), Number(picture.height.text)];
	const [less, more] = width < height ? [width, height] : [height, width];
	return less >= LEAST_SIDE && more <= less * MOST_UNEQUAL;
}

/** Neither a mask of another picture nor one that picks what shows through by colour. */
function isPlain({ entries }: Picture): boolean {
	return !/\/ImageMask\b|\/DeviceGray\b|\/Mask\s*\[/.test(entries);
}
