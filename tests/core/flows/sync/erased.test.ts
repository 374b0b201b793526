import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { completeTyped } from "#core/flows/capture/complete-typed.ts";
import { typedFlows } from "#core/flows/capture/typed.ts";
import { trashFlows } from "#core/flows/library/trash.ts";
import { exchange, holdings, keepInvoice, type Machine, pairUp, startMachine, talk, wirePair } from "./support.ts";

let names = 0;
/** One clock for both, as on one machine, that never says the same twice. */
let clock = Date.parse("2026-11-20T02:00:00Z");
const now = () => new Date(clock++);

async function paired(): Promise<{ page: Machine; extension: Machine }> {
	const name = `erased-${names++}`;
	const page = await startMachine(`${name}-page`, { now });
	const extension = await startMachine(`${name}-extension`, { now });
	await pairUp(page, extension);
	return { page, extension };
}

/** As a person does: into the trash, then for good. */
async function erase({ context }: Machine, id: string): Promise<void> {
	const flows = trashFlows(context);
	await flows.trash([id]);
	await flows.erase([id]);
}

async function onlyId({ vault }: Machine): Promise<string> {
	const [id = ""] = await vault.ids();
	return id;
}

const counts = async (...machines: readonly Machine[]) =>
	Promise.all(machines.map(async ({ vault }) => (await vault.ids()).length));

describe("what was erased for good on one side", () => {
	test("goes on the other side too, with its original, and nobody brings it back", async () => {
		const { page, extension } = await paired();
		const id = await keepInvoice(page, 1, 1_000);
		await keepInvoice(page, 2, 1_000);
		await exchange(page, extension);
		expect((await extension.vault.sizes()).originals).toBe(2);

		await erase(page, id);
		await exchange(page, extension);
		await exchange(page, extension);

		expect(await counts(page, extension)).toEqual([1, 1]);
		expect((await extension.vault.sizes()).originals).toBe(1);
		expect(await holdings(extension)).toEqual(await holdings(page));
	});

	test("goes also while both are connected, and that is told", async () => {
		const { page, extension } = await paired();
		const id = await keepInvoice(page, 1);
		const wires = wirePair();
		const there = talk(extension, wires.extension, { side: "extension" });
		const here = talk(page, wires.page);
		await Promise.all([here.even, there.even]);

		await erase(page, id);

		await expect.poll(() => counts(extension), { timeout: 5_000 }).toEqual([0]);
		expect(there.news).toContainEqual(expect.objectContaining({ what: "moved", erased: 1 }));
		here.stop();
		await Promise.all([here.end, there.end]);
	});

	test.each([
		["claimed", (machine: Machine, id: string) => trashFlows(machine.context).setClaimed([id], true)],
		["put right", (machine: Machine, id: string) => completeTyped(machine.context, id, { remark: "演示" })],
		["brought again", (machine: Machine) => keepInvoice(machine, 1, 2_000)],
	])("lives on where it was %s since, and comes back with all that both knew", async (_, act) => {
		const { page, extension } = await paired();
		const id = await keepInvoice(page, 1, 1_000);
		await exchange(page, extension);
		await erase(page, id);
		await act(extension, await onlyId(extension));

		await exchange(page, extension);
		await exchange(page, extension);

		expect(await counts(page, extension)).toEqual([1, 1]);
		expect(await holdings(page)).toEqual(await holdings(extension));
		const [record] = (await holdings(page)).records;
		expect(record?.events.map(({ what }) => what)).toContain("captured");
		expect([...(await holdings(page)).contents.values()]).toContain(1_000);
	});

	test("goes where only the app noted something since, or the trash", async () => {
		const { page, extension } = await paired();
		const id = await keepInvoice(page, 1);
		await exchange(page, extension);
		await erase(page, id);
		const there = await onlyId(extension);
		const noted = { what: "noted", facts: {} } as const;
		await extension.context.transact((workspace) => workspace.change(there, (one) => one, noted));
		await trashFlows(extension.context).trash([there]);

		await exchange(page, extension);

		expect(await counts(page, extension)).toEqual([0, 0]);
	});

	test("goes although the clock was put back since", async () => {
		const { page, extension } = await paired();
		const id = await keepInvoice(page, 1);
		await exchange(page, extension);
		clock -= 3_600_000;
		await erase(page, id);
		await exchange(page, extension);
		clock += 3_600_000;

		expect(await counts(page, extension)).toEqual([0, 0]);
	});

	test("before the two were paired takes nothing away: the other's copy comes here, and says so", async () => {
		const name = `erased-${names++}`;
		const page = await startMachine(`${name}-page`, { now });
		const extension = await startMachine(`${name}-extension`, { now });
		await keepInvoice(extension, 1, 1_000);
		await erase(page, await keepInvoice(page, 1));

		await pairUp(page, extension);
		await exchange(page, extension);

		expect(await counts(page, extension)).toEqual([1, 1]);
		const [record] = (await holdings(page)).records;
		expect(record?.events.at(-1)).toMatchObject({ what: "noted", facts: { returned: "paired" } });
		expect(await holdings(extension)).toEqual(await holdings(page));
	});

	test("is not mistaken for another invoice that has the same paper number", async () => {
		const { page, extension } = await paired();
		const paper = { code: "099002500111", number: "00000018" };
		const [one, other] = ["26992000000000000017", "26992000000000000025"];
		const kept = await typedFlows(page.context).captureTyped({ ...paper, digitalNumber: one });
		await typedFlows(extension.context).captureTyped({ ...paper, digitalNumber: other });
		if (!kept.ok) throw new Error("not kept");
		await erase(page, kept.value.recordId);

		await exchange(page, extension);

		expect(await counts(page, extension)).toEqual([1, 1]);
	});
});

type Step =
	| { readonly do: "capture" | "type" | "clear" | "claim" | "trash" | "restore" | "erase"; readonly serial: number }
	| { readonly do: "exchange" }
	| { readonly do: "cut"; readonly after: number };

const step = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			do: fc.constantFrom("capture" as const, "type", "clear", "claim", "trash", "restore", "erase"),
			serial: fc.nat(1),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant("exchange" as const) }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant("cut" as const), after: fc.integer({ min: 1, max: 30 }) }) },
);

async function take(machine: Machine, one: Step): Promise<void> {
	if (!("serial" in one)) return;
	const identity = `2699${String(one.serial).padStart(16, "0")}`;
	const held = (await machine.vault.records(await machine.vault.ids())).find(
		({ record }) => record.identity === identity,
	);
	const id = held?.record.id;
	if (one.do === "capture") await keepInvoice(machine, one.serial, 500 + (clock % 3));
	if (id === undefined) return;
	const flows = trashFlows(machine.context);
	if (one.do === "type") await completeTyped(machine.context, id, { remark: `演示${clock}` });
	if (one.do === "clear") await completeTyped(machine.context, id, { remark: null });
	if (one.do === "claim") await flows.setClaimed([id], held?.record.claimedAt === undefined);
	if (one.do === "trash") await flows.trash([id]);
	if (one.do === "restore") await flows.restore([id]);
	if (one.do === "erase") await erase(machine, id);
}

/** A connection that is dropped after so many frames. */
async function cutAfter(page: Machine, extension: Machine, frames: number): Promise<void> {
	let said = 0;
	const wires = wirePair((text) => {
		if (++said === frames) wires.cut();
		return text;
	});
	const there = talk(extension, wires.extension, { side: "extension" });
	const here = talk(page, wires.page);
	await Promise.race([Promise.all([here.even, there.even]), here.end, there.end]);
	here.stop();
	there.stop();
	await Promise.all([here.end, there.end]);
}

test("whatever two vaults do, and wherever a connection is dropped, after a quiet exchange both hold the same", async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), step), { maxLength: 14 }), async (steps) => {
			const { page, extension } = await paired();
			const wanted = new Set<number>();
			for (const [side, one] of steps) {
				if (one.do === "exchange") await exchange(page, extension);
				else if (one.do === "cut") await cutAfter(page, extension, one.after);
				else await take(side ? page : extension, one);
				if (one.do === "capture") wanted.add(one.serial);
				if (one.do === "erase") wanted.delete(one.serial);
			}

			await exchange(page, extension);
			await exchange(page, extension);
			const once = await holdings(page);
			expect(await holdings(extension)).toEqual(once);
			// What nobody erased since it was captured is there.
			const there = once.records.map(({ identity }) => identity);
			for (const serial of wanted) expect(there).toContain(`2699${String(serial).padStart(16, "0")}`);
			expect(new Set(there).size).toBe(there.length);

			await exchange(page, extension);
			expect(await holdings(page)).toEqual(once);
			expect(await holdings(extension)).toEqual(once);
			page.die();
			extension.die();
		}),
		{ numRuns: 60, seed: 20_261_122 },
	);
}, 300_000);
