import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fen } from "#core/base/fen.ts";
import type { Settings } from "#core/flows/app.ts";
import {
	addressOf,
	draftOf,
	draftProblem,
	hostToGiveBack,
	type ProviderDraft,
	providerOf,
} from "#extension/options/provider-draft.ts";
import { formatSettingsFile, keepSecret, parseSettingsFile } from "#extension/options/settings-file.ts";

const settings: Settings = {
	provider: { mode: "fpcy", url: "https://supplier.example.com/fpcy", sqm: "demo-code" },
	ownCompanies: [{ name: "示例科技有限公司", taxId: "91990000MA990001XX" }],
	claimWithinDays: 90,
	askOnCapture: false,
	asking: { atOnce: 3, perMinute: 120 },
	watch: { on: true, everyDays: 60, claimedEveryDays: 14, largeFrom: fen(1_000_000), mostADay: 100 },
	language: "zh-CN",
	theme: "system",
};
const preferences = { chip: true, badge: false, server: "http://localhost:8080" };
const sites = ["https://mail.example.com", "http://localhost:3000"];
const all = { settings, preferences, sites };

describe("the settings file", () => {
	it("comes back as it went out, secrets in it where they were wanted", () => {
		const read = parseSettingsFile(formatSettingsFile(all, { secrets: true }));

		expect(read).toEqual({ ok: true, value: { ...all, secretMissing: false } });
	});

	it.each<[string, Settings["provider"], string]>([
		["授权码", { mode: "fpcy", url: "https://supplier.example.com/fpcy", sqm: "demo-code" }, "demo-code"],
		["key", { mode: "gateway", key: "yp_demo" }, "yp_demo"],
	])("holds no %s unless it was wanted, and says that it is missing", (_, provider, secret) => {
		const text = formatSettingsFile({ ...all, settings: { ...settings, provider } }, { secrets: false });
		const read = parseSettingsFile(text);

		expect(text).not.toContain(secret);
		expect(read.ok && read.value.secretMissing).toBe(true);
	});

	it("keeps the code that is set here for the same address, and for no other", () => {
		const read = parseSettingsFile(formatSettingsFile(all, { secrets: false }));
		if (!read.ok) throw new Error("it is our own file");

		expect(keepSecret(read.value, settings).provider).toEqual(settings.provider);
		const other = { ...settings, provider: { mode: "fpcy", url: "https://other.example.com/fpcy", sqm: "x" } as const };
		expect(keepSecret(read.value, other).provider).toEqual({ ...settings.provider, sqm: "" });
	});

	const changed = (change: (file: { settings: object; preferences: object }) => void) => {
		const file = JSON.parse(formatSettingsFile(all, { secrets: true })) as { settings: object; preferences: object };
		change(file);
		return JSON.stringify(file);
	};
	it.each([
		["nothing", "", "not_json", undefined],
		["some other JSON", "[1]", "not_settings", ""],
		["a file of a newer version", changed((file) => Object.assign(file, { version: 2 })), "newer", undefined],
		[
			"a site that is no origin",
			changed((file) => Object.assign(file, { sites: ["https://x.example/path"] })),
			"not_settings",
			"sites.0",
		],
		[
			"a site of another scheme",
			changed((file) => Object.assign(file, { sites: ["file:///"] })),
			"not_settings",
			"sites.0",
		],
		[
			"a hundred questions at once",
			changed((file) => Object.assign(file.settings, { asking: { atOnce: 100, perMinute: 1 } })),
			"not_settings",
			"settings.asking.atOnce",
		],
		[
			"a server that is a script",
			changed((file) => Object.assign(file.preferences, { server: "javascript:alert(1)" })),
			"not_settings",
			"preferences.server",
		],
		["a megabyte", " ".repeat(1_000_000), "too_large", undefined],
	])("is refused: %s", (_, text, code, where) => {
		const read = parseSettingsFile(text);

		expect(read.ok).toBe(false);
		expect(!read.ok && read.error).toEqual(where === undefined ? { code } : { code, where });
	});

	it("takes over nothing that is not named in it", () => {
		const read = parseSettingsFile(changed((file) => Object.assign(file.settings, { evil: 1, constructor: { x: 1 } })));

		expect(read.ok && Object.keys(read.value.settings).sort()).toEqual(Object.keys(settings).sort());
	});

	it("never throws, whatever the file says", () => {
		fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseSettingsFile(text)));
	});
});

describe("who is asked", () => {
	const draft: ProviderDraft = {
		mode: "fpcy",
		server: "http://localhost:8080",
		url: "https://supplier.example.com/fpcy",
		sqm: " code ",
		key: "",
	};

	it.each<[string, Partial<ProviderDraft>, string | undefined]>([
		["all that is needed", {}, undefined],
		["no code", { sqm: " " }, "needSecret"],
		["an address that can be listened in on", { url: "http://supplier.example.com/fpcy" }, "needAddress"],
		["no address", { url: "" }, "needAddress"],
		["a gateway without key", { mode: "gateway" }, "needSecret"],
		["a gateway elsewhere over http", { mode: "gateway", key: "yp_x", server: "http://example.com" }, "needAddress"],
		["the sample authority", { mode: "sample" }, undefined],
		["nobody, whatever stands in the boxes", { mode: "none", url: "x", server: "x" }, undefined],
	])("%s", (_, part, problem) => {
		expect(draftProblem({ ...draft, ...part })).toBe(problem);
	});

	it("is kept trimmed, and shown again as kept", () => {
		expect(providerOf(draft)).toEqual({ mode: "fpcy", url: draft.url, sqm: "code" });
		expect(draftOf(providerOf(draft), draft.server)).toEqual({ ...draft, sqm: "code" });
		expect(addressOf({ ...draft, mode: "none" })).toBeUndefined();
	});

	it.each<[string, Partial<ProviderDraft>, readonly string[], string | undefined]>([
		["another supplier", { url: "https://other.example.com/fpcy" }, [], "https://supplier.example.com/*"],
		["nobody", { mode: "none" }, [], "https://supplier.example.com/*"],
		["another path of the same host", { url: "https://supplier.example.com/v2" }, [], undefined],
		[
			"another supplier, the old host being a site that is looked at",
			{ mode: "none" },
			["https://supplier.example.com"],
			undefined,
		],
	])("gives back the old host with %s", (_, part, held, pattern) => {
		expect(hostToGiveBack(draft, { ...draft, ...part }, held)).toBe(pattern);
	});
});
