import type { Plugin } from "vite";

interface SampleFile {
	readonly name: string;
	readonly mediaType: string;
	readonly bytes: Uint8Array;
}

/** Puts the sample invoices (演示) into the build, with `samples/index.json` as their list. */
export function sampleAssets(): Plugin {
	let made: Promise<readonly SampleFile[]> | undefined;
	const files = () => {
		made ??= import("#samples/files.ts").then((module) => module.sampleFiles());
		return made;
	};
	const index = (list: readonly SampleFile[]) =>
		JSON.stringify(list.map(({ name, mediaType }) => ({ name, mediaType })));
	return {
		name: "yanpiao-samples",
		configureServer(server) {
			server.middlewares.use(async (request, response, next) => {
				const path = decodeURIComponent((request.url ?? "").split("?")[0] ?? "");
				if (!path.startsWith("/samples/")) return next();
				const list = await files();
				if (path === "/samples/index.json") return response.end(index(list));
				const file = list.find(({ name }) => path === `/samples/${name}`);
				if (!file) return next();
				response.setHeader("content-type", file.mediaType);
				response.end(file.bytes);
			});
		},
		async generateBundle(options) {
			if (!String(options.dir ?? "").endsWith("pwa")) return; // workers' bundles come through here as well
			const list = await files();
			this.emitFile({ type: "asset", fileName: "samples/index.json", source: index(list) });
			for (const { name, bytes } of list) this.emitFile({ type: "asset", fileName: `samples/${name}`, source: bytes });
		},
	};
}
