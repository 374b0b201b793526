import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "#core/base/canonical-json.ts";
import type { AuditContent, AuditEntry } from "#gateway/store/audit/audit.ts";
import { createBatcher } from "#gateway/store/audit/batch.ts";
import { GENESIS, linkHash, seal, sha256 } from "#gateway/store/audit/chain.ts";
import { verifyChain } from "#gateway/store/audit/verify.ts";
import { onEveryDatabase } from "#tests/gateway/databases.ts";

const anchor = { chain: "main", seq: 0, hash: GENESIS };

function check(invoice: string): AuditContent {
	return { what: "check", keyId: "key-1", invoice, how: "asked", outcome: "match", state: "normal", supplier: "a" };
}

/** A chain in memory, made by the same links. */
function chainOf(contents: readonly object[]): AuditEntry[] {
	let hash = GENESIS;
	return contents.map((content, index) => {
		const { text, digest } = seal(content);
		const link = { seq: index + 1, at: "2026-11-22T04:00:00.000Z", digest };
		hash = linkHash(link, hash);
		return { chain: "main", ...link, content: text, hash };
	});
}

describe("a chain", () => {
	const contents = fc.array(fc.record({ invoice: fc.string(), outcome: fc.string() }), { minLength: 2, maxLength: 12 });

	it("is whole as written, and with any contents erased", async () => {
		await fc.assert(
			fc.asyncProperty(contents, fc.array(fc.nat(11)), async (list, gone) => {
				const entries = chainOf(list).map((entry, index) =>
					gone.includes(index) ? { ...entry, content: null } : entry,
				);
				const erased = entries.filter(({ content }) => content === null).length;

				expect(await verifyChain(entries, { anchor })).toEqual({ ok: true, entries: list.length, erased });
			}),
		);
	});

	it("shows any change of an entry, and any that is missing, doubled or moved", async () => {
		const spoil: Record<string, (entries: AuditEntry[], at: number) => AuditEntry[]> = {
			content: (entries, at) => entries.with(at, { ...pick(entries, at), content: '{"invoice":"other"}' }),
			digest: (entries, at) => {
				const content = '{"invoice":"other"}';
				return entries.with(at, { ...pick(entries, at), content, digest: sha256(content) });
			},
			time: (entries, at) => entries.with(at, { ...pick(entries, at), at: "2026-11-23T04:00:00.000Z" }),
			missing: (entries, at) => entries.toSpliced(at, 1),
			doubled: (entries, at) => entries.toSpliced(at, 0, pick(entries, at)),
			moved: (entries, at) => entries.toSpliced(at, 2, pick(entries, at + 1), pick(entries, at)),
		};
		await fc.assert(
			fc.asyncProperty(contents, fc.constantFrom(...Object.keys(spoil)), fc.nat(), async (list, how, place) => {
				const entries = chainOf(list);
				const head = { seq: entries.length, hash: pick(entries, entries.length - 1).hash };
				const spoilt = spoil[how]?.(entries, place % (list.length - 1)) ?? entries;

				expect(await verifyChain(spoilt, { anchor, head })).toMatchObject({ ok: false });
			}),
		);
	});

	it("shows an end that was cut off or written anew, by the head", async () => {
		const entries = chainOf([{ a: 1 }, { a: 2 }]);
		const head = { seq: 2, hash: pick(entries, 1).hash };

		expect(await verifyChain(entries.slice(0, 1), { anchor, head })).toMatchObject({ ok: false, flaw: "head" });
		expect(await verifyChain(chainOf([{ a: 1 }, { a: 3 }]), { anchor, head })).toMatchObject({ flaw: "head" });
	});

	it("links by the canonical JSON of an entry and the hash before it, so that others can follow", () => {
		const link = { seq: 7, at: "2026-11-22T04:00:00.000Z", digest: sha256("{}") };

		expect(linkHash(link, GENESIS)).toBe(sha256(canonicalJson({ ...link, previous: GENESIS })));
	});

	it("gives equal contents different digests, so that nobody can try what an erased one was", () => {
		expect(seal({ invoice: "1" }).digest).not.toBe(seal({ invoice: "1" }).digest);
	});
});

describe("writing in batches", () => {
	it("writes what came during a write as the next one, in order, at most so many", async () => {
		const batches: number[][] = [];
		const batcher = createBatcher<number>({
			most: 4,
			write: async (items) => {
				batches.push([...items]);
				await new Promise((resolve) => setImmediate(resolve));
			},
		});

		const first = batcher.add(0);
		await new Promise((resolve) => setImmediate(resolve));
		const rest = [1, 2, 3, 4, 5, 6].map((item) => batcher.add(item));
		await Promise.all([first, ...rest]);

		expect(batches).toEqual([[0], [1, 2, 3, 4], [5, 6]]);
	});

	it("tells a failed write to those whose items were in it, and goes on", async () => {
		const batcher = createBatcher<number>({
			most: 1,
			write: async ([item]) => {
				if (item === 1) throw new Error("disk full");
			},
		});

		const ends = await Promise.allSettled([batcher.add(0), batcher.add(1), batcher.add(2)]);
		await batcher.flush();

		expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
	});
});

onEveryDatabase("the audit", (create) => {
	it("is one chain although several processes write it at once", async () => {
		const database = await create();
		const stores = [await database.open(), await database.open(), await database.open()];

		await Promise.all(
			stores.flatMap(({ audit }, store) =>
				Array.from({ length: 150 }, async (_, index) => {
					if (index % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
					await audit.append(check(`${store}-${index}`));
				}),
			),
		);

		const [one] = stores;
		expect(await one?.audit.verify()).toEqual({ ok: true, entries: 450, erased: 0 });
		const invoices = (await Array.fromAsync(one?.audit.lines() ?? [])).map((line) => invoiceOf(line));
		expect(new Set(invoices).size).toBe(450);
	});

	it("is exported as lines that can be verified without us, whatever their number", async () => {
		const { audit } = await (await create()).open();
		await Promise.all(Array.from({ length: 2_500 }, (_, index) => audit.append(check(String(index)))));

		const lines = await Array.fromAsync(audit.lines());

		expect(lines).toHaveLength(2_500);
		const [begin] = await audit.anchors();
		const entries = lines.map((line) => JSON.parse(line) as AuditEntry);
		expect(await verifyChain(entries, { anchor: begin ?? anchor })).toMatchObject({ ok: true, entries: 2_500 });
		expect(entries.map((entry) => invoiceOf(JSON.stringify(entry)))).toEqual(
			Array.from({ length: 2_500 }, (_, index) => String(index)),
		);
	});

	it("loses its old beginning to retention, keeps an anchor, and says in the chain that it did", async () => {
		let time = new Date("2026-01-01T00:00:00Z");
		const { audit } = await (await create()).open({ now: () => time });
		for (const invoice of ["1", "2", "3"]) await audit.append(check(invoice));
		time = new Date("2026-06-01T00:00:00Z");
		await audit.append(check("4"));

		expect(await audit.trim(new Date("2026-03-01T00:00:00Z"), "admin")).toBe(3);
		expect(await audit.trim(new Date("2026-03-01T00:00:00Z"), "admin")).toBe(0);

		expect(await audit.verify()).toEqual({ ok: true, entries: 2, erased: 0 });
		const [four, trimmed] = await Array.fromAsync(audit.lines());
		expect(invoiceOf(four ?? "")).toBe("4");
		expect(JSON.parse(trimmed ?? "")).toMatchObject({ seq: 5, content: expect.stringContaining('"upTo":3') });
		time = new Date("2027-06-01T00:00:00Z");
		expect(await audit.trim(time, "admin")).toBe(2);
		expect(await audit.verify()).toEqual({ ok: true, entries: 1, erased: 0 });
	});

	it("is whole when it is empty", async () => {
		const { audit } = await (await create()).open();

		expect(await audit.verify()).toEqual({ ok: true, entries: 0, erased: 0 });
		expect(await Array.fromAsync(audit.lines())).toEqual([]);
		expect(await audit.trim(new Date(), "admin")).toBe(0);
		expect(await audit.erase("1", "admin")).toBe(0);
	});
});

function pick(entries: readonly AuditEntry[], at: number): AuditEntry {
	const entry = entries[at];
	if (!entry) throw new Error(`no entry ${at}`);
	return entry;
}

function invoiceOf(line: string): unknown {
	const { content } = JSON.parse(line) as AuditEntry;
	return content === null ? null : (JSON.parse(content) as { invoice?: unknown }).invoice;
}
