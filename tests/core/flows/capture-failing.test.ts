import { expect, test } from "vitest";

import { err, ok } from "#core/base/result.ts";
import { createApp } from "#core/flows/create-app.ts";
import { capture, captureOne, digital, everything, file, makeApp, makeReading } from "./support.ts";

const never = () => new Promise<never>(() => undefined);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test.each([
	["is larger than the budget", { size: 65 * 1024 * 1024, arrayBuffer: never }, "over_budget"],
	["went away before it was read", { size: 1, arrayBuffer: () => Promise.reject(new Error("gone")) }, "failed"],
])("a file that %s is its own problem alone", async (_, blob, code) => {
	const { app } = await makeApp();
	const bad = { name: "a.pdf", mediaType: "", blob: blob as unknown as Blob }; // the part of a Blob that is used

	const { outcomes } = await capture(app, [bad]);

	expect(outcomes).toMatchObject([{ ok: false, problem: { code } }]);
	expect(await app.storage()).toEqual({ records: 0, originals: 0, bytes: 0 });
});

test("a reader that throws or finds nothing costs its file alone", async () => {
	const { app } = await makeApp({
		read: async (bytes) => {
			if (new TextDecoder().decode(bytes) === "bug") throw new Error("bug");
			return ok([]);
		},
	});

	const { outcomes } = await capture(app, [file("bug"), file("none")]);

	expect(outcomes).toEqual([
		{ ok: false, problem: { code: "failed" } },
		{ ok: false, problem: { code: "not_invoice" } },
	]);
	expect(await app.storage()).toMatchObject({ records: 0, originals: 0 });
});

test("a reader may take its bytes away: those kept are the bytes that came", async () => {
	const { app } = await makeApp({
		read: async (bytes) => {
			structuredClone(bytes, { transfer: [bytes.buffer as ArrayBuffer] }); // as a worker's `postMessage` does
			return ok([makeReading(digital(1))]);
		},
	});

	const { recordId } = await captureOne(app, file("the very bytes"));

	const sha256 = (await app.view(recordId))?.originals[0]?.sha256 ?? "";
	expect(new TextDecoder().decode((await app.original(sha256))?.bytes)).toBe("the very bytes");
});

test("a full disk is said, nothing of the file is kept, and the next file is tried", async () => {
	const { app, files, vault, deps } = await makeApp();
	files.set("a", ok([makeReading(digital(1))]));
	const full = { ...vault, commit: async () => err({ code: "storage_full" as const }) };
	const crammed = createApp({ ...deps, openVault: async () => full });

	const { outcomes, summary } = await capture(crammed, [file("a"), file("a")]);

	expect(outcomes.map((one) => !one.ok && one.problem.code)).toEqual(["storage_full", "storage_full"]);
	expect(summary).toMatchObject({ files: 2, invoices: 0, failed: 2 });
	expect((await app.list(everything)).all).toBe(0);
});

test("a vault that cannot be opened is tried again at the next call", async () => {
	const { vault, deps } = await makeApp();
	let tries = 0;
	const app = createApp({
		...deps,
		openVault: () => (tries++ === 0 ? Promise.reject(new Error("blocked")) : Promise.resolve(vault)),
	});

	await expect(app.list(everything)).rejects.toThrow("blocked");

	expect((await app.list(everything)).all).toBe(0);
});

test("cancelling leaves the files being read, even when their reader does not listen, and starts no other", async () => {
	const { app, deps, files, vault } = await makeApp();
	files.set("a", ok([makeReading(digital(1))]));
	const stuck = createApp({
		...deps,
		openVault: async () => vault,
		readers: 1,
		read: (bytes, name, signal) => (name === "stuck.pdf" ? never() : deps.read(bytes, name, signal)),
	});

	const capturing = capture(stuck, [file("a"), file("stuck"), file("a", "next.pdf"), file("a", "later.pdf")]);
	await pause(50);
	await stuck.cancel("job");
	const { summary, reports } = await capturing;

	expect(summary).toEqual({ files: 3, invoices: 1, failed: 2, cancelled: true });
	const aborted = { ok: false, problem: { code: "aborted" } };
	expect(reports.slice(-2)).toEqual([
		{ what: "done", index: 1, outcome: aborted },
		{ what: "done", index: 2, outcome: aborted },
	]);
	expect((await app.list(everything)).count).toBe(1);
});

test("cancelling reaches the reader as a signal, and no other job", async () => {
	const signals: AbortSignal[] = [];
	const { app } = await makeApp({
		read: (_bytes, _name, signal) => {
			signals.push(signal);
			return pause(50).then(() => ok([makeReading(digital(signals.length))]));
		},
	});

	const both = Promise.all([capture(app, [file("a")], "one"), capture(app, [file("b")], "two")]);
	await pause(10);
	await app.cancel("one");
	const [one, two] = await both;

	expect([one.summary.cancelled, two.summary.cancelled]).toEqual([true, false]);
	expect(signals.map(({ aborted }) => aborted).toSorted()).toEqual([false, true]);
});

test("cancelling while a large container is being kept keeps nothing of it", async () => {
	const many = Array.from({ length: 200 }, (_, serial) =>
		makeReading(digital(serial), "pdf", "text", { member: `${serial}.pdf` }),
	);
	const { app } = await makeApp({
		read: async () => {
			setTimeout(() => app.cancel("job")); // comes in when everything is read
			return ok(many);
		},
	});

	const { outcomes, summary } = await capture(app, [file("zip")]);

	expect(summary.cancelled).toBe(true);
	expect(outcomes).toEqual([{ ok: false, problem: { code: "aborted" } }]);
	expect(await app.storage()).toMatchObject({ records: 0, originals: 0 });
});
