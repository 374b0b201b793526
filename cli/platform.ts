import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { createCanvas, loadImage } from "@napi-rs/canvas";

import { sizeToDecode } from "#core/readers/image/limit.ts";
import type { CanvasLike, Platform } from "#core/readers/reader.ts";

let zxingWasm: string | undefined;

/** The platform for Node: the command line, the gateway and the tests. */
export const nodePlatform: Platform = {
	async decodePicture(bytes, maxPixels) {
		const size = sizeToDecode(bytes, maxPixels);
		if ("code" in size) return size;
		try {
			const image = await loadImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
			const canvas = createCanvas(size.width, size.height);
			const context = canvas.getContext("2d");
			context.drawImage(image, 0, 0, size.width, size.height);
			return { ...size, data: context.getImageData(0, 0, size.width, size.height).data };
		} catch {
			return { code: "broken" }; // the decoder's words may quote the file; the bytes are what is wrong
		}
	},
	createCanvas: (width, height) => createCanvas(width, height) as unknown as CanvasLike, // its types are not the DOM's
	pdfAssets: {
		cMaps: folderOf("pdfjs-dist/cmaps/LICENSE"),
		standardFonts: folderOf("pdfjs-dist/standard_fonts/LICENSE_FOXIT"),
		wasm: folderOf("pdfjs-dist/wasm/LICENSE_OPENJPEG"),
	},
	/** As a data address: the engine fetches its wasm, and Node's fetch does not read files. */
	get zxingWasm() {
		zxingWasm ??= `data:application/wasm;base64,${readFileSync(
			fileURLToPath(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm")),
		).toString("base64")}`;
		return zxingWasm;
	},
	now: () => performance.now(),
};

/** The folder of a package's file, as a path with a closing slash. */
function folderOf(file: string): string {
	return fileURLToPath(new URL("./", import.meta.resolve(file)));
}
