import { describe, expect, it } from "vitest";

import { err, ok } from "#core/base/result.ts";
import type { Outcome } from "#core/model/answer.ts";
import type { AskProblem } from "#core/providers/provider.ts";
import { onEveryDatabase } from "#tests/gateway/databases.ts";
import { checker, makeQuery, makeSupplier } from "./make.ts";
import { never, setUp, used } from "./set-up.ts";

onEveryDatabase("the check service and its suppliers", (create) => {
	describe("several suppliers", () => {
		it("are asked by rank, then by price, and only one that can", async () => {
			const order: string[] = [];
			const named = (id: string, more: Parameters<typeof makeSupplier>[0]) =>
				makeSupplier({
					id,
					reply: () => {
						order.push(id);
						return ok({ outcome: "auth" });
					},
					...more,
				});
			const { service } = await setUp(create, {
				suppliers: [
					named("last", { rank: 2 }),
					named("dear", { rank: 1, costFen: 20 }),
					named("unable", { rank: 0, supports: () => false }),
					named("cheap", { rank: 1, costFen: 10 }),
					named("unpriced", { rank: 1 }),
				],
			});

			await service.check(makeQuery(1), checker, { fresh: false }, never);

			expect(order).toEqual(["cheap", "dear", "unpriced", "last"]);
		});

		const replies: Record<string, readonly [Outcome | AskProblem, "next" | "stays", number]> = {
			"a wrong authorisation": ["auth", "next", 1],
			"being asked too often": ["rate_limited", "next", 1],
			"being shut out": ["blocked", "next", 1],
			"trouble at the bureau, after which a check may be used": ["upstream", "next", 2],
			"a kind it has not": ["unsupported", "next", 1],
			"nothing set up": [{ code: "not_set" }, "next", 1],
			"rubbish, after which a check may be used": [{ code: "bad_answer" }, "next", 2],
			"a status of its own trouble": [{ code: "http", status: 502 }, "next", 2],
			"a status that turns it away": [{ code: "http", status: 403 }, "next", 1],
			"no word in time": [{ code: "timeout" }, "stays", 1],
			"a line that broke": [{ code: "offline" }, "stays", 1],
			"a match": ["match", "stays", 1],
			"a mismatch": ["mismatch", "stays", 1],
			查无此票: ["not_found", "stays", 1],
			"the limit of the day": ["limit", "stays", 5],
			"wait until tomorrow": ["too_new", "stays", 1],
			"a malformed question": ["bad_input", "stays", 0],
			"words nobody knows": ["error", "stays", 1],
		};
		it.each(Object.entries(replies))("after %s: the next one or not", async (_, [reply, where, count]) => {
			const first = makeSupplier({
				id: "first",
				reply: () => (typeof reply === "string" ? ok({ outcome: reply }) : err(reply)),
			});
			const second = makeSupplier({ id: "second", rank: 2 });
			const { service, store } = await setUp(create, { suppliers: [second, first] });

			const end = await service.check(makeQuery(1), checker, { fresh: false }, never);

			expect(first.asked).toHaveLength(1);
			expect(second.asked).toHaveLength(where === "next" ? 1 : 0);
			if (where === "next") expect(end).toMatchObject({ ok: true, value: { answer: { provider: "second" } } });
			expect(Math.min(5, await used(store, 1))).toBe(count);
		});

		it("asks the next one when no connection came about, and that costs no check", async () => {
			const refused = Object.assign(new TypeError("fetch failed"), {
				cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }),
			});
			const first = makeSupplier({
				id: "first",
				reply: async (_, deps) => {
					await deps.fetch("http://supplier.invalid/").catch(() => undefined);
					return err({ code: "offline" });
				},
			});
			const second = makeSupplier({ id: "second", rank: 2 });
			const { service, store } = await setUp(create, {
				suppliers: [first, second],
				fetch: () => Promise.reject(refused),
			});

			expect(await service.check(makeQuery(1), checker, { fresh: false }, never)).toMatchObject({ ok: true });

			expect(await used(store, 1)).toBe(1);
		});

		it("does not use up more than the day has while it goes from one to the other", async () => {
			const suppliers = Array.from({ length: 7 }, (_, rank) =>
				makeSupplier({ id: `s${rank}`, rank, reply: () => err({ code: "http", status: 500 }) }),
			);
			const { service, store } = await setUp(create, { suppliers });

			const end = await service.check(makeQuery(1), checker, { fresh: false }, never);

			expect(end).toEqual(err({ code: "daily_limit", used: 5 }));
			expect(suppliers.filter(({ asked }) => asked.length > 0)).toHaveLength(5);
			expect(await used(store, 1)).toBe(5);
		});

		it("tells what the bureau said when nobody has an answer, but nothing of our own account", async () => {
			const account = makeSupplier({ id: "a", reply: () => ok({ outcome: "auth", message: "余额不足" }) });
			const bureau = makeSupplier({ id: "b", reply: () => ok({ outcome: "upstream", message: "税局系统维护" }) });
			const { service } = await setUp(create, { suppliers: [bureau, account] });
			const poor = await setUp(create, { suppliers: [account] });

			expect(await service.check(makeQuery(1), checker, { fresh: false }, never)).toMatchObject({
				ok: true,
				value: { answer: { outcome: "upstream", message: "税局系统维护" } },
			});
			expect(await poor.service.check(makeQuery(2), checker, { fresh: false }, never)).toEqual(
				err({ code: "no_supplier" }),
			);
		});

		it("leaves one alone that wants to be asked less, in all processes, and returns to it", async () => {
			let busy = true;
			const supplier = makeSupplier({ reply: () => ok({ outcome: busy ? "rate_limited" : "match" }) });
			const { service, open, database, later, store } = await setUp(create, { suppliers: [supplier] });
			const other = open(await database.open());

			const first = await service.check(makeQuery(1), checker, { fresh: false }, never);
			const second = await other.check(makeQuery(2), checker, { fresh: false }, never);
			busy = false;
			later(5_000);
			const third = await other.check(makeQuery(2), checker, { fresh: false }, never);

			expect(first).toEqual(err({ code: "no_supplier", retryAfterMs: 5_000 }));
			expect(second).toEqual(err({ code: "no_supplier", retryAfterMs: 5_000 }));
			expect(third).toMatchObject({ ok: true });
			expect(supplier.asked).toHaveLength(2);
			expect(await used(store, 2)).toBe(1);
			expect(await store.suppliers.list()).toEqual([]);
		});

		it("leaves a shaky one alone only after several failures in a row", async () => {
			const supplier = makeSupplier({ reply: () => err({ code: "timeout" }) });
			const { service } = await setUp(create, { suppliers: [supplier] });

			for (let n = 1; n <= 5; n++) await service.check(makeQuery(n), checker, { fresh: false }, never);

			expect(supplier.asked).toHaveLength(3);
		});
	});

	describe("whom to ask", () => {
		it("asks a sample supplier about samples only, and about samples nobody else", async () => {
			const sample = makeSupplier({ id: "sample", sample: true });
			const real = makeSupplier({ id: "real", sample: false });
			const { service } = await setUp(create, { suppliers: [sample, real] });
			const realQuery = makeQuery(1, { number: "26312000000000000001" });

			await service.check(makeQuery(1), checker, { fresh: false }, never);
			await service.check(realQuery, checker, { fresh: false }, never);

			expect(sample.asked).toEqual([makeQuery(1).number]);
			expect(real.asked).toEqual([realQuery.number]);
		});

		it("tells a kind nobody takes, and that nobody is there", async () => {
			const { service } = await setUp(create, { suppliers: [makeSupplier({ supports: () => false })] });
			const alone = await setUp(create, { suppliers: [] });

			expect(await service.check(makeQuery(1), checker, { fresh: false }, never)).toEqual(
				err({ code: "unsupported_kind", kind: "digital_ordinary" }),
			);
			expect(await alone.service.check(makeQuery(1), checker, { fresh: false }, never)).toEqual(
				err({ code: "no_supplier" }),
			);
		});
	});
});
