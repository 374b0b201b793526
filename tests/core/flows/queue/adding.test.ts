import { describe, expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import { digital, type Fields, unmarked, value } from "#tests/core/flows/support.ts";
import { idle, items, quick, until, withInvoices, withPaused } from "./support.ts";

describe("the queue", () => {
	test("does not add what waits there already, nor the same twice", async () => {
		const { app, ids } = await withPaused(2);

		expect(await app.enqueue([...ids, ...ids], "watch", quick)).toEqual(ok({ added: 0, already: 2, notAskable: 0 }));
		expect(await items(app)).toHaveLength(2);
	});

	test("says at once what cannot be asked, and why", async () => {
		const { app, ids, asked } = await withInvoices(1);
		const typed = async (fields: Fields) => value(await app.captureTyped(fields)).recordId;
		const bare = await typed(digital(2, { total: undefined, amount: undefined }));
		const real = await typed(unmarked(3));
		const fiscal = await typed({ kind: "fiscal", code: "99000000", number: "0000000018" });
		await app.trash(ids);

		const added = await app.enqueue([bare, real, fiscal, ...ids, "nowhere"], "library", quick);

		expect(added).toEqual(ok({ added: 0, already: 0, notAskable: 5 }));
		const reasons = new Map((await items(app)).map(({ recordId, state, reason }) => [recordId, [state, reason]]));
		expect(Object.fromEntries(reasons)).toEqual({
			[bare]: ["needs_person", "missing_fields"],
			[real]: ["needs_person", "sample_only"],
			[fiscal]: ["given_up", "unsupported_kind"],
		});
		expect(asked).toEqual([]);
	});

	test("gives up what is in the trash by then, and forgets what is gone", async () => {
		const { app, id, ids, asked } = await withPaused(2);

		await app.trash(ids);
		await app.erase(ids.slice(1));
		await app.steerQueue({ what: "resume" });
		await until(app, idle);

		expect((await items(app)).map(({ recordId, reason }) => [recordId, reason])).toEqual([[id, "trashed"]]);
		expect(asked).toEqual([]);
	});
});
