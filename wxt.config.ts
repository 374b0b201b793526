import { defineConfig } from "wxt";

import { listAssets } from "./pwa/build/assets.ts";

export default defineConfig({
	srcDir: "extension",
	entrypointsDir: "entrypoints",
	publicDir: "extension/public",
	outDir: "dist/extension",
	imports: false,
	manifestVersion: 3,
	webExt: { disabled: true },
	manifest: ({ browser }) => ({
		name: "验票 Yanpiao",
		description: "在网页上认出发票，查验、保存在自己的电脑上",
		default_locale: undefined,
		// Each with its reason; none of them opens a host. Hosts are asked for one by one, by the user (README).
		permissions: [
			"activeTab", // to look at the page on which the button was clicked
			"scripting", // to put the looking script there
			"storage", // sites, preferences, and what was seen while the background sleeps
			"unlimitedStorage", // kept originals are not cleared away when the disk gets full
			"contextMenus", // 查验这张图片 and the like
			"alarms", // the hourly look at what was claimed, and questions that wait
			"notifications", // a claimed invoice was red-inked
			...(browser === "firefox" ? [] : ["offscreen"]), // the room for heavy reading
		],
		optional_host_permissions: ["*://*/*"],
		content_security_policy: {
			extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'; frame-ancestors 'none'",
		},
		commands: {
			_execute_action: { suggested_key: { default: "Alt+Shift+Y" } },
		},
		...(browser === "firefox" && {
			browser_specific_settings: {
				gecko: {
					id: "yanpiao@yanpiao.invalid",
					strict_min_version: "142.0",
					data_collection_permissions: { required: ["none"] },
				},
			},
		}),
	}),
	vite: () => ({
		oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
		worker: { format: "es" },
		build: {
			target: "es2022",
			chunkSizeWarningLimit: 1500,
			// WXT's logger prints nothing in production; its sentences are left out of the script in other people's pages.
			rolldownOptions: { treeshake: { manualPureFunctions: ["logger.error"] } },
		},
	}),
	hooks: {
		// Files of pdf.js and the QR engine that workers fetch by address from the extension's own origin.
		"build:publicAssets": (_, files) => {
			for (const [relativeDest, absoluteSrc] of listAssets()) files.push({ relativeDest, absoluteSrc });
		},
	},
	zip: { includeSources: ["**/*", ".npmrc"], excludeSources: ["dist/**", "data/**", "test-results/**"] },
});
