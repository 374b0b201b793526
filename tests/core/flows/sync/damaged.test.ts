import { describe, expect, test } from "vitest";

import { completeTyped } from "#core/flows/capture/complete-typed.ts";
import { typedFlows } from "#core/flows/capture/typed.ts";
import { trashFlows } from "#core/flows/library/trash.ts";
import { organiseFlows } from "#core/flows/organise/organise.ts";
import type { JournalEntry } from "#core/model/journal.ts";
import { keysIn, turnBit } from "#tests/core/flows/damage.ts";
import { digital, type Fields, value } from "#tests/core/flows/support.ts";
import { testCodec } from "#tests/core/vault/codec.ts";
import { exchange, holdings, keepInvoice, type Machine, pairUp, startMachine } from "./support.ts";

let names = 0;

async function paired() {
	const name = `damaged-${names++}`;
	const page = await startMachine(`${name}-page`);
	const extension = await startMachine(`${name}-extension`);
	await pairUp(page, extension);
	return { page, extension, there: { name: `${name}-extension` }, here: { name: `${name}-page` } };
}

/** A 数电纸质发票 has two names: this is the one on its paper. */
const paper = { code: "099002300111", number: "00000001" };

async function type({ context }: Machine, fields: Fields): Promise<string> {
	return value(await typedFlows(context).captureTyped(fields)).recordId;
}

async function tag({ context }: Machine, id: string): Promise<void> {
	value(await organiseFlows(context).label([id], { addTags: ["出差"] }));
}

const entry: JournalEntry = {
	...{ at: "2026-11-20T02:00:00.000Z", code: "", number: "26990000000000000001", provider: "fake", sample: true },
	...{ how: "asked", state: "unknown" },
};

async function ask({ context }: Machine, id: string): Promise<void> {
	value(await context.transact(async (workspace) => workspace.log(id, entry)));
}

/** Until both hold the same: what was mended is told back, with what is noted of it. */
async function settle(page: Machine, extension: Machine): Promise<void> {
	await exchange(page, extension);
	await exchange(page, extension);
}

/** The history as it opens. */
async function lines({ vault }: Machine) {
	return (await vault.journalSince(0)).entries.map(({ id, recordId }) => [id, recordId]);
}

describe("what is damaged in one of two paired vaults", () => {
	test("as a row known by another of its numbers is mended by the copy of the other", async () => {
		const { page, extension, there } = await paired();
		const kept = await type(extension, digital(0, paper));
		await turnBit(there, "records", kept);
		await type(page, digital(0, { ...paper, digitalNumber: "26990000000000000007" }));
		await keepInvoice(page, 2);

		await settle(page, extension);

		expect(await holdings(extension)).toEqual(await holdings(page));
		expect(await extension.vault.ids()).toHaveLength(2);
		const { record } = (await extension.vault.record(kept)) ?? {};
		expect(record?.events.at(-1)).toMatchObject({ what: "noted", facts: { damaged: 1 } });
	});

	test("as a record that became part of another over there is mended by that one", async () => {
		const { page, extension, there } = await paired();
		const first = await type(page, digital(1));
		const second = await type(page, digital(0, { number: "1" })); // no name yet
		await exchange(page, extension);
		expect(await extension.vault.ids()).toHaveLength(2);
		value(await completeTyped(page.context, second, { number: digital(1).number }));
		await turnBit(there, "records", second);

		await settle(page, extension);

		expect(await holdings(extension)).toEqual(await holdings(page));
		expect(await extension.vault.ids()).toEqual([first]);
		expect([...extension.vault.damaged]).toEqual([]);
	});

	test.each([
		["under its own record", {}],
		["under another record", { recordId: "elsewhere" }],
	])("as a line of the history %s is mended by the line of the other", async (_, columns) => {
		const { page, extension, there } = await paired();
		const id = await keepInvoice(page, 1);
		await ask(page, id);
		await exchange(page, extension);
		const [[line = ""] = []] = await lines(extension);
		await turnBit(there, "journal", line, columns);
		expect(await lines(extension)).toEqual([]);
		await tag(page, id);

		await exchange(page, extension);

		expect(await lines(extension)).toEqual(await lines(page));
		expect(await extension.vault.isWhole()).toBe(true);
	});

	test("and which the other does not have stays where it is", async () => {
		const { page, extension, there } = await paired();
		const id = await keepInvoice(page, 1);
		await exchange(page, extension);
		await ask(extension, id);
		const [[line = ""] = []] = await lines(extension);
		await turnBit(there, "journal", line);
		await turnBit(there, "records", id);
		await tag(page, id);

		await exchange(page, extension);

		expect(await extension.vault.record(id)).toBeDefined();
		expect(await extension.vault.damagedLines([id])).toEqual([id]);
	});

	test("keeps its files when the other brings the record without them", async () => {
		const { page, extension, there } = await paired();
		await type(page, digital(0, { number: "26990000000000000001" }));
		const id = await keepInvoice(extension, 1, 1_000);
		await turnBit(there, "records", id);

		await settle(page, extension);

		expect([...(await holdings(page)).contents.values()]).toEqual([1_000]);
		expect(await holdings(extension)).toEqual(await holdings(page));
	});

	test("and erased in the other stays, and holds up nothing", async () => {
		const { page, extension, there } = await paired();
		const id = await keepInvoice(page, 1);
		await exchange(page, extension);
		await turnBit(there, "records", id);
		const { trash, erase } = trashFlows(page.context);
		await trash([id]);
		await erase([id]);
		const other = await keepInvoice(page, 2);

		await exchange(page, extension);

		expect(await extension.vault.record(other)).toBeDefined();
		await expect(extension.vault.record(id)).rejects.toThrow("damaged");
	});

	test("of what is told of a file, or of its bytes, leaves out that file only", async () => {
		const { page, extension, here } = await paired();
		const ids = [
			await keepInvoice(page, 1, 1_000),
			await keepInvoice(page, 2, 2_000),
			await keepInvoice(page, 3, 3_000),
		];
		const [facts = "", bytes = ""] = (await page.vault.records(ids)).map(
			({ record }) => record.readings[0]?.sha256 ?? "",
		);
		await turnBit(here, "originals", await testCodec.name(facts));
		await turnBit(here, "contents", await testCodec.name(bytes));

		await exchange(page, extension);

		expect(await extension.vault.ids()).toHaveLength(3);
		expect((await extension.vault.sizes()).bytes).toBe(3_000);
	});

	test("of what is known of a file is mended by the file of the other", async () => {
		const { page, extension, there } = await paired();
		const id = await keepInvoice(page, 1, 1_000);
		await exchange(page, extension);
		const [file = ""] = await keysIn(there, "originals");
		await turnBit(there, "originals", file);
		await tag(page, id);

		await exchange(page, extension);

		expect([...(await holdings(extension)).contents.values()]).toEqual([1_000]);
		expect(await extension.vault.originals([...(await holdings(extension)).contents.keys()])).toHaveLength(1);
		expect(await extension.vault.isWhole()).toBe(true);
	});

	test("among the erased names holds up none of the others", async () => {
		const { page, extension, here } = await paired();
		const ids = [await keepInvoice(page, 1), await keepInvoice(page, 2)];
		await exchange(page, extension);
		const { trash, erase } = trashFlows(page.context);
		await trash(ids);
		await erase(ids.slice(0, 1));
		for (const key of await keysIn(here, "erased")) await turnBit(here, "erased", key);
		await erase(ids.slice(1));

		await exchange(page, extension);

		expect(await extension.vault.ids()).toEqual(ids.slice(0, 1));
	});
});
