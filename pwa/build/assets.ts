import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const require = createRequire(import.meta.url);

/**
 * Files of pdf.js and the QR engine that are fetched by address, served from our own origin: nothing is ever
 * loaded from a CDN. In development they are read from the packages, in a build they are copied.
 */
export function ownAssets(): Plugin {
	const files = listAssets();
	return {
		name: "yanpiao-own-assets",
		configureServer(server) {
			server.middlewares.use((request, response, next) => {
				const path = files.get((request.url ?? "").slice(1).split("?")[0] ?? "");
				if (!path) return next();
				response.setHeader("content-type", path.endsWith(".wasm") ? "application/wasm" : "application/octet-stream");
				createReadStream(path).pipe(response);
			});
		},
		generateBundle(options) {
			if (!String(options.dir ?? "").endsWith("pwa")) return; // workers' bundles come through here as well
			for (const [fileName, path] of files) this.emitFile({ type: "asset", fileName, source: readFileSync(path) });
		},
	};
}

/** Their paths on our origin, and where they lie in the packages. */
export function listAssets(): ReadonlyMap<string, string> {
	const files = new Map<string, string>();
	const pdfjs = dirname(require.resolve("pdfjs-dist/package.json"));
	for (const folder of ["cmaps", "standard_fonts", "wasm"]) {
		for (const name of readdirSync(join(pdfjs, folder))) {
			if (!name.startsWith("LICENSE")) files.set(`pdfjs/${folder}/${name}`, join(pdfjs, folder, name));
		}
	}
	const wasm = require.resolve("zxing-wasm/reader/zxing_reader.wasm");
	if (!existsSync(wasm)) throw new Error("zxing-wasm has no reader wasm");
	files.set("zxing/zxing_reader.wasm", wasm);
	return files;
}
