import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { AuditCheckContent } from "#gateway/store/audit/audit.ts";
import { createRepeats } from "#gateway/store/audit/repeats.ts";
import { onEveryDatabase } from "#tests/gateway/databases.ts";

const kept = (invoice: string, keyId = "key-1"): AuditCheckContent => ({
	what: "check",
	keyId,
	invoice,
	how: "kept",
	outcome: "match",
	state: "normal",
	supplier: "a",
});

describe("repeats", () => {
	beforeEach(() => vi.useFakeTimers());
	afterEach(() => vi.useRealTimers());

	it("writes the first of equals at once, and after a second how many came after it", async () => {
		const written: AuditCheckContent[] = [];
		const repeats = createRepeats(async (content) => void written.push(content), 1_000);

		for (const invoice of ["1", "2", "1", "1"]) void repeats.add(kept(invoice));
		expect(written).toEqual([kept("1"), kept("2")]);
		vi.advanceTimersByTime(1_000);
		expect(written).toEqual([kept("1"), kept("2"), { ...kept("1"), times: 2 }]);
		void repeats.add(kept("1"));

		expect(written.at(-1)).toEqual(kept("1"));
	});

	it("never takes one for another, and counts every one", async () => {
		const one = fc.record({
			keyId: fc.constantFrom("a", "b"),
			invoice: fc.constantFrom("1", "2"),
			state: fc.constantFrom("normal" as const, "void" as const),
			waitMs: fc.constantFrom(0, 300, 1_100),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(one), async (asked) => {
				const written: AuditCheckContent[] = [];
				const repeats = createRepeats(async (content) => void written.push(content), 1_000);
				for (const { keyId, invoice, state, waitMs } of asked) {
					void repeats.add({ ...kept(invoice, keyId), state });
					vi.advanceTimersByTime(waitMs);
				}
				repeats.settle();

				const name = (of: Pick<AuditCheckContent, "keyId" | "invoice" | "state">) => of.keyId + of.invoice + of.state;
				const told = new Map<string, number>();
				for (const entry of written) told.set(name(entry), (told.get(name(entry)) ?? 0) + (entry.times ?? 1));
				const expected = new Map<string, number>();
				for (const entry of asked) expected.set(name(entry), (expected.get(name(entry)) ?? 0) + 1);
				expect(told).toEqual(expected);
			}),
		);
	});

	it("fails as the first of its equals does, and tries again with the next", async () => {
		let full = true;
		const written: AuditCheckContent[] = [];
		const repeats = createRepeats(async (content) => {
			if (full) throw new Error("disk full");
			written.push(content);
		}, 1_000);

		const [first, second] = await Promise.allSettled([repeats.add(kept("1")), repeats.add(kept("1"))]);
		full = false;
		await repeats.add(kept("1"));

		expect([first?.status, second?.status]).toEqual(["rejected", "rejected"]);
		expect(written).toEqual([kept("1")]);
	});
});

onEveryDatabase("kept answers in the audit", (create) => {
	it("stand there by themselves, with the number of their repeats after a second", async () => {
		const database = await create();
		const [asked, other] = [await database.open(), await database.open()];
		for (let n = 0; n < 5; n++) await asked.audit.appendKept(kept("1"));

		const contents = async () => {
			const lines = await Array.fromAsync(other.audit.lines());
			return lines.map((line) => JSON.parse(JSON.parse(line).content));
		};
		await expect.poll(contents).toEqual([
			{ ...kept("1"), salt: expect.any(String) },
			{ ...kept("1"), times: 4, salt: expect.any(String) },
		]);
		expect(await other.audit.verify()).toEqual({ ok: true, entries: 2, erased: 0 });
	});
});
