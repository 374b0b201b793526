import { pictureForm } from "#core/readers/image/header.ts";
import { scaleToDecode } from "#core/readers/image/limit.ts";
import type { Platform } from "#core/readers/reader.ts";

/** The platform for a browser's worker. `base` is the address under which `pdfjs/` and `zxing/` are served. */
export function createBrowserPlatform(base: string): Platform {
	const address = (path: string) => new URL(path, base).href;
	return {
		async decodePicture(bytes, maxPixels) {
			const scale = scaleToDecode(bytes, maxPixels);
			if (typeof scale !== "number") return scale;
			try {
				return await decode(bytes, scale);
			} catch {
				return { code: "broken" }; // the browser says no more than that it could not
			}
		},
		createCanvas: (width, height) => new OffscreenCanvas(width, height),
		pdfAssets: {
			cMaps: address("pdfjs/cmaps/"),
			standardFonts: address("pdfjs/standard_fonts/"),
			wasm: address("pdfjs/wasm/"),
		},
		async readAsset(asset) {
			const response = await fetch(asset);
			if (!response.ok) throw new Error(`asset: http ${response.status}`);
			return new Uint8Array(await response.arrayBuffer());
		},
		zxingWasm: address("zxing/zxing_reader.wasm"),
		now: () => performance.now(),
	};
}

async function decode(bytes: Uint8Array, scale: number) {
	const part = bytes as Uint8Array<ArrayBuffer>; // a file's bytes are never shared memory
	const bitmap = await createImageBitmap(new Blob([part], { type: `image/${pictureForm(bytes)}` }));
	try {
		const width = Math.max(1, Math.round(bitmap.width * scale));
		const height = Math.max(1, Math.round(bitmap.height * scale));
		const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
		if (!context) throw new Error("no 2d context");
		context.drawImage(bitmap, 0, 0, width, height);
		return { width, height, data: context.getImageData(0, 0, width, height).data };
	} finally {
		bitmap.close();
	}
}
