import { readFileSync } from "node:fs";
import { defineConfig, type UserConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";

import { ownAssets } from "./build/assets.ts";
import { sampleAssets } from "./build/samples.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
	version: string;
};

export const config: UserConfig = {
	root: import.meta.dirname,
	publicDir: "public",
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	define: { __VERSION__: JSON.stringify(version) },
	// In development a library first met in a worker would reload the page in mid-use.
	optimizeDeps: {
		include: ["comlink", "dexie", "zod", "preact", "preact/hooks", "preact/jsx-runtime", "preact/jsx-dev-runtime"],
	},
	worker: { format: "es" },
	build: {
		outDir: "../dist/pwa",
		emptyOutDir: true,
		target: "es2022",
		modulePreload: { polyfill: false },
		chunkSizeWarningLimit: 1500,
	},
	plugins: [
		ownAssets(),
		sampleAssets(),
		VitePWA({
			strategies: "injectManifest",
			srcDir: "sw",
			filename: "sw.ts",
			injectRegister: false,
			injectManifest: {
				rollupFormat: "iife",
				globPatterns: ["**/*.{html,css,js,mjs,svg,wasm}", "{pdfjs,samples}/**"],
				maximumFileSizeToCacheInBytes: 16 * 1024 * 1024,
			},
			manifest: {
				id: "/",
				name: "验票 Yanpiao",
				short_name: "验票",
				description: "在自己的电脑和手机上查验、保存中国发票",
				lang: "zh-CN",
				start_url: "/",
				scope: "/",
				display: "standalone",
				background_color: "#f7f6f3",
				theme_color: "#0b5b5d",
				icons: [
					{ src: "/icon-192.png", sizes: "192x192", type: "image/png" },
					{ src: "/icon-512.png", sizes: "512x512", type: "image/png" },
					{ src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
				],
			},
		}),
	],
};

export default defineConfig(config);
