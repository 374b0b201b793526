import { expect, test } from "vitest";

import type { InvoiceRecord } from "#core/model/record.ts";
import { makeAnswer } from "#tests/core/flows/support.ts";
import { exchange, holdings, keepInvoice, type Machine, pairUp, startMachine } from "./support.ts";

let names = 0;

async function paired() {
	const name = `left-${names++}`;
	const [page, extension] = [await startMachine(`${name}-page`), await startMachine(`${name}-extension`)];
	await pairUp(page, extension);
	return { name, page, extension };
}

const noted = { what: "noted", facts: {} } as const;

function change({ context }: Machine, id: string, to: (record: InvoiceRecord) => InvoiceRecord) {
	return context.transact((workspace) => workspace.change(id, to, noted));
}

/** What a later version may write: this one knows no such event. */
function withFuture(record: InvoiceRecord): InvoiceRecord {
	const future = { at: "2026-11-20T02:00:00.000Z", what: "dreamt", facts: {} };
	return { ...record, events: [...record.events, future as never] }; // not in the list, that is the point
}

function withoutFuture(record: InvoiceRecord): InvoiceRecord {
	return { ...record, events: record.events.filter(({ what }) => what !== ("dreamt" as never)) };
}

/** Ten megabytes of answers. */
function withMuch(record: InvoiceRecord): InvoiceRecord {
	const query = { kind: "digital_ordinary", code: "", number: "1", issuedOn: "20260914", checkValue: "" } as const;
	const answers = Array.from({ length: 45 }, (_, index) => {
		const askedAt = `2026-11-20T02:00:00.${String(index).padStart(3, "0")}Z`;
		return makeAnswer(query as never, { askedAt, raw: "x".repeat(240_000) }); // a day is a branded text
	});
	return { ...record, answers };
}

const peerOf = async ({ app }: Machine) => {
	const [peer] = await app.peers();
	return { left: peer?.left, missing: peer?.missing };
};

const none = { count: 0, items: [] };

test("a record that the other side does not know how to read stays here, all others go, and both are told which", async () => {
	const { page, extension } = await paired();
	const id = await keepInvoice(page, 1);
	await keepInvoice(page, 2, 1_000);
	await change(page, id, withFuture);

	await exchange(page, extension);

	const name = "26990000000000000001";
	expect((await holdings(extension)).records.map(({ identity }) => identity)).toEqual(["26990000000000000002"]);
	expect(await peerOf(page)).toEqual({
		left: { count: 1, items: [{ recordId: id, name, why: "unreadable" }] },
		missing: none,
	});
	expect(await peerOf(extension)).toEqual({ left: none, missing: { count: 1, items: [{ name, why: "unreadable" }] } });
});

test("it is tried again when it changed, and then it is on no list any more", async () => {
	const { page, extension } = await paired();
	const id = await keepInvoice(page, 1);
	await change(page, id, withFuture);
	await exchange(page, extension);

	await change(page, id, withoutFuture);
	await exchange(page, extension);

	expect(await holdings(extension)).toEqual(await holdings(page));
	expect([await peerOf(page), await peerOf(extension)]).toEqual(Array(2).fill({ left: none, missing: none }));
});

test("it is tried again when either side has another version, and not before", async () => {
	const { name, page, extension } = await paired();
	const id = await keepInvoice(page, 1);
	await change(page, id, withFuture);
	await exchange(page, extension);
	const saidBy = async (one: Machine, other: Machine) => {
		const { wires } = await exchange(one, other);
		return wires.heard.some(({ said }) => String(said).includes("dreamt"));
	};

	const same = await saidBy(page, extension);
	const newer = await startMachine(`${name}-extension`, { build: "newer" });
	const once = await saidBy(page, newer);
	const twice = await saidBy(page, newer);
	const updated = await saidBy(await startMachine(`${name}-page`, { build: "newer too" }), newer);

	expect([same, once, twice, updated]).toEqual([false, true, false, true]);
	expect((await peerOf(page)).left?.count).toBe(1);
});

test("a record too large for a message is told on both sides, and is forgotten when it is erased", async () => {
	const { page, extension } = await paired();
	const id = await keepInvoice(page, 1);
	await keepInvoice(page, 2);
	await change(page, id, withMuch);

	await exchange(page, extension);
	expect(await extension.vault.ids()).toHaveLength(1);
	expect((await peerOf(page)).left).toMatchObject({ count: 1, items: [{ recordId: id, why: "too_large" }] });
	expect((await peerOf(extension)).missing).toMatchObject({ count: 1, items: [{ why: "too_large" }] });

	await page.context.transact((workspace) => workspace.erase(id));
	await exchange(page, extension);
	expect([await peerOf(page), await peerOf(extension)]).toEqual(Array(2).fill({ left: none, missing: none }));
}, 30_000);

test("an invoice with a number as long as people type one does not end every exchange", async () => {
	const { page, extension } = await paired();
	const id = await keepInvoice(page, 1);
	const long = { field: "code", value: "9".repeat(400), source: "typed" } as const;
	await change(page, id, (record) => ({
		...record,
		typed: [...record.typed, { ...long, value: long.value as never }],
	}));
	await keepInvoice(page, 2);

	await exchange(page, extension);

	expect((await holdings(extension)).records.length).toBe(2);
});

test("an original of many frames goes in pieces", async () => {
	const { page, extension } = await paired();
	await keepInvoice(page, 1, 20_000_000);

	await exchange(page, extension);

	expect(await holdings(extension)).toEqual(await holdings(page));
	expect([...(await holdings(extension)).contents.values()]).toEqual([20_000_000]);
}, 60_000);
