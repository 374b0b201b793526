import { zlibSync } from "fflate";

import { crc32 } from "#core/readers/archive/crc32.ts";

const encoder = new TextEncoder();

export function bytesOf(text: string): Uint8Array {
	return encoder.encode(text);
}

export function joined(...parts: readonly (Uint8Array | string)[]): Uint8Array {
	const all = parts.map((part) => (typeof part === "string" ? bytesOf(part) : part));
	const out = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of all) {
		out.set(part, at);
		at += part.length;
	}
	return out;
}

/** The same noise each time (xorshift32), so that a failure can be seen again. */
export function noise(length: number): Uint8Array {
	const words = new Uint32Array(Math.ceil(length / 4));
	let state = 0x9e3779b9;
	for (let index = 0; index < words.length; index++) {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		words[index] = state;
	}
	const bytes = new Uint8Array(words.buffer, 0, length);
	bytes[0] = 1; // the start of no form
	return bytes;
}

/** A PDF of these objects, numbered from 1; the first is the catalog. */
export function pdfOf(...objects: readonly (Uint8Array | string)[]): Uint8Array {
	const head = "%PDF-1.7\n";
	let at = head.length;
	const bodies = objects.map((body, index) => joined(`${index + 1} 0 obj\n`, body, "\nendobj\n"));
	const rows = bodies.map((body) => {
		at += body.length;
		return `${String(at - body.length).padStart(10, "0")} 00000 n \n`;
	});
	const size = objects.length + 1;
	const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join("")}`;
	return joined(head, ...bodies, `${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`);
}

export function pdfStream(content: Uint8Array | string, head = ""): Uint8Array {
	const packed = zlibSync(typeof content === "string" ? bytesOf(content) : content, { level: 6 });
	return joined(`<<${head}/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`, packed, "\nendstream");
}

/** One page of A4 with a Latin font `F` and these contents; `more` are objects from 6 on. */
export function onePagePdf(content: Uint8Array | string, ...more: readonly (Uint8Array | string)[]): Uint8Array {
	const forms = more.map((_, index) => `/X${index} ${index + 6} 0 R`).join("");
	return pdfOf(
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Count 1/Kids[3 0 R]>>",
		`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<<${forms}>>>>>>`,
		typeof content === "string" ? pdfStream(content) : content,
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
		...more,
	);
}

/** A PNG of one bit a pixel with these packed image data. */
export function bitPng(width: number, height: number, data: Uint8Array): Uint8Array {
	const header = new DataView(new ArrayBuffer(13));
	header.setUint32(0, width);
	header.setUint32(4, height);
	header.setUint8(8, 1);
	const mark = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
	return joined(
		mark,
		chunk("IHDR", new Uint8Array(header.buffer)),
		chunk("IDAT", data),
		chunk("IEND", new Uint8Array()),
	);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
	const body = joined(type, data);
	const [length, sum] = [new DataView(new ArrayBuffer(4)), new DataView(new ArrayBuffer(4))];
	length.setUint32(0, data.length);
	sum.setUint32(0, crc32(body));
	return joined(new Uint8Array(length.buffer), body, new Uint8Array(sum.buffer));
}
