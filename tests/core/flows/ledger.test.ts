import { describe, expect, test } from "vitest";
import { nodePlatform } from "#cli/platform.ts";
import { fen } from "#core/base/fen.ts";
import { err, ok, type Result } from "#core/base/result.ts";
import type { App } from "#core/flows/app.ts";
import { createApp } from "#core/flows/create-app.ts";
import type { AppVault } from "#core/flows/deps.ts";
import type { LedgerChoice, LedgerProgress } from "#core/flows/ledger/app.ts";
import type { WayBack } from "#core/flows/undo/app.ts";
import { ledgerBudget, readBook } from "#core/readers/ledger/read-book.ts";
import { livesSince } from "#core/sync/bundle.ts";
import { born } from "#tests/core/sync/make.ts";
import { captureOne, digital, everything, type Fake, file, makeApp, makeReading, value } from "./support.ts";

const HEAD = "票种,数电发票号码,开票日期,价税合计,销方名称";
const line = (serial: number, total = "1130.00") =>
	`数电普票,${digital(serial).number},2026-09-14,${total},演示商贸${serial}有限公司`;

async function withLedgers(): Promise<Fake> {
	return makeApp({
		readLedger: (bytes, signal) =>
			readBook(bytes, { budget: ledgerBudget, signal, deadline: Number.POSITIVE_INFINITY, platform: nodePlatform }),
	});
}

async function open({ app }: Fake, text: string, job = "ledger") {
	const opened = value(await app.openLedger(job, file(text, "进项台账.csv")));
	const sheet = opened.sheets[opened.best];
	if (!sheet) throw new Error("no sheet");
	const { columns, digitalKind } = sheet;
	const choice: LedgerChoice = { sheet: opened.best, columns, ...(digitalKind && { digitalKind }) };
	return { sheet, choice };
}

const range = { offset: 0, limit: 100 };
const csv = (...lines: string[]) => [HEAD, ...lines].join("\n");

test("a ledger is shown before it is imported: what is asked about each row, or what is missing", async () => {
	const fake = await withLedgers();
	const { sheet, choice } = await open(
		fake,
		csv(line(1), line(2, ""), "数电普票,2.6992E+19,2026-09-14,113.00,演示", line(1)),
	);

	const view = await fake.app.viewLedger("ledger", choice, range);

	expect(sheet).toMatchObject({ rows: 4, remembered: false, byLine: false });
	expect(sheet.examples[4]?.[0]).toBe("演示商贸1有限公司");
	expect(view).toMatchObject({
		counts: { ready: 1, lacking: 1, left_out: 2 },
		known: 0,
		damaged: 1,
		repeated: 1,
		count: 4,
	});
	expect(view?.rows.map(({ row, state }) => [row, state])).toEqual([
		[2, "ready"],
		[3, "lacking"],
		[4, "left_out"],
		[5, "left_out"],
	]);
	expect(view?.rows[0]?.ask).toMatchObject({ number: digital(1).number, checkValue: "1130.00" });
	expect(view?.rows[1]?.missing).toEqual(["total"]);
	expect((await fake.app.list(everything)).all).toBe(0);
	const only = await fake.app.viewLedger("ledger", choice, { ...range, only: "left_out" });
	expect(only?.rows.map(({ row }) => row)).toEqual([4, 5]);
});

test("rows become records, and what can be asked goes into the queue", async () => {
	const fake = await withLedgers();
	await fake.app.steerQueue({ what: "pause" }); // what an answer brings is not looked at here
	const { choice } = await open(fake, csv(line(1), line(2), line(3, "")));
	const reports: LedgerProgress[] = [];

	const done = value(await fake.app.importLedger("ledger", choice, { ask: true }, (one) => reports.push(one)));

	expect(done).toMatchObject({ new: 3, known: 0, leftOut: 0, cancelled: false, queue: { added: 2, notAskable: 1 } });
	expect(reports.at(-1)).toEqual({ done: 3, total: 3 });
	const { items } = await fake.app.queuePage({ offset: 0, limit: 10 });
	expect(items.map(({ item }) => item.from)).toEqual(["ledger", "ledger", "ledger"]);
	const [row] = (await fake.app.list(everything)).rows;
	expect(row).toMatchObject({ forms: ["ledger"], sample: true });
	const view = await fake.app.view(row?.id ?? "");
	expect(view?.invoice.sources.number).toBe("ledger");
	expect(view?.originals).toEqual([]);
});

test("without asking nothing is queued", async () => {
	const fake = await withLedgers();
	const { choice } = await open(fake, csv(line(1)));

	expect(value(await fake.app.importLedger("ledger", choice, { ask: false }, () => undefined)).queue).toBeUndefined();
	expect((await fake.app.queuePage({ offset: 0, limit: 10 })).count).toBe(0);
});

test("a row of an invoice that is here already is one more source of it, and the file keeps the word", async () => {
	const fake = await withLedgers();
	fake.files.set("pdf", ok([makeReading(digital(1))]));
	const kept = await captureOne(fake.app, file("pdf"));
	const { choice } = await open(fake, csv(line(1, "1310.00")));
	expect(await fake.app.viewLedger("ledger", choice, range)).toMatchObject({
		known: 1,
		rows: [{ known: kept.recordId }],
	});

	const done = value(await fake.app.importLedger("ledger", choice, { ask: false }, () => undefined));

	expect(done).toMatchObject({ new: 0, known: 1 });
	expect((await fake.app.list(everything)).all).toBe(1);
	const view = await fake.app.view(kept.recordId);
	expect(view?.invoice.fields.total).toBe(113_000);
	expect(view?.row.forms).toEqual(["pdf", "ledger"]);
	expect(view?.invoice.contradictions.map(({ field, values }) => [field, values.map(({ source }) => source)])).toEqual([
		["total", ["text", "ledger"]],
	]);
});

test("importing the same ledger twice changes nothing, a newer one replaces its own word", async () => {
	const fake = await withLedgers();
	const importing = async (text: string) => {
		const { choice } = await open(fake, text);
		return value(await fake.app.importLedger("ledger", choice, { ask: false }, () => undefined));
	};
	await importing(csv(line(1, "1310.00")));
	const [row] = (await fake.app.list(everything)).rows;

	expect(await importing(csv(line(1, "1310.00")))).toMatchObject({ new: 0, known: 1 });
	expect((await fake.app.view(row?.id ?? ""))?.events).toHaveLength(1);
	await importing(csv(line(1)));

	const view = await fake.app.view(row?.id ?? "");
	expect(view?.invoice.fields.total).toBe(113_000);
	expect(view?.invoice.contradictions).toEqual([]);
});

test("whoever types puts a ledger right", async () => {
	const fake = await withLedgers();
	const { choice } = await open(fake, csv(line(1, "1310.00")));
	value(await fake.app.importLedger("ledger", choice, { ask: false }, () => undefined));
	const id = (await fake.app.list(everything)).rows[0]?.id ?? "";

	value(await fake.app.completeTyped(id, { total: fen(113_000) }));

	const view = await fake.app.view(id);
	expect(view?.invoice.fields.total).toBe(113_000);
	expect(view?.invoice.contradictions).toEqual([]);
});

test("what a person chose for columns is there the next time, and only for columns of these names", async () => {
	const fake = await withLedgers();
	const text = "单号,日期,数额\n26990000000000000018,2026-09-14,113.00";
	const named = "单号,发票号码,开票日期,数额\n1,26990000000000000018,2026-09-14,113.00";
	const first = await open(fake, named);
	expect(first.choice.columns).toEqual([undefined, "number", "issuedOn", undefined]);
	const columns = [undefined, "number", "issuedOn", "total"] as const;
	const choice = { ...first.choice, columns, digitalKind: "digital_special" as const };
	value(await fake.app.importLedger("ledger", choice, { ask: false }, () => undefined));

	const again = await open(fake, named, "again");

	expect(again.sheet).toMatchObject({ columns, digitalKind: "digital_special", remembered: true });
	expect((await open(fake, text, "other")).sheet.remembered).toBe(false);
	const [row] = (await fake.app.list(everything)).rows;
	expect(row).toMatchObject({ kind: "digital_special", total: 11_300 });
});

test("a ledger that is stopped keeps what is done, and one that is closed is gone", async () => {
	const fake = await withLedgers();
	const { choice } = await open(fake, csv(...Array.from({ length: 250 }, (_, serial) => line(serial + 1))));

	const stopped = await fake.app.importLedger("ledger", choice, { ask: true }, () => void fake.app.cancel("ledger"));

	expect(value(stopped)).toMatchObject({ new: 100, cancelled: true, queue: { added: 100 } });
	await fake.app.closeLedger("ledger");
	expect(await fake.app.viewLedger("ledger", choice, range)).toBeUndefined();
	expect(await fake.app.importLedger("ledger", choice, { ask: true }, () => undefined)).toEqual({
		ok: false,
		error: { code: "no_ledger" },
	});
});

describe("an import that is taken back", () => {
	/** Imports these rows and gives what came of it. */
	async function importing(fake: Fake, ask: boolean, ...rows: string[]) {
		const { choice } = await open(fake, csv(...rows));
		return value(await fake.app.importLedger("ledger", choice, { ask }, () => undefined));
	}
	const here = async ({ app }: Fake) => (await app.list(everything)).rows;
	const trash = async ({ app }: Fake) => (await app.list({ ...everything, where: "trash" })).rows;

	test("puts what it brought into the trash and leaves the rest alone", async () => {
		const fake = await withLedgers();
		await importing(fake, false, line(1));
		const { undo } = await importing(fake, false, line(1), line(2), line(3));

		value(await fake.app.undo(undo));

		expect((await here(fake)).map(({ number }) => number)).toEqual([digital(1).number]);
		expect(await trash(fake)).toHaveLength(2);
		expect(await fake.app.undo(undo)).toEqual(err({ code: "changed_since" }));
		expect((await fake.app.checkHealth("h", () => undefined))?.damaged).toEqual([]);
	});

	const later: readonly [string, (app: App, ids: readonly string[]) => Promise<Result<{ undo: WayBack }>>][] = [
		["claimed", (app, ids) => app.setClaimed(ids, true)],
		["filed", (app, ids) => app.label(ids, { category: "差旅" })],
		["tagged", (app, ids) => app.label(ids, { addTags: ["重要"] })],
		["annotated", (app, ids) => app.label(ids, { note: "问过客户" })],
		["typed into", (app, [id = ""]) => app.completeTyped(id, { remark: "演示" })],
	];
	test.each(later)("changes nothing where one of them was %s since, until that is taken back", async (_, change) => {
		const fake = await withLedgers();
		const { undo } = await importing(fake, false, line(1), line(2));
		const [one] = await here(fake);
		const since = value(await change(fake.app, [one?.id ?? ""]));

		expect([await fake.app.canUndo(undo), await fake.app.undo(undo)]).toEqual([false, err({ code: "changed_since" })]);
		expect(await here(fake)).toHaveLength(2);

		value(await fake.app.undo(since.undo));
		value(await fake.app.undo(undo));
		expect(await here(fake)).toEqual([]);
	});

	test("goes to the trash with what the authority has answered since, which comes back with it", async () => {
		const fake = await withLedgers();
		const { undo } = await importing(fake, false, line(1), line(2));
		const [one] = await here(fake);
		const id = one?.id ?? "";
		await fake.app.verify("v", id, { fresh: true });
		const answers = async () => (await fake.app.view(id))?.answers;
		const told = await answers();
		expect(told).toHaveLength(1);

		value(await fake.app.undo(undo));

		expect(await trash(fake)).toHaveLength(2);
		expect(await answers()).toEqual(told);
	});

	test("leaves what was said of an invoice whose file was given since", async () => {
		const fake = await withLedgers();
		const { undo } = await importing(fake, false, line(1, "1310.00"));
		fake.files.set("pdf", ok([makeReading(digital(1))]));
		const { recordId } = await captureOne(fake.app, file("pdf"));
		value(await fake.app.setClaimed([recordId], true));

		value(await fake.app.undo(undo));

		expect(await here(fake)).toMatchObject([{ forms: ["pdf"], total: 113_000, claimedAt: expect.anything() }]);
	});

	test("takes its word out of what was here before, which says again what it said", async () => {
		const fake = await withLedgers();
		fake.files.set("pdf", ok([makeReading(digital(1))]));
		const { recordId } = await captureOne(fake.app, file("pdf"));
		const look = async () => {
			const view = await fake.app.view(recordId);
			return { row: view?.row, invoice: view?.invoice, verdict: view?.verdict };
		};
		const before = await look();
		const first = await importing(fake, false, line(1, "1310.00"));
		const between = await look();
		fake.advance(60_000);
		const second = await importing(fake, false, line(1, "1311.00"));
		expect(between.invoice?.contradictions).toHaveLength(1);

		value(await fake.app.undo(second.undo));
		expect(await look()).toEqual(between);
		value(await fake.app.undo(first.undo));
		expect(await look()).toEqual(before);

		await importing(fake, false, line(1, "1310.00"));
		expect(await look()).toEqual(between);
	});

	test("leaves what an earlier import said that nobody took back, though a later one said the same", async () => {
		const fake = await withLedgers();
		await importing(fake, false, line(1, "1310.00"));
		fake.advance(60_000);
		const second = await importing(fake, false, line(1, "1311.00"));
		fake.advance(60_000);
		const third = await importing(fake, false, line(1, "1310.00"));

		value(await fake.app.undo(third.undo));
		expect(await here(fake)).toMatchObject([{ total: 131_100 }]);
		value(await fake.app.undo(second.undo));
		expect(await here(fake)).toMatchObject([{ total: 131_000 }]);
	});

	test("can be kept once more though the clock was put back since, and taken back again", async () => {
		const fake = await withLedgers();
		fake.files.set("pdf", ok([makeReading(digital(1))]));
		const { recordId } = await captureOne(fake.app, file("pdf"));
		const contradictions = async () => (await fake.app.view(recordId))?.invoice.contradictions.length;
		fake.advance(3_600_000);
		value(await fake.app.undo((await importing(fake, false, line(1, "1310.00"))).undo));
		fake.advance(-3_600_000);

		const again = await importing(fake, false, line(1, "1310.00"));
		expect(await contradictions()).toBe(1);
		value(await fake.app.undo(again.undo));
		expect(await contradictions()).toBe(0);
	});

	test("goes also where a category was given to one of them and taken away by hand", async () => {
		const fake = await withLedgers();
		const { undo } = await importing(fake, false, line(1));
		const ids = (await here(fake)).map(({ id }) => id);
		value(await fake.app.label(ids, { category: "差旅" }));
		value(await fake.app.label(ids, { category: "" }));

		value(await fake.app.undo(undo));
		expect(await here(fake)).toEqual([]);
	});

	test("leaves an invoice whose file was given since, without the row", async () => {
		const fake = await withLedgers();
		const { undo } = await importing(fake, false, line(1, "1310.00"));
		fake.files.set("pdf", ok([makeReading(digital(1))]));
		await captureOne(fake.app, file("pdf"));

		value(await fake.app.undo(undo));

		expect(await here(fake)).toMatchObject([{ forms: ["pdf"], total: 113_000 }]);
		expect(await trash(fake)).toEqual([]);
	});

	test("puts back into the trash what it had brought out of it", async () => {
		const fake = await withLedgers();
		await importing(fake, false, line(1));
		value(await fake.app.trash((await here(fake)).map(({ id }) => id)));
		const before = await trash(fake);
		fake.advance(60_000);
		const { undo } = await importing(fake, false, line(1, "1310.00"));
		expect(await here(fake)).toMatchObject([{ total: 131_000 }]);

		value(await fake.app.undo(undo));

		expect(await trash(fake)).toEqual(before);
	});

	test("changes nothing where one of them was deleted since", async () => {
		const fake = await withLedgers();
		const { undo } = await importing(fake, false, line(1), line(2));
		const [one] = await here(fake);
		value(await fake.app.trash([one?.id ?? ""]));

		expect([await fake.app.canUndo(undo), await fake.app.undo(undo)]).toEqual([false, err({ code: "changed_since" })]);
		expect(await here(fake)).toHaveLength(1);
	});

	test("says which questions it put into the queue", async () => {
		const fake = await withLedgers();
		await fake.app.steerQueue({ what: "pause" });
		const first = await importing(fake, true, line(1));
		const second = await importing(fake, true, line(1), line(2));

		const [one, two] = [1, 2].map((serial) => digital(serial).number);
		const rows = await here(fake);
		const numbersOf = (ids: readonly string[]) => ids.map((id) => rows.find((row) => row.id === id)?.number);
		expect([numbersOf(first.queued), numbersOf(second.queued)]).toEqual([[one], [two]]);
	});

	/** 数电纸质发票 have two names: one row has that of the paper, another both. */
	const HEAD_OF_BOTH = "票种,发票代码,发票号码,数电发票号码,开票日期,价税合计,销方名称";
	const paperRow = "数电纸质普票,011002600111,12345678,,2026-09-14,1130.00,演示";
	const bothRow = `数电纸质普票,011002600111,12345678,${digital(9_001).number},2026-09-14,1130.00,演示`;
	/** As many others as fill a write. */
	const others = Array.from(
		{ length: 100 },
		(_, serial) => `数电普票,,,${digital(serial + 1).number},2026-09-14,1130.00,演示商贸${serial}有限公司`,
	);

	test.each([
		["in one write", [paperRow, bothRow]],
		["in two", [paperRow, ...others, bothRow]],
	])("goes back where two rows are of one invoice, kept %s", async (_, rows) => {
		const fake = await withLedgers();
		const { choice } = await open(fake, [HEAD_OF_BOTH, ...rows].join("\n"));
		const { undo } = value(await fake.app.importLedger("ledger", choice, { ask: false }, () => undefined));
		expect(await here(fake)).toHaveLength(Math.min(rows.length - 1, 100));

		expect(await fake.app.canUndo(undo)).toBe(true);
		value(await fake.app.undo(undo));

		expect(await here(fake)).toEqual([]);
		expect((await fake.app.list({ ...everything, where: "trash" })).count).toBe(rows.length - 1);
	});

	test.each([
		["in one write", [paperRow, bothRow, ...others.slice(0, 1)]],
		["in two", [paperRow, ...others, bothRow]],
	])("goes back but for two records that its rows made one, kept %s", async (_, rows) => {
		const fake = await withLedgers();
		fake.files.set("pdf", ok([makeReading(digital(9_001))]));
		const { recordId } = await captureOne(fake.app, file("pdf"));
		const { choice } = await open(fake, [HEAD_OF_BOTH, ...rows].join("\n"));
		const { undo } = value(await fake.app.importLedger("ledger", choice, { ask: false }, () => undefined));

		expect(await fake.app.canUndo(undo)).toBe(true);
		value(await fake.app.undo(undo));

		expect((await here(fake)).map(({ id }) => id)).toEqual([recordId]);
		expect((await fake.app.list({ ...everything, where: "trash" })).count).toBe(rows.length - 2);
	});

	test.each([
		["records", "commit", 100],
		["questions", "queue", 100],
	] as const)("goes back also where the disk was full in the middle of its %s", async (_, what, kept) => {
		const fake = await withLedgers();
		await fake.app.steerQueue({ what: "pause" });
		const { choice } = await open(fake, csv(...Array.from({ length: 150 }, (_, serial) => line(serial + 1))));
		let writes = 0;
		const full = async () => err({ code: "storage_full" as const });
		const commit: AppVault["commit"] = (change) => (++writes > 1 ? full() : fake.vault.commit(change));
		const vault =
			what === "commit" ? { ...fake.vault, commit } : { ...fake.vault, queue: { ...fake.vault.queue, commit: full } };
		const app = createApp({ ...fake.deps, openVault: async () => vault });
		await open({ ...fake, app }, csv(...Array.from({ length: 150 }, (_, serial) => line(serial + 1))));

		const failed = await app.importLedger("ledger", choice, { ask: true }, () => undefined);

		expect(failed).toMatchObject({ ok: false, error: { code: "storage_full", kept: { new: kept } } });
		if (failed.ok || failed.error.code !== "storage_full") throw new Error("not full");
		const imported = failed.error.kept;
		expect([imported.undo.length, imported.queued.length]).toEqual([kept, what === "commit" ? kept : 0]);
		value(await fake.app.undo(imported.undo));
		expect((await here(fake)).length).toBe(0);
	});

	test("was no wish to have the invoice: what was erased stays erased", async () => {
		const fake = await withLedgers();
		fake.files.set("pdf", ok([makeReading(digital(1))]));
		const { recordId } = await captureOne(fake.app, file("pdf"));
		const { undo } = await importing(fake, false, line(1, "1310.00"));
		const wanted = livesSince((await fake.vault.record(recordId))?.record ?? born("none"));
		fake.advance(60_000);

		value(await fake.app.undo(undo));

		const record = (await fake.vault.record(recordId))?.record;
		expect(record?.events.at(-1)).toMatchObject({ what: "noted", facts: { read: "back" } });
		expect(record && livesSince(record)).toBe(wanted);
	});
});

test("a file that is no table says why", async () => {
	const { app } = await withLedgers();

	expect(await app.openLedger("a", file("", "空.csv"))).toEqual({ ok: false, error: { code: "empty" } });
	expect(await app.openLedger("a", file("\u0000\u0001", "图.csv"))).toMatchObject({
		error: { code: "unknown_format" },
	});
});
