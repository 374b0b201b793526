import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PAGE = "dist/pwa/index.html";
const ASSETS = "dist/pwa/assets";

/**
 * The bundler moves what two parts need into a file of its own, under a name of its choice: what counts is everything
 * that is loaded before the page, or the worker, runs.
 */
function withImports(...names: readonly string[]): readonly string[] {
	const found = new Set(names);
	for (const name of found) {
		if (!name.endsWith(".js")) continue;
		const code = readFileSync(join(ASSETS, name), "utf8");
		for (const [, imported] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) if (imported) found.add(imported);
	}
	return [...found].map((name) => join(ASSETS, name));
}

function assetsOf(page: string): readonly string[] {
	return [...readFileSync(page, "utf8").matchAll(/\/assets\/([\w.-]+)/g)].map(([, name = ""]) => name);
}

const built = existsSync(PAGE);
const worker = built ? readdirSync(ASSETS).filter((name) => name.startsWith("app.worker-")) : [];

export default [
	{
		name: "before first paint: page, style, script",
		path: built ? [PAGE, ...withImports(...assetsOf(PAGE))] : [PAGE],
		limit: "90 kB",
	},
	{ name: "the app's worker", path: built ? withImports(...worker) : [`${ASSETS}/app.worker-*.js`], limit: "110 kB" },
	{ name: "the script in other people's pages", path: "dist/extension/chrome-mv3/look.js", limit: "12 kB" },
];
