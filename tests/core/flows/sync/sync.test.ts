import { describe, expect, test } from "vitest";

import { completeTyped } from "#core/flows/capture/complete-typed.ts";
import { historyFlows } from "#core/flows/history/history.ts";
import { settleRecord } from "#core/flows/library/summary.ts";
import { organiseFlows } from "#core/flows/organise/organise.ts";

import { evidence } from "#core/model/evidence.ts";
import { shownLabels } from "#core/model/labels.ts";
import type { StoredReading } from "#core/model/record.ts";

import { turnBit } from "#tests/core/flows/damage.ts";
import { exchange, holdings, keepInvoice, ORIGIN, pairUp, startMachine, talk, wirePair } from "./support.ts";

let names = 0;

async function two(more: Parameters<typeof startMachine>[1] = {}) {
	const name = `sync-${names++}`;
	const [page, extension] = [await startMachine(`${name}-page`, more), await startMachine(`${name}-extension`, more)];
	return { name, page, extension };
}

async function paired(more: Parameters<typeof startMachine>[1] = {}) {
	const machines = await two(more);
	await pairUp(machines.page, machines.extension);
	return machines;
}

describe("pairing", () => {
	test("takes the code that the extension shows, however it is typed", async () => {
		const { page, extension } = await two();
		const invited = await extension.app.invite(ORIGIN);
		const code = invited.ok ? invited.value.code.toLowerCase().replace("-", " ") : "";
		const wires = wirePair();

		const there = talk(extension, wires.extension, { side: "extension" });
		const here = talk(page, wires.page, { code });
		await here.even;

		expect(await page.app.peers()).toMatchObject([{ origin: ORIGIN }]);
		expect(await extension.app.peers()).toMatchObject([{ origin: ORIGIN }]);
		expect(JSON.stringify(await page.app.peers())).not.toContain("key");
		here.stop();
		await there.end;
	});

	test("with a wrong code pairs nobody, and after five tries the right one is void too", async () => {
		const { page, extension } = await two();
		const invited = await extension.app.invite(ORIGIN);
		const right = invited.ok ? invited.value.code : "";
		const wrong = right.startsWith("3") ? `4${right.slice(1)}` : `3${right.slice(1)}`;

		const ends: string[] = [];
		for (const code of [wrong, wrong, wrong, wrong, wrong, right]) {
			const wires = wirePair();
			const there = talk(extension, wires.extension, { side: "extension" });
			ends.push((await talk(page, wires.page, { code }).end).code);
			await there.end;
		}

		expect(ends.slice(0, 5)).toEqual(Array(5).fill("wrong_code"));
		expect(ends[5]).not.toBe("even");
		expect([await page.app.peers(), await extension.app.peers()]).toEqual([[], []]);
	});

	test("is answered by nobody without an invitation for this very origin", async () => {
		const { page, extension } = await two();
		const invited = await extension.app.invite("http://127.0.0.1:9999");
		const wires = wirePair();

		const there = talk(extension, wires.extension, { side: "extension" });
		const here = talk(page, wires.page, { code: invited.ok ? invited.value.code : "" });

		expect((await there.end).code).toBe("not_paired");
		expect(wires.heard.filter(({ from }) => from === "extension")).toEqual([]);
		here.stop();
	});

	test("belongs to one profile: another vault of the same page is refused, and told why, until the first is unpaired", async () => {
		const { name, page, extension } = await paired();
		await keepInvoice(page, 1);
		await exchange(page, extension);
		const other = await startMachine(`${name}-other-profile`);
		await keepInvoice(other, 2);
		const pairOther = async () => {
			const invited = await extension.app.invite(ORIGIN);
			const wires = wirePair();
			const there = talk(extension, wires.extension, { side: "extension" });
			const here = talk(other, wires.page, { code: invited.ok ? invited.value.code : "" });
			return { there, here };
		};

		const refused = await pairOther();

		expect([(await refused.there.end).code, (await refused.here.end).code]).toEqual(["taken", "taken"]);
		expect(await other.app.peers()).toEqual([]);
		expect(await extension.app.peers()).toHaveLength(1);
		expect([(await other.vault.ids()).length, (await extension.vault.ids()).length]).toEqual([1, 1]);

		const [peer] = await extension.app.peers();
		await extension.app.unpair(peer?.id ?? "");
		const { there, here } = await pairOther();
		await here.even;
		expect(await other.app.peers()).toMatchObject([{ origin: ORIGIN }]);
		expect(await page.vault.ids()).toHaveLength(1);
		here.stop();
		await there.end;
	});

	test("never says the code, nor the key", async () => {
		const { page, extension } = await two();
		const invited = await extension.app.invite(ORIGIN);
		const code = (invited.ok ? invited.value.code : "").replace("-", "");
		const wires = wirePair();
		const there = talk(extension, wires.extension, { side: "extension" });
		const here = talk(page, wires.page, { code });
		await here.even;
		const [{ key = "" } = {}] = (await page.vault.setting("sync.peers")) as { key: string }[]; // as kept by `peersOf`

		const said = wires.heard.map((one) => String(one.said)).join("\n");

		expect(key).toHaveLength(44);
		expect(said).not.toContain(code);
		expect(said).not.toContain(key);
		here.stop();
		await there.end;
	});
});

describe("two paired vaults", () => {
	test("mend what is damaged in one by what the other has of it, once that is told again", async () => {
		const { name, page, extension } = await paired();
		await keepInvoice(page, 1);
		await exchange(page, extension);
		const [id = ""] = await extension.vault.ids();
		await turnBit({ name: `${name}-extension` }, "records", id);
		await keepInvoice(page, 1, 3_000); // the same invoice, from another file
		await keepInvoice(page, 2);

		await exchange(page, extension);
		const mended = await extension.vault.record(id);
		await exchange(page, extension); // that it was mended is told back

		expect(mended?.record.events.at(-1)).toMatchObject({ what: "noted", facts: { damaged: 1 } });
		expect(await holdings(extension)).toEqual(await holdings(page));
	});

	test("tell each other everything, originals included, and then hold the same", async () => {
		const { page, extension } = await paired();
		await keepInvoice(page, 1, 1_000);
		await keepInvoice(page, 2);
		await keepInvoice(extension, 3, 700_000);

		await exchange(page, extension);

		const [here, there] = [await holdings(page), await holdings(extension)];
		expect(here.records).toHaveLength(3);
		expect(there).toEqual(here);
		expect([...here.contents.values()].sort()).toEqual([1_000, 700_000].sort());
	});

	test("make one of what both captured by themselves, with the history of both", async () => {
		const { page, extension } = await paired();
		await keepInvoice(page, 1, 1_000);
		await keepInvoice(extension, 1, 2_000);

		await exchange(page, extension);
		await exchange(page, extension);

		const [here, there] = [await holdings(page), await holdings(extension)];
		expect(here.records).toHaveLength(1);
		expect(here.records[0]?.events.filter(({ what }) => what === "captured")).toHaveLength(2);
		expect(here.contents.size).toBe(2);
		expect(there).toEqual(here);
	});

	test("say little when nothing is new", async () => {
		const { page, extension } = await paired();
		for (let serial = 0; serial < 20; serial++) await keepInvoice(page, serial, 50_000);
		await exchange(page, extension);
		await exchange(page, extension);

		const { wires } = await exchange(page, extension);

		const length = wires.heard.reduce((sum, { said }) => sum + String(said).length, 0);
		expect(length).toBeLessThan(2_000);
	});

	test("that typed different things into one field hold the newer, and both values in the events", async () => {
		const { page, extension } = await paired();
		const id = await keepInvoice(page, 1);
		await exchange(page, extension);
		const [there = ""] = await extension.vault.ids();
		await completeTyped(page.context, id, { sellerName: "演示甲" });
		await new Promise((resolve) => setTimeout(resolve, 5));
		await completeTyped(extension.context, there, { sellerName: "演示乙" });

		await exchange(page, extension);

		const [here] = (await holdings(page)).records;
		expect(here?.typed.find(({ field }) => field === "sellerName")?.value).toBe("演示乙");
		expect(here?.events.flatMap(({ facts }) => facts.typed_sellerName ?? [])).toEqual(["演示甲", "演示乙"]);
		expect(await holdings(extension)).toEqual(await holdings(page));
	});

	test("that filed and tagged apart hold what was said last, and a tag taken away does not come back", async () => {
		const { page, extension } = await paired();
		const id = await keepInvoice(page, 1);
		const [here, there] = [organiseFlows(page.context), organiseFlows(extension.context)];
		await here.label([id], { category: "差旅", addTags: ["甲", "乙"], note: "先" });
		await exchange(page, extension);
		const [other = ""] = await extension.vault.ids();
		await there.label([other], { removeTags: ["甲"], addTags: ["丙"], note: "" });
		await new Promise((resolve) => setTimeout(resolve, 5));
		await here.label([id], { category: "餐饮" });

		await exchange(page, extension);
		await exchange(page, extension);

		const [held] = (await holdings(page)).records;
		expect(held && shownLabels(held)).toEqual({ category: "餐饮", tags: ["乙", "丙"] });
		expect(await holdings(extension)).toEqual(await holdings(page));
	});

	test("that took back a filing by hand let rules file again, in both, and the user's newer word holds", async () => {
		const { page, extension } = await paired();
		const [id, taught] = [await keepInvoice(page, 1), await keepInvoice(page, 2)];
		const [here, there] = [organiseFlows(page.context), organiseFlows(extension.context)];
		const category = async ({ vault }: typeof page) =>
			(await vault.records(await vault.ids())).map(({ record }) => shownLabels(record).category).sort();
		const filed = await here.label([id], { category: "福利" });
		await exchange(page, extension);
		expect(await category(extension)).toEqual(["福利", undefined]);

		await here.undo(filed.ok ? filed.value.undo : []);
		await exchange(page, extension);
		await exchange(page, extension);
		expect([await category(page), await category(extension)]).toEqual([
			[undefined, undefined],
			[undefined, undefined],
		]);

		const foreign = (await extension.vault.records(await extension.vault.ids())).find(
			({ record }) => record.typed.find(({ field }) => field === "total")?.value === 10_001,
		);
		await completeTyped(page.context, taught, { sellerName: "演示商贸1有限公司" });
		await here.label([taught], { category: "差旅" });
		expect(await here.fileByRules()).toMatchObject({ ok: true, value: { changed: 1 } });
		await exchange(page, extension);
		expect(await category(extension)).toEqual(["差旅", "差旅"]);
		await there.label([foreign?.record.id ?? ""], { category: "餐饮" });
		await exchange(page, extension);
		expect(await category(page)).toEqual(["差旅", "餐饮"]);
		expect(await holdings(extension)).toEqual(await holdings(page));
	});

	test("that taken back marks on a question do not get them back from the other", async () => {
		const { page, extension } = await paired();
		const id = await keepInvoice(page, 1);
		const question = { code: "", number: "1", provider: "p", sample: true, how: "asked", state: "normal" } as const;
		const at = new Date().toISOString();
		await page.context.transact(async (workspace) => workspace.log(id, { ...question, at }));
		const all = { text: "", withoutSamples: false, open: false, offset: 0, limit: 10 };
		const marks = async ({ context }: typeof page) =>
			(await historyFlows(context).history(all)).rows.map(({ doneAt, note }) => ({ done: doneAt !== undefined, note }));
		const [line] = (await historyFlows(page.context).history(all)).rows;
		const marked = await historyFlows(page.context).markHistory([line?.id ?? ""], { done: true, note: "问过客户" });
		await exchange(page, extension);
		expect(await marks(extension)).toEqual([{ done: true, note: "问过客户" }]);

		await organiseFlows(page.context).undo(marked.ok ? marked.value.undo : []);
		await exchange(page, extension);
		await exchange(page, extension);

		expect(await marks(page)).toEqual([{ done: false, note: undefined }]);
		expect(await marks(extension)).toEqual([{ done: false, note: undefined }]);
	});

	test("that take back what one said leave what the other said since, not knowing of it", async () => {
		let time = Date.now();
		const { page, extension } = await paired({ now: () => new Date(time++) });
		const id = await keepInvoice(page, 1);
		const question = { code: "", number: "1", provider: "p", sample: true, how: "asked", state: "normal" } as const;
		await page.context.transact(async (workspace) =>
			workspace.log(id, { ...question, at: new Date(time++).toISOString() }),
		);
		await exchange(page, extension);
		const all = { text: "", withoutSamples: false, open: false, offset: 0, limit: 10 };
		const [line] = (await historyFlows(page.context).history(all)).rows;
		const say = async ({ context, vault }: typeof page, category: string, text: string) => {
			const labelled = await organiseFlows(context).label(await vault.ids(), { category, note: text });
			const marked = await historyFlows(context).markHistory([line?.id ?? ""], { note: text });
			return [...(labelled.ok ? labelled.value.undo : []), ...(marked.ok ? marked.value.undo : [])];
		};
		const way = await say(page, "差旅", "先");
		await say(extension, "餐饮", "后");
		expect(await organiseFlows(page.context).undo(way)).toMatchObject({ ok: true });

		await exchange(page, extension);
		await exchange(page, extension);

		const [held] = (await holdings(page)).records;
		expect(held && shownLabels(held)).toEqual({ category: "餐饮", note: "后" });
		expect((await historyFlows(page.context).history(all)).rows).toMatchObject([{ note: "后" }]);
		expect(await holdings(extension)).toEqual(await holdings(page));
	});

	test("that took a ledger's row out of an invoice do not get it back from the other", async () => {
		const { page, extension } = await paired();
		const id = await keepInvoice(page, 1, 1_000);
		const readAt = new Date().toISOString();
		const number = `2699${"1".padStart(16, "0")}`;
		const row: StoredReading = {
			...{ form: "ledger", lines: [], qr: [], notes: [], part: 0, readAt },
			evidence: [evidence("number", number, "ledger"), evidence("buyerName", "演示买方", "ledger")],
		};
		await page.context.transact((workspace) => workspace.keep({ readings: [row], typed: [], facts: {} }));
		const buyers = async ({ vault }: typeof page) =>
			(await vault.records(await vault.ids())).map(({ record }) => settleRecord(record).fields.buyerName);
		await exchange(page, extension);
		expect(await buyers(extension)).toEqual(["演示买方"]);

		await organiseFlows(page.context).undo([{ what: "row", recordId: id, readAt }]);
		await exchange(page, extension);
		await exchange(page, extension);

		expect([await buyers(page), await buyers(extension)]).toEqual([[undefined], [undefined]]);
		expect(await holdings(extension)).toEqual(await holdings(page));
	});

	test("tell of a change while they are connected", async () => {
		const { page, extension } = await paired();
		const id = await keepInvoice(page, 1);
		const wires = wirePair();
		const there = talk(extension, wires.extension, { side: "extension" });
		const here = talk(page, wires.page);
		await here.even;

		const claimedAt = new Date().toISOString();
		const event = { what: "claimed", facts: {} } as const;
		await page.context.transact((workspace) => workspace.change(id, (one) => ({ ...one, claimedAt }), event));

		await expect
			.poll(async () => (await holdings(extension)).records.map((record) => record.claimedAt), { timeout: 5_000 })
			.toEqual([claimedAt]);
		here.stop();
		await there.end;
	});

	test("a vault that was unpaired is told that, at the next contact, and nothing else", async () => {
		const { page, extension } = await paired();
		await keepInvoice(page, 1);
		await keepInvoice(extension, 2);
		const [peer] = await extension.app.peers();
		await extension.app.unpair(peer?.id ?? "");
		expect(await extension.app.peers()).toEqual([]);
		expect(await extension.app.leaving()).toEqual([ORIGIN]);
		const wires = wirePair();

		const there = talk(extension, wires.extension, { side: "extension" });
		const here = talk(page, wires.page);

		expect([(await there.end).code, (await here.end).code]).toEqual(["unpaired", "unpaired"]);
		expect(await page.app.peers()).toMatchObject([{ origin: ORIGIN, partedAt: expect.any(String) }]);
		expect(await extension.app.leaving()).toEqual([]);
		expect([await page.vault.ids(), await extension.vault.ids()].map((ids) => ids.length)).toEqual([1, 1]);

		// From then on it is nobody's.
		const again = wirePair();
		const deaf = talk(extension, again.extension, { side: "extension" });
		talk(page, again.page).stop();
		expect((await deaf.end).code).toMatch(/not_paired|closed/);
		expect(again.heard.filter(({ from }) => from === "extension")).toEqual([]);
	});

	test("a vault that is connected is told at once, whichever of the two goes, and may be paired again", async () => {
		for (const from of ["page", "extension"] as const) {
			const machines = await paired();
			const { page, extension } = machines;
			const wires = wirePair();
			const there = talk(extension, wires.extension, { side: "extension" });
			const here = talk(page, wires.page);
			await Promise.all([here.even, there.even]);

			const [peer] = await machines[from].app.peers();
			await machines[from].app.unpair(peer?.id ?? "");

			expect([(await there.end).code, (await here.end).code].sort()).toContain("unpaired");
			const left = from === "page" ? extension : page;
			expect(await left.app.peers()).toMatchObject([{ partedAt: expect.any(String) }]);
			expect(await machines[from].app.leaving()).toEqual([]);

			await pairUp(page, extension);
			expect((await left.app.peers()).map(({ partedAt }) => partedAt)).toEqual([undefined]);
		}
	});

	test("a farewell that was lost is said again", async () => {
		const { page, extension } = await paired();
		const [peer] = await page.app.peers();
		await page.app.unpair(peer?.id ?? "");
		const lost = wirePair();
		const there = talk(extension, lost.extension, { side: "extension" });
		const here = talk(page, lost.page);
		await expect.poll(() => lost.heard.length).toBeGreaterThan(2);
		lost.cut();
		await Promise.all([there.end, here.end]);

		const wires = wirePair();
		const ends = [talk(extension, wires.extension, { side: "extension" }), talk(page, wires.page)].map(
			({ end }) => end,
		);

		await Promise.all(ends);
		expect(await page.app.leaving()).toEqual([]);
		expect(await extension.app.peers()).toMatchObject([{ partedAt: expect.any(String) }]);
	});
});
