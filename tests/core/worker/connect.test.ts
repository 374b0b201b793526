import { type Endpoint, expose } from "comlink";
import { afterEach, describe, expect, it } from "vitest";

import type { App, CaptureFile, CaptureProgress } from "#core/flows/app.ts";
import { connectTo } from "#core/worker/connect.ts";

const open: MessagePort[] = [];

afterEach(() => {
	for (const port of open.splice(0)) port.close();
});

function connect(host: Partial<App>) {
	const { port1, port2 } = new MessageChannel();
	open.push(port1, port2);
	expose(host, port2 as unknown as Endpoint); // Node's port has all that Comlink uses
	const { promise, reject } = Promise.withResolvers<never>();
	return { app: connectTo(port1 as unknown as Endpoint, promise), die: reject };
}

function filesUpTo(count: number): readonly CaptureFile[] {
	return Array.from({ length: count }, (_, index) => ({
		name: `${index}.pdf`,
		mediaType: "",
		blob: new Blob(["%PDF"]),
	}));
}

const storage = { records: 1, originals: 2, bytes: 3 };

describe("the app behind a worker", () => {
	it("answers as the app does", async () => {
		const { app } = connect({ storage: async () => storage });

		expect(await app.storage()).toEqual(storage);
	});

	it("may be awaited itself", async () => {
		const { app } = connect({ storage: async () => storage });

		expect(await (await Promise.resolve(app)).storage()).toEqual(storage);
	});

	it("reports the progress of a capture while it runs", async () => {
		const seen: CaptureProgress[] = [];
		const summary = { files: 1, invoices: 0, failed: 0, cancelled: false };
		const { app } = connect({
			async capture(_job, _files, report) {
				await (report({ what: "started", index: 0 }) as unknown as Promise<void>); // over the channel it is one
				return summary;
			},
		});

		const result = await app.capture("job", filesUpTo(1), (progress) => seen.push(progress));

		expect(result).toEqual(summary);
		expect(seen).toEqual([{ what: "started", index: 0 }]);
	});

	it("hands over many files in parts, and counts and names them as if they were one", async () => {
		const parts: number[] = [];
		const { app } = connect({
			async capture(_job, files, report) {
				parts.push(files.length);
				for (const index of files.keys()) {
					await (report({ what: "started", index }) as unknown as Promise<void>); // over the channel it is one
				}
				return { files: files.length, invoices: 2 * files.length, failed: 1, cancelled: false };
			},
		});
		const seen: number[] = [];

		const result = await app.capture("job", filesUpTo(100), ({ index }) => seen.push(index));

		expect(parts.length).toBeGreaterThan(1);
		expect(Math.max(...parts)).toBeLessThan(50);
		expect(result).toEqual({ files: 100, invoices: 200, failed: parts.length, cancelled: false });
		expect(seen).toEqual(Array.from({ length: 100 }, (_, index) => index));
	});

	it.each([
		["tells of it", true],
		["was done with its part already", false],
	])("hands over no further part after a cancel when the worker %s", async (_, cancelled) => {
		let calls = 0;
		const { app } = connect({
			cancel: async () => undefined,
			async capture(_job, files) {
				calls++;
				await app.cancel("job");
				return { files: files.length, invoices: 0, failed: 0, cancelled };
			},
		});

		const result = await app.capture("job", filesUpTo(100), () => undefined);

		expect(calls).toBe(1);
		expect(result.cancelled).toBe(true);
	});

	it("passes on why a call failed", async () => {
		const { app } = connect({ storage: () => Promise.reject(new Error("no disk")) });

		await expect(app.storage()).rejects.toThrow("no disk");
	});

	it("rejects calls that are open, and later ones, when the worker dies", async () => {
		const { app, die } = connect({ storage: () => new Promise(() => {}) });
		const waiting = app.storage();

		die(new Error("the app's worker died"));

		await expect(waiting).rejects.toThrow("died");
		await expect(app.storage()).rejects.toThrow("died");
	});
});
