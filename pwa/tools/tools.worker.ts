import { expose, transfer } from "comlink";

import { createBrowserPlatform } from "#core/worker/browser-platform.ts";

import { createTools, type Tools } from "./tools.ts";

const tools = createTools(createBrowserPlatform(new URL(import.meta.env.BASE_URL, self.location.origin).href));

expose({
	...tools,
	async drawPdf(...args) {
		const drawn = await tools.drawPdf(...args);
		return drawn.ok ? transfer(drawn, [drawn.value.bitmap]) : drawn;
	},
} satisfies Tools);
