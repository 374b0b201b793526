export type PictureForm = "png" | "jpeg" | "webp" | "bmp" | "gif" | "tiff" | "heic" | "avif";

/** Lengths a BMP's second header has had: 12 of OS/2, 40, 108 and 124 of Windows, 64 of OS/2 2. */
const BMP_HEADERS: readonly number[] = [12, 40, 64, 108, 124];

export interface PictureSize {
	readonly width: number;
	readonly height: number;
}

/** Which picture format these bytes start as, by their first 32 bytes. */
export function pictureForm(head: Uint8Array): PictureForm | undefined {
	const ascii = String.fromCharCode(...head.subarray(0, 32));
	const starts = (...marks: string[]) => marks.some((mark) => ascii.startsWith(mark));
	if (starts("\x89PNG\r\n\x1a\n")) return "png";
	if (starts("\xff\xd8\xff")) return "jpeg";
	if (starts("GIF87a", "GIF89a")) return "gif";
	if (starts("RIFF") && ascii.startsWith("WEBP", 8)) return "webp";
	// Two letters are little to go by: the four reserved bytes must be zero and the header of a length in use.
	if (starts("BM") && ascii.startsWith("\0\0\0\0", 6) && BMP_HEADERS.includes(head[14] ?? 0)) return "bmp";
	if (starts("II\x2a\0", "II\x2b\0", "MM\0\x2a", "MM\0\x2b")) return "tiff";
	if (!ascii.startsWith("ftyp", 4)) return undefined;
	const brand = ascii.slice(8, 12);
	if (brand === "avif" || brand === "avis") return "avif";
	return /^(?:hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand) ? "heic" : undefined;
}

/**
 * The size a picture says it has, read from its header without decoding: a few bytes can claim gigabytes of pixels.
 * `undefined` when the header is cut off, damaged or of a form we do not decode.
 */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
	const form = pictureForm(bytes.subarray(0, 32));
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const size = form === "jpeg" ? jpegSize(view) : form && form in layouts ? fixedSize(view, form) : undefined;
	return size && size.width > 0 && size.height > 0 ? size : undefined;
}

/** Whether a PNG or JPEG plainly ends too early. Decoders draw what there is, in grey or white below. */
export function isCutOff(bytes: Uint8Array): boolean {
	const form = pictureForm(bytes.subarray(0, 32));
	const tail = bytes.subarray(-TAIL_BYTES);
	if (form === "png") return !endsWithin(tail, [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]); // IEND and its sum
	return form === "jpeg" && !endsWithin(tail, [0xff, 0xd9]);
}

/** Phones put thumbnails and videos behind the end of a picture. */
const TAIL_BYTES = 256 * 1024;

function endsWithin(tail: Uint8Array, mark: readonly number[]): boolean {
	const [first = 0] = mark;
	for (let at = tail.lastIndexOf(first); at >= 0; at = at > 0 ? tail.lastIndexOf(first, at - 1) : -1) {
		if (mark.every((byte, index) => tail[at + index] === byte)) return true;
	}
	return false;
}

/** Where the size stands: bytes needed, and how to read them. */
const layouts: Partial<Record<PictureForm, { need: number; read: (view: DataView) => PictureSize | undefined }>> = {
	png: { need: 24, read: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }) },
	gif: { need: 10, read: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }) },
	bmp: { need: 26, read: bmpSize },
	webp: { need: 30, read: webpSize },
};

function fixedSize(view: DataView, form: PictureForm): PictureSize | undefined {
	const layout = layouts[form];
	return layout && view.byteLength >= layout.need ? layout.read(view) : undefined;
}

function bmpSize(view: DataView): PictureSize {
	if (view.getUint32(14, true) === 12) return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
	// A negative height means rows from the top.
	return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** The three chunks a WebP can begin with (RFC 9649). */
function webpSize(view: DataView): PictureSize | undefined {
	const chunk = String.fromCharCode(view.getUint8(12), view.getUint8(13), view.getUint8(14), view.getUint8(15));
	if (chunk === "VP8X") {
		const read24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000 + 1;
		return { width: read24(24), height: read24(27) };
	}
	if (chunk === "VP8L") {
		const bits = view.getUint32(21, true);
		return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
	}
	if (chunk === "VP8 ") return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
	return undefined;
}

/** Walks the segments to the frame header (SOF0–SOF15 but DHT, JPG and DAC); ITU-T T.81 annex B. */
function jpegSize(view: DataView): PictureSize | undefined {
	let at = 2;
	while (at + 9 <= view.byteLength) {
		if (view.getUint8(at) !== 0xff) return undefined;
		const marker = view.getUint8(at + 1);
		if (marker === 0xff) {
			at += 1; // fill byte
			continue;
		}
		const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
		if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
		const bare = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
		at += bare ? 2 : 2 + view.getUint16(at + 2);
	}
	return undefined;
}
