import { beforeAll, expect, test } from "vitest";
import { nodePlatform } from "#cli/platform.ts";
import type { App } from "#core/flows/app.ts";
import { providerFor } from "#core/providers/index.ts";
import { sha256Hex } from "#core/readers/hash.ts";
import { readFile } from "#core/readers/read.ts";
import type { DailyChecks } from "#gateway/checks.ts";
import { sampleAuthority } from "#gateway/sample-authority.ts";
import { type SampleFile, sampleFiles } from "#samples/files.ts";
import { capture, everything, makeApp } from "./support.ts";

const counted = new Map<string, number>();
const checks: DailyChecks = {
	add: async (day, invoice) => {
		const count = (counted.get(`${day}/${invoice}`) ?? 0) + 1;
		counted.set(`${day}/${invoice}`, count);
		return count;
	},
};

/** The real readers and the real provider against the real sample authority, without a network in between. */
async function makeRealApp(): Promise<App> {
	const authority = sampleAuthority({
		checks,
		memory: { tell: async () => false },
		now: () => new Date("2026-11-20T03:00:00Z"),
		slowMs: 1,
	});
	const { app } = await makeApp({
		read: (bytes, name, signal) => readFile(bytes, name, { platform: nodePlatform, signal }),
		hash: sha256Hex,
		provider: (settings) => providerFor(settings, { base: "http://localhost", relay: false }),
		ask: { fetch: async (input, init) => authority.request(String(input), init), timeoutMs: 10_000 },
	});
	return app;
}

let app: App;
let samples: readonly SampleFile[];

beforeAll(async () => {
	app = await makeRealApp();
	samples = await sampleFiles();
	await app.saveSettings({ ...(await app.settings()), askOnCapture: true });
});

test("the sample files become judged records, three originals of one invoice becoming one", async () => {
	const files = samples.map(({ name, mediaType, bytes }) => ({
		name,
		mediaType,
		blob: new Blob([bytes as Uint8Array<ArrayBuffer>]), // made here, never shared memory
	}));

	const { summary, outcomes } = await capture(app, files);

	expect(summary).toMatchObject({ files: samples.length, failed: 0 });
	expect(outcomes.every((one) => one.ok)).toBe(true);
	const { rows, all, total } = await app.list(everything);
	expect(all).toBe(samples.length - 2);
	expect(rows.every(({ sample }) => sample)).toBe(true);
	expect(total).toBe(0); // 演示 is never summed
	const merged = rows.filter(({ forms }) => forms.length > 1);
	expect(merged.map(({ forms }) => forms.toSorted())).toEqual([["ofd", "pdf", "xml"]]);
});

test.each([
	["演示-餐费-普通发票.pdf", { authenticity: "confirmed", state: "normal" }],
	["演示-笔记本电脑-电子专票.ofd", { authenticity: "confirmed", state: "normal" }],
	["演示-餐费-已作废.pdf", { authenticity: "confirmed", state: "void", claimable: "no" }],
	["演示-笔记本电脑-已红冲.pdf", { authenticity: "confirmed", state: "red_full", claimable: "no" }],
	["演示-笔记本电脑-金额被改.pdf", { authenticity: "contradicted", claimable: "no" }],
	["演示-餐费-查无此票.pdf", { authenticity: "contradicted", state: "unknown", claimable: "no" }],
	["演示-纸质专票-二维码.png", { authenticity: "confirmed", state: "normal" }],
])("%s is judged as it should be, and its bytes are untouched", async (name, expected) => {
	const { rows } = await app.list(everything);
	const views = await Promise.all(rows.map(({ id }) => app.view(id)));

	const view = views.find((one) => one?.originals.some((original) => original.name === name));

	expect(view?.verdict).toMatchObject({ ...expected, sample: true });
	const sha256 = view?.originals.find((original) => original.name === name)?.sha256 ?? "";
	const original = await app.original(sha256);
	expect(original?.bytes).toEqual(samples.find((sample) => sample.name === name)?.bytes);
	expect(await sha256Hex(original?.bytes ?? new Uint8Array())).toBe(sha256);
});
