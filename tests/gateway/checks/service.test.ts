import { describe, expect, it } from "vitest";

import { err, ok } from "#core/base/result.ts";
import { type Outcome, outcomes } from "#core/model/answer.ts";
import { questionOf } from "#gateway/checks/question.ts";
import { onEveryDatabase } from "#tests/gateway/databases.ts";
import { checker, makeQuery, makeSupplier } from "./make.ts";
import { gate, never, reader, START, setUp, used } from "./set-up.ts";

onEveryDatabase("the check service", (create) => {
	describe("one question at a time", () => {
		it("makes one call when 200 clients ask for the same new invoice at once", async () => {
			const supplier = makeSupplier();
			const { service, store } = await setUp(create, { suppliers: [supplier] });

			const ends = await Promise.all(
				Array.from({ length: 200 }, () => service.check(makeQuery(1), checker, { fresh: false }, never)),
			);

			expect(supplier.asked).toHaveLength(1);
			expect(ends.map((end) => end.ok && end.value.how).toSorted()).toEqual(["asked", ...Array(199).fill("joined")]);
			expect(new Set(ends.map((end) => end.ok && end.value.answer)).size).toBe(1);
			expect(await used(store, 1)).toBe(1);
			expect(await store.audit.verify()).toEqual({ ok: true, entries: 200, erased: 0 });
		});

		it("asks about many invoices by turns, never more than a hundred at once", async () => {
			let open = 0;
			let most = 0;
			const supplier = makeSupplier({
				reply: async () => {
					most = Math.max(most, ++open);
					await new Promise((resolve) => setImmediate(resolve));
					open -= 1;
					return ok({});
				},
			});
			const { service } = await setUp(create, { suppliers: [supplier] });

			const ends = await Promise.all(
				Array.from({ length: 250 }, (_, n) => service.check(makeQuery(n), checker, { fresh: false }, never)),
			);

			expect(ends.every(({ ok }) => ok)).toBe(true);
			expect(supplier.asked).toHaveLength(250);
			expect(most).toBeLessThanOrEqual(100);
		});

		it("makes one call when the 200 ask through two processes", async () => {
			const supplier = makeSupplier({
				reply: async () => {
					await new Promise((resolve) => setTimeout(resolve, 50));
					return ok({});
				},
			});
			const { service, open, database, store } = await setUp(create, { suppliers: [supplier] });
			const services = [service, open(await database.open())];

			const ends = await Promise.all(
				Array.from({ length: 200 }, (_, n) =>
					services[n % 2]?.check(makeQuery(1), checker, { fresh: n % 3 === 0 }, never),
				),
			);

			expect(supplier.asked).toHaveLength(1);
			expect(ends.every((end) => end?.ok === true)).toBe(true);
			expect(ends.filter((end) => end?.ok && end.value.how === "asked")).toHaveLength(1);
			expect(await used(store, 1)).toBe(1);
		});

		it("goes on when every caller has gone, and keeps what was paid for", async () => {
			const answering = gate();
			const asked = gate();
			const supplier = makeSupplier({
				reply: async () => {
					asked.resolve();
					await answering.promise;
					return ok({});
				},
			});
			const { service, store } = await setUp(create, { suppliers: [supplier] });
			const caller = new AbortController();

			const going = service.check(makeQuery(1), checker, { fresh: false }, caller.signal);
			await asked.promise;
			caller.abort();
			expect(await going).toEqual(err({ code: "aborted" }));
			answering.resolve();
			await service.drain();

			expect(await store.answers.find(questionOf(makeQuery(1)))).toMatchObject({ outcome: "match" });
			expect(await Array.fromAsync(store.audit.lines())).toHaveLength(1);
		});

		it("takes a question over from a process that died, once its lease has run out", async () => {
			const { service, store, later } = await setUp(create);
			const now = START;
			await store.flights.take({ ...questionOf(makeQuery(1)), now, since: now, leaseMs: 15_000 });

			const waiting = service.check(makeQuery(1), checker, { fresh: false }, never);
			await new Promise((resolve) => setTimeout(resolve, 60));
			later(15_000);

			expect(await waiting).toMatchObject({ ok: true, value: { how: "asked" } });
			expect(await used(store, 1)).toBe(2);
		});

		it("begins nothing new while it drains, but still gives what is kept", async () => {
			const supplier = makeSupplier();
			const { service } = await setUp(create, { suppliers: [supplier] });
			await service.check(makeQuery(1), checker, { fresh: false }, never);

			await service.drain();

			expect(await service.check(makeQuery(1), checker, { fresh: false }, never)).toMatchObject({ ok: true });
			expect(await service.check(makeQuery(2), checker, { fresh: false }, never)).toMatchObject({
				error: { code: "no_supplier", retryAfterMs: expect.any(Number) },
			});
			expect(supplier.asked).toHaveLength(1);
		});
	});

	describe("what is kept", () => {
		it.each<[string, Outcome, "normal" | "red_full", number, boolean]>([
			["a match stands for a day", "match", "normal", 23, true],
			["and is asked again after it, since it may be red-inked", "match", "normal", 25, false],
			["a fully red one is final", "match", "red_full", 24 * 400, true],
			["查无此票 may not be filed yet", "not_found", "normal", 13, false],
			["不一致 stays while the question does", "mismatch", "normal", 24 * 29, true],
			["next day's answers are no evidence", "too_new", "normal", 1, false],
		])("%s", async (_, outcome, state, hours, kept) => {
			const supplier = makeSupplier({ reply: () => ok({ outcome, state }) });
			const { service, later } = await setUp(create, { suppliers: [supplier] });

			const first = await service.check(makeQuery(1), checker, { fresh: false }, never);
			later(hours * 3_600_000);
			const second = await service.check(makeQuery(1), checker, { fresh: false }, never);

			expect(first).toMatchObject({ ok: true, value: { how: "asked", ageMs: 0 } });
			expect(second).toMatchObject({ ok: true, value: { how: kept ? "kept" : "asked" } });
			if (second.ok && kept) expect(second.value.ageMs).toBe(hours * 3_600_000);
			expect(supplier.asked).toHaveLength(kept ? 1 : 2);
		});

		it("is passed over by one who wants a new answer, and the new one is kept", async () => {
			const supplier = makeSupplier();
			const { service, later } = await setUp(create, { suppliers: [supplier] });
			await service.check(makeQuery(1), checker, { fresh: false }, never);
			later(1_000);

			const fresh = await service.check(makeQuery(1), checker, { fresh: true }, never);
			const kept = await service.check(makeQuery(1), checker, { fresh: false }, never);

			expect(fresh).toMatchObject({ value: { how: "asked", ageMs: 0 } });
			expect(kept).toMatchObject({ value: { how: "kept", ageMs: 0 } });
			expect(supplier.asked).toHaveLength(2);
		});

		it("answers only the very same question", async () => {
			const supplier = makeSupplier();
			const { service } = await setUp(create, { suppliers: [supplier] });

			await service.check(makeQuery(1), checker, { fresh: false }, never);
			const other = await service.check(makeQuery(1, { checkValue: "100.01" }), checker, { fresh: false }, never);

			expect(other).toMatchObject({ value: { how: "asked" } });
		});

		it("is all a reader gets, also when he wants a new one", async () => {
			const supplier = makeSupplier();
			const { service } = await setUp(create, { suppliers: [supplier] });

			const before = await service.check(makeQuery(1), reader, { fresh: false }, never);
			await service.check(makeQuery(1), checker, { fresh: false }, never);
			const after = await service.check(makeQuery(1), reader, { fresh: true }, never);

			expect(before).toEqual(err({ code: "not_allowed" }));
			expect(after).toMatchObject({ ok: true, value: { how: "kept" } });
			expect(supplier.asked).toHaveLength(1);
		});

		it("is told from memory without the database, is recorded all the same, and stands no longer for it", async () => {
			const supplier = makeSupplier();
			const { open, store, later, events } = await setUp(create, { suppliers: [supplier], frontMs: 60_000 });
			const service = open({
				...store,
				answers: { ...store.answers, find: () => Promise.reject(new Error("no look")) },
			});
			const first = await service.check(makeQuery(1), checker, { fresh: false }).catch(() => "no look");
			const asked = await service.check(makeQuery(1), checker, { fresh: true });
			later(1_000);

			const kept = await service.check(makeQuery(1), checker, { fresh: false });
			const read = await service.check(makeQuery(1), reader, { fresh: true });
			later(25 * 3_600_000);
			const old = await service.check(makeQuery(1), reader, { fresh: false });

			expect(first).toBe("no look"); // nothing was in memory yet
			expect(asked).toMatchObject({ ok: true, value: { how: "asked" } });
			expect([kept, read]).toMatchObject(Array(2).fill({ ok: true, value: { how: "kept", ageMs: 1_000 } }));
			expect(old).toEqual(err({ code: "not_allowed" }));
			expect(supplier.asked).toHaveLength(1);
			expect(events.filter((event) => event.what === "checked")).toHaveLength(4);
			expect(await store.audit.verify()).toEqual({ ok: true, entries: 4, erased: 0 });
		});

		it("by another process is seen once the moment in memory is over", async () => {
			const supplier = makeSupplier();
			const { service, open, database, later } = await setUp(create, { suppliers: [supplier] });
			const other = open(await database.open());
			await service.check(makeQuery(1), checker, { fresh: false }, never);
			later(5_000);

			await other.check(makeQuery(1), checker, { fresh: true }, never);

			expect(await service.check(makeQuery(1), checker, { fresh: false }, never)).toMatchObject({
				value: { ageMs: 0 },
			});
		});
	});

	describe("five checks a day", () => {
		it("are counted over all processes, and the sixth is not asked", async () => {
			const supplier = makeSupplier({ reply: () => ok({ outcome: "pending" }) });
			const { service, open, database, later } = await setUp(create, { suppliers: [supplier] });
			const other = open(await database.open());

			const ends = [];
			for (const each of [service, other, service, other, service, other]) {
				later(1_000);
				ends.push(await each.check(makeQuery(1), checker, { fresh: true }, never));
			}

			expect(ends.map((end) => (end.ok ? "answer" : end.error.code))).toEqual([
				...Array(5).fill("answer"),
				"daily_limit",
			]);
			expect(supplier.asked).toHaveLength(5);
			later(24 * 3_600_000);
			expect(await service.check(makeQuery(1), checker, { fresh: true }, never)).toMatchObject({ ok: true });
		});

		const NOT_REACHED = [
			"auth",
			"rate_limited",
			"bad_input",
			"unsupported",
			"blocked",
			"captcha_wrong",
			"captcha_expired",
		];
		it.each(
			outcomes.map((outcome) => [outcome, NOT_REACHED.includes(outcome) ? 0 : outcome === "limit" ? 5 : 1] as const),
		)("after %s %i are used", async (outcome, expected) => {
			const { service, store } = await setUp(create, { suppliers: [makeSupplier({ reply: () => ok({ outcome }) })] });

			await service.check(makeQuery(1), checker, { fresh: false }, never);

			expect(Math.min(5, await used(store, 1))).toBe(expected);
		});
	});

	it("records who asked what and what came of it, an unanswered question too", async () => {
		const { service, store } = await setUp(create);
		await service.check(makeQuery(1), reader, { fresh: false }, never);
		await service.check(makeQuery(1), checker, { fresh: false }, never);

		const contents = (await Array.fromAsync(store.audit.lines())).map((line) => JSON.parse(JSON.parse(line).content));

		const invoice = makeQuery(1).number;
		expect(contents).toMatchObject([
			{ what: "check", keyId: "key-2", invoice, problem: "not_allowed" },
			{ what: "check", keyId: "key-1", invoice, how: "asked", outcome: "match", state: "normal", supplier: "a" },
		]);
	});

	it("lets those who wait go when a supplier's code throws, and asks anew the next time", async () => {
		let broken = true;
		const supplier = makeSupplier({
			reply: () => {
				if (broken) throw new Error("a bug");
				return ok({});
			},
		});
		const { service, later } = await setUp(create, { suppliers: [supplier] });

		await expect(service.check(makeQuery(1), checker, { fresh: false }, never)).rejects.toThrow("a bug");
		broken = false;
		later(1);

		expect(await service.check(makeQuery(1), checker, { fresh: false }, never)).toMatchObject({ ok: true });
	});

	it("tells an observer how long it took and how it ended, and nothing of the invoice", async () => {
		const { service, events } = await setUp(create);
		await service.check(makeQuery(1), checker, { fresh: false }, never);

		expect(events).toMatchObject([
			{ what: "asked", supplier: "a", end: "match" },
			{ what: "checked", how: "asked", end: "match" },
		]);
		expect(JSON.stringify(events)).not.toContain(makeQuery(1).number);
	});
});
