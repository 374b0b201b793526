import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { createCanvas, loadImage } from "@napi-rs/canvas";

import { scaleToDecode } from "#core/readers/image/limit.ts";
import type { CanvasLike, Platform } from "#core/readers/reader.ts";

let zxingWasm: string | undefined;

/** The platform for Node: the command line, the gateway and the tests. */
export const nodePlatform: Platform = {
	async decodePicture(bytes, maxPixels) {
		const scale = scaleToDecode(bytes, maxPixels);
		if (typeof scale !== "number") return scale;
		try {
			const image = await loadImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
			const width = Math.max(1, Math.round(image.width * scale));
			const height = Math.max(1, Math.round(image.height * scale));
			const context = createCanvas(width, height).getContext("2d");
			context.drawImage(image, 0, 0, width, height);
			return { width, height, data: context.getImageData(0, 0, width, height).data };
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
	readAsset: async (path) => new Uint8Array(await readFile(path)),
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
