import { qrPicture } from "#samples/make/qr-picture.ts";

/** What a page made by hand is drawn with, and where on its 600 × 400 points things may stand. */
export interface HandMadePage {
	/**
	 * Its stream; `/Q` is the picture of a QR, `a` in the font `/T` the same as a letter, `/Wide` the same code in a
	 * picture twice as wide, `/W` a white picture, `/Photo` a white one in colours, `/Off` a layer that is switched off.
	 */
	readonly content: string;
	/** Text in the picture of the QR. */
	readonly qr: string;
}

/** A PDF of one page with the drawing commands as given: for what no invoice would do. */
export function makePage({ content, qr }: HandMadePage): Uint8Array {
	const { width, height, data } = qrPicture(qr, { scale: 4 });
	const rows = Array.from({ length: height }, (_, row) => hexOf(data.subarray(row * width, (row + 1) * width)));
	const objects = [
		"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>>>",
		"<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 400]/Contents 4 0 R/Resources<</XObject<</Q 5 0 R/W 6 0 R/Wide 10 0 R/Photo 11 0 R>>" +
			"/Font<</T 8 0 R>>/Properties<</Off 7 0 R>>/ExtGState<</Blend<</BM/Multiply>>/Clear<</ca 0>>>>>>>>",
		stream("", content),
		picture(width, height, rows.join("")),
		picture(1, 1, "ff"),
		"<</Type/OCG/Name(off)>>",
		"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<</q 9 0 R>>/FirstChar 97/LastChar 97" +
			"/Widths[1]/Encoding<</Type/Encoding/Differences[97/q]>>/Resources<</XObject<</Q 5 0 R>>>>>>",
		stream("", "1 0 d0 /Q Do"),
		picture(
			width * 2,
			height,
			rows.map((row) => row.replace(/../g, "$&$&$&").padEnd(width * 12, "f")).join(""),
			"DeviceRGB",
		),
		picture(60, 40, "f".repeat(60 * 40 * 6), "DeviceRGB"),
	];
	let file = "%PDF-1.7\n";
	const offsets = objects.map((object, index) => {
		const at = file.length;
		file += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(at).padStart(10, "0")} 00000 n \n`;
	});
	const size = objects.length + 1;
	const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}`;
	return new TextEncoder().encode(
		`${file}${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`,
	);
}

function hexOf(bytes: Uint8ClampedArray | Uint8Array): string {
	return [...bytes].map((value) => value.toString(16).padStart(2, "0")).join("");
}

function picture(width: number, height: number, hex: string, colours = "DeviceGray"): string {
	const size = `/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace/${colours}`;
	return stream(`/Type/XObject/Subtype/Image${size}/Filter/ASCIIHexDecode`, `${hex}>`);
}

function stream(entries: string, content: string): string {
	return `<<${entries}/Length ${content.length}>>stream\n${content}\nendstream`;
}
