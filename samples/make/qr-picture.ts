import QRCode from "qrcode";

import { type GreyPicture, makePng } from "./png.ts";

/** Modules of a QR, `true` where dark, row by row. */
export interface QrMatrix {
	readonly size: number;
	readonly dark: readonly boolean[];
}

export interface QrPictureOptions {
	/** Pixels of one module. */
	readonly scale?: number;
	/** White modules around it; the standard asks for 4. */
	readonly quiet?: number;
	/** Grey of dark modules, 0–255: worn print has high values. */
	readonly ink?: number;
}

/** The QR of a text at level M, as invoices print it. */
export function qrMatrix(text: string): QrMatrix {
	const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
	return { size: modules.size, dark: Array.from(modules.data, (value) => value === 1) };
}

export function qrPicture(text: string, options: QrPictureOptions = {}): GreyPicture {
	const { scale = 6, quiet = 4, ink = 0 } = options;
	const matrix = qrMatrix(text);
	const side = (matrix.size + 2 * quiet) * scale;
	const data = new Uint8Array(side * side).fill(255);
	matrix.dark.forEach((dark, i) => {
		if (!dark) return;
		const left = ((i % matrix.size) + quiet) * scale;
		const top = (Math.floor(i / matrix.size) + quiet) * scale;
		for (let y = top; y < top + scale; y++) data.fill(ink, y * side + left, y * side + left + scale);
	});
	return { width: side, height: side, data };
}

export function makeQrPng(text: string, options: QrPictureOptions = {}): Uint8Array {
	return makePng(qrPicture(text, options));
}
