import { expect, test } from "vitest";

import { fen } from "#core/base/fen.ts";
import type { App, ListPage, ListQuery, RecordRow } from "#core/flows/app.ts";
import { PagedRows } from "#pwa/state/rows.ts";

const query: ListQuery = {
	text: "",
	where: "library",
	sort: "createdAt",
	direction: "down",
	offset: 0,
	limit: 100,
};

/** A library of `count` records whose alerts are 1 once everything was judged again, which takes `parts` calls. */
function makeLibrary(count: number, parts: number) {
	let left = parts;
	const asked: number[] = [];
	const app: Pick<App, "list" | "judgeSome"> = {
		async list({ offset, limit }): Promise<ListPage> {
			asked.push(offset);
			const rows = Array.from({ length: Math.min(limit, count - offset) }, (_, at) => rowOf(offset + at, left));
			const sums = { count, total: fen(0), tax: fen(0), all: count, needsPerson: 0, due: 0, changed: 0, trashed: 0 };
			return { rows, ...sums, near: [], judging: left };
		},
		judgeSome: async () => Math.max(0, --left),
	};
	return { app: app as App, asked }; // the part of the app that lists use
}

function rowOf(index: number, left: number): RecordRow {
	return {
		id: `r${index}`,
		forms: ["pdf"],
		authenticity: "unknown",
		state: "unknown",
		claimable: "unknown",
		why: { authenticity: "not_asked", claimable: "claim_authenticity_unknown" },
		sample: false,
		needsPerson: false,
		alerts: left > 0 ? 0 : 1,
		createdAt: "2026-11-20T02:00:00.000Z",
	};
}

test("a list fetches only the pieces that are looked at", async () => {
	const { app, asked } = makeLibrary(1000, 0);
	const rows = new PagedRows(app, query, () => undefined);

	await rows.want(0, 1);
	await rows.want(350, 420);

	expect(asked).toEqual([0, 300, 400]);
	expect(rows.row(410)?.id).toBe("r410");
	expect(rows.row(200)).toBeUndefined();
});

test("rows that are being judged again show at once as they were, and then as they are", async () => {
	const { app } = makeLibrary(10, 30);
	const seen: (number | undefined)[] = [];
	let clock = 0;
	const rows: PagedRows = new PagedRows(app, query, () => seen.push(rows.row(0)?.alerts), {
		now: () => (clock += 250),
	});

	await rows.want(0, 10);

	expect(seen[0]).toBe(0);
	expect(seen.at(-1)).toBe(1);
	expect(seen.length).toBeGreaterThan(3); // now and then in between
	expect(seen.length).toBeLessThan(20); // not with each part
	expect(rows.page?.judging).toBe(0);
});
