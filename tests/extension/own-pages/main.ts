/**
 * The real pages of the extension over the fakes, for pictures and tests. The address says which:
 * `?page=popup&scene=one&mood=refused&provider=sample&language=en&theme=dark&slow=300&claimed=1`.
 */
import { startOptions } from "#extension/options/start.tsx";
import { startPopup } from "#extension/popup/start.tsx";
import { parsePopupSearch } from "#extension/protocol/popup-address.ts";
import { makeFakeHub, makeFakeSurroundings } from "./fake-hub.ts";
import { makeFakeWork } from "./fake-work.ts";

const params = new URLSearchParams(location.search);
const mood = params.get("mood") ?? "";
const scene = params.get("scene") ?? "empty";
const mode = params.get("provider") ?? "fpcy";

const { work, app } = await makeFakeWork({
	slow: Number(params.get("slow") ?? 0),
	sample: mode === "sample",
	database: scene,
});
if (params.has("provider") || params.has("language") || params.has("theme")) {
	const settings = await work.settings();
	const url = "https://supplier.example.com/fpcy";
	const provider =
		mode === "fpcy"
			? ({ mode, url, sqm: "demo-code" } as const)
			: ({ mode: mode === "none" ? "none" : "sample" } as const);
	const theme = params.get("theme") === "dark" ? "dark" : "light";
	await work.saveSettings({ ...settings, provider, theme, language: params.get("language") === "en" ? "en" : "zh-CN" });
}
if (!params.has("first")) localStorage.setItem("met", "1");
const claim = params.get("claim");
if (claim) await app.setClaimed([claim], true);

const root = document.getElementById("app");
if (!root) throw new Error("the page has a place for it");
const hub = makeFakeHub({ scene, mood });
const around = makeFakeSurroundings({ mood });
if (params.get("page") === "options") startOptions(root, { hub, work, around });
else startPopup(root, { hub, work, around, aim: parsePopupSearch(location.search) });
