import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { err, ok } from "#core/base/result.ts";
import { fingerprintOf } from "#gateway/store/keys.ts";
import type { Ticket } from "#gateway/store/store.ts";
import { makeAnswer, makeQuery } from "#tests/gateway/checks/make.ts";
import { onEveryDatabase } from "#tests/gateway/databases.ts";

const NOW = new Date("2026-11-22T04:00:00Z");
const question = { invoice: "26990000000000000001", question: "digital_ordinary 2026-11-01 100.00" };

/** What `take` wants, at a moment after `NOW`. */
function request(ms = 0, more = {}) {
	const now = new Date(NOW.getTime() + ms);
	return { ...question, now, since: now, leaseMs: 1_000, ...more };
}

function ticketOf(taken: { readonly what: string; readonly ticket?: Ticket }): Ticket {
	if (!taken.ticket) throw new Error(`no ticket but ${taken.what}`);
	return taken.ticket;
}

onEveryDatabase("the store", (create) => {
	it("opens for two processes at once and once more, with everything still there", async () => {
		const database = await create();

		const [one, two] = await Promise.all([database.open(), database.open()]);
		const { key, secret } = await one.keys.create({ name: "会计", role: "checker", perMinute: 60 });
		await two.ping();
		const again = await database.open();

		expect(await again.keys.find(fingerprintOf(secret))).toEqual(key);
	});

	describe("keys", () => {
		it("are found by their secret until they are revoked, and never tell it again", async () => {
			const store = await (await create()).open();

			const { key, secret } = await store.keys.create({ name: "审计", role: "reader", perMinute: 6 });
			const other = await store.keys.create({ name: "会计", role: "admin", perMinute: 60 });

			expect(await store.keys.find(fingerprintOf(secret))).toEqual(key);
			expect(await store.keys.find(fingerprintOf(`${secret}x`))).toBeUndefined();
			expect(JSON.stringify(await store.keys.list())).not.toContain(secret);
			expect(await store.keys.revoke(key.id)).toBe(true);
			expect(await store.keys.revoke(key.id)).toBe(false);
			expect(await store.keys.find(fingerprintOf(secret))).toBeUndefined();
			expect(await store.keys.find(fingerprintOf(other.secret))).toEqual(other.key);
			expect((await store.keys.list()).filter(({ revokedAt }) => revokedAt !== undefined)).toHaveLength(1);
		});
	});

	describe("a question", () => {
		it("is asked by one of many who want to at once, over several connections", async () => {
			const database = await create();
			const stores = [await database.open(), await database.open(), await database.open()];

			const taken = await Promise.all(
				Array.from({ length: 30 }, (_, index) => stores[index % 3]?.flights.take(request())),
			);

			expect(taken.filter((one) => one?.what === "taken")).toHaveLength(1);
			expect(taken.filter((one) => one?.what === "busy")).toHaveLength(29);
			expect(await stores[0]?.flights.used(question.invoice, "2026-11-22")).toBe(1);
		});

		it("tells its answer to those who came before it ended, and is asked anew for those who come later", async () => {
			const { flights } = await (await create()).open();
			const answer = makeAnswer(makeQuery(1), NOW);
			const ticket = ticketOf(await flights.take(request()));
			const came = new Date(NOW.getTime() + 10);

			await flights.land(ticket, ok(answer), "used", new Date(NOW.getTime() + 20));

			expect(await flights.take(request(30, { since: came }))).toEqual({ what: "landed", landing: ok(answer) });
			expect(await flights.take(request(30, { usable: () => true }))).toEqual({ what: "kept", answer });
			expect((await flights.take(request(30, { usable: () => false }))).what).toBe("taken");
		});

		it("tells also what is no evidence, without keeping it", async () => {
			const store = await (await create()).open();
			const answer = makeAnswer(makeQuery(1), NOW, { outcome: "too_new" });
			const ticket = ticketOf(await store.flights.take(request()));

			await store.flights.land(ticket, ok(answer), "used", new Date(NOW.getTime() + 20));

			const landed = await store.flights.take(request(30, { since: NOW }));
			expect(landed).toEqual({ what: "landed", landing: ok(answer) });
			expect(await store.answers.find(question)).toBeUndefined();
		});

		it("goes to somebody else when its owner gives no sign of life, and the late answer is still kept", async () => {
			const store = await (await create()).open();
			const { flights, answers } = store;
			const first = ticketOf(await flights.take(request()));
			await flights.extend(first, new Date(NOW.getTime() + 5_000));
			expect((await flights.take(request(4_999))).what).toBe("busy");

			const second = ticketOf(await flights.take(request(5_000)));
			await flights.land(first, ok(makeAnswer(makeQuery(1), NOW)), "used", new Date(NOW.getTime() + 5_100));

			expect(second.fence).toBeGreaterThan(first.fence);
			expect(await answers.find(question)).toMatchObject({ askedAt: NOW.toISOString() });
			expect(await flights.asking(question, new Date(NOW.getTime() + 5_200))).toBe(true);
			const newer = makeAnswer(makeQuery(1), new Date(NOW.getTime() + 5_050));
			await flights.land(second, ok(newer), "used", new Date(NOW.getTime() + 5_300));
			await flights.land(first, ok(makeAnswer(makeQuery(1), NOW)), "used", new Date(NOW.getTime() + 5_400));
			expect(await answers.find(question)).toMatchObject({ askedAt: newer.askedAt });
		});

		it("is counted five times a day in China, whatever is given back in between", async () => {
			const { flights } = await (await create()).open();
			const steps = fc.array(fc.constantFrom("used" as const, "given_back" as const), { maxLength: 12 });
			let invoice = 0;

			await fc.assert(
				fc.asyncProperty(steps, async (ends) => {
					const about = { invoice: String(++invoice) };
					let used = 0;
					for (const [index, end] of ends.entries()) {
						const taken = await flights.take(request(index, about));
						expect(taken.what).toBe(used < 5 ? "taken" : "limit");
						if (taken.what !== "taken") continue;
						await flights.land(taken.ticket, err({ code: "no_supplier" }), end, new Date(NOW.getTime() + index));
						if (end === "used") used += 1;
						expect(await flights.used(about.invoice, "2026-11-22")).toBe(used);
					}
				}),
				{ numRuns: 15 },
			);
		});

		it("has no check left once the authority says so, until the next day in China", async () => {
			const { flights } = await (await create()).open();
			const limit = makeAnswer(makeQuery(1), NOW, { outcome: "limit" });

			await flights.land(ticketOf(await flights.take(request())), ok(limit), "all_used", NOW);

			expect(await flights.take(request(1_000))).toEqual({ what: "limit", used: 5 });
			// 16:00 UTC is midnight in China.
			expect((await flights.take(request(12 * 3_600_000 - 1))).what).toBe("limit");
			expect((await flights.take(request(12 * 3_600_000))).what).toBe("taken");
		});

		it("reserves one more check for another supplier as long as there is one", async () => {
			const { flights } = await (await create()).open();
			const ticket = ticketOf(await flights.take(request()));

			const reserved = [];
			for (let turn = 0; turn < 5; turn++) reserved.push(await flights.reserve(ticket));

			expect(reserved).toEqual([true, true, true, true, false]);
		});

		it("is forgotten when it is long over, and its count when the day is", async () => {
			const { flights } = await (await create()).open();
			await flights.land(ticketOf(await flights.take(request())), err({ code: "no_supplier" }), "used", NOW);

			await flights.trim(new Date(NOW.getTime() + 3_600_000));
			expect((await flights.take(request(3_600_000, { since: NOW }))).what).toBe("taken");
			expect(await flights.used(question.invoice, "2026-11-22")).toBe(2);
			await flights.trim(new Date(NOW.getTime() + 5 * 86_400_000));

			expect(await flights.used(question.invoice, "2026-11-22")).toBe(0);
		});
	});

	it("keeps answers as they came, until they are too old", async () => {
		const { flights, answers } = await (await create()).open();
		const answer = makeAnswer(makeQuery(1), NOW, { raw: '{"备注":"\\u0041 ’; drop table answers; --"}' });
		await flights.land(ticketOf(await flights.take(request())), ok(answer), "used", NOW);

		expect(await answers.find(question)).toEqual(answer);
		expect(await answers.find({ ...question, question: "other" })).toBeUndefined();
		expect(await answers.trim(NOW)).toBe(0);
		expect(await answers.trim(new Date(NOW.getTime() + 1))).toBe(1);
		expect(await answers.find(question)).toBeUndefined();
	});

	it("counts a supplier's failures in a row, also those that happen at once", async () => {
		const database = await create();
		const [one, two] = [await database.open(), await database.open()];

		await Promise.all(
			[one, two, one, two].map(({ suppliers }) => suppliers.fail("a", "upstream", NOW, (failures) => failures * 1_000)),
		);

		expect(await two.suppliers.list()).toEqual([
			{ id: "a", failures: 4, notBefore: new Date(NOW.getTime() + 4_000), reason: "upstream" },
		]);
		await one.suppliers.succeed("a");
		expect(await two.suppliers.list()).toEqual([]);
	});

	it("erases an invoice from answers and audit, and nothing else", async () => {
		const store = await (await create()).open({ now: () => NOW });
		const { invoice } = question;
		await store.flights.land(
			ticketOf(await store.flights.take(request())),
			ok(makeAnswer(makeQuery(1), NOW)),
			"used",
			NOW,
		);
		for (const about of [invoice, "26990000000000000002", invoice]) {
			await store.audit.append({ what: "check", keyId: "k", invoice: about, how: "asked", outcome: "match" });
		}

		expect(await store.erase(invoice, "admin")).toBe(2);

		expect(await store.answers.find(question)).toBeUndefined();
		const lines = await Array.fromAsync(store.audit.lines());
		expect(lines).toHaveLength(4);
		expect(lines.filter((line) => line.includes(invoice))).toEqual([]);
		expect(lines[1]).toContain("26990000000000000002");
		expect(await store.audit.verify()).toEqual({ ok: true, entries: 4, erased: 2 });
	});
});
