import { readFileSync } from "node:fs";

/** The page and whatever it names: all of that comes before the first picture, however the build cuts it into files. */
const page = "dist/pwa/index.html";
const named = Array.from(readFileSync(page, "utf8").matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g), ([, path]) => path);

export default [
	{
		name: "before first paint: page, style, script",
		path: [page, ...named.map((path) => `dist/pwa/${path}`)],
		limit: "90 kB",
	},
	{ name: "the app's worker", path: "dist/pwa/assets/app.worker-*.js", limit: "110 kB" },
	{ name: "the script in other people's pages", path: "dist/extension/chrome-mv3/look.js", limit: "12 kB" },
];
