import { holdings, keepInvoices, type Machine, pairUp, startMachine, talk, wirePair } from "./support.ts";

export interface Torture {
	readonly name: string;
	readonly records: number;
	readonly kills: number;
	/**
	 * Frames that cross a connection before one side is killed, at most: of 500 records some 130 cross in all. A number of
	 * milliseconds would be all of them on one machine and none on another.
	 */
	readonly lastsFrames: number;
	/** Numbers from 0 to 1. */
	random(): number;
}

const LATER_MS = 10;

/** Files of some: none, one that goes in one piece, one that needs several. */
function fileBytes(serial: number): number | undefined {
	if (serial % 50 === 7) return 400_000 + serial;
	return serial % 3 === 0 ? 900 + serial : undefined;
}

/** As a large import would, many with a write. */
export async function fill(machine: Machine, records: number, has: (serial: number) => boolean): Promise<void> {
	const serials = Array.from({ length: records }, (_, serial) => serial).filter(has);
	for (let start = 0; start < serials.length; start += 100) {
		await keepInvoices(machine, serials.slice(start, start + 100), fileBytes);
	}
}

/**
 * Two vaults that hold half of the invoices each, and a tenth both. While they tell each other, the port is dropped and
 * the memory of one side thrown away, again and again; then they may finish.
 */
export async function torture({ name, records, kills, lastsFrames, random }: Torture) {
	const both = Math.floor(records / 10);
	let page = await startMachine(`${name}-page`);
	let extension = await startMachine(`${name}-extension`);
	await pairUp(page, extension);
	await fill(page, records, (serial) => serial < both || serial % 2 === 0);
	await fill(extension, records, (serial) => serial < both || serial % 2 === 1);
	const half: number[] = [];
	for (let kill = 0; kill < kills; kill++) {
		const reached = Promise.withResolvers<void>();
		let left = 1 + Math.floor(random() * lastsFrames);
		const wires = wirePair((said) => {
			// Not with the frame itself: in the middle of what it sets going.
			if (--left === 0) setTimeout(reached.resolve, random() * LATER_MS);
			return said;
		});
		const ends = speakBoth(page, extension, wires);
		await Promise.race([reached.promise, ends.even, ends.over]);
		wires.cut();
		const side = random() < 0.5 ? "page" : "extension";
		if (side === "page") page.die();
		else extension.die();
		await ends.over;
		half.push((await (side === "page" ? extension : page).vault.ids()).length);
		if (side === "page") page = await startMachine(`${name}-page`);
		else extension = await startMachine(`${name}-extension`);
	}
	const wires = wirePair();
	const last = speakBoth(page, extension, wires);
	await last.even;
	last.stop();
	await last.over;
	return { page: await holdings(page), extension: await holdings(extension), half, both };
}

function speakBoth(page: Machine, extension: Machine, wires: ReturnType<typeof wirePair>) {
	const there = talk(extension, wires.extension, { side: "extension" });
	const here = talk(page, wires.page);
	// Whoever lost its database under way fails with that, as it would with its process.
	const over = Promise.allSettled([here.end, there.end]);
	return { over, even: Promise.all([here.even, there.even]), stop: here.stop };
}
