import "fake-indexeddb/auto";

import { canonicalJson } from "#core/base/canonical-json.ts";
import type { AppVault } from "#core/flows/deps.ts";
import { bundlesOf } from "#core/flows/sync/send.ts";
import { portWire } from "#core/flows/sync/wire.ts";
import { holdings, pairUp, startMachine, talk } from "#tests/core/flows/sync/support.ts";
import { fill, torture } from "#tests/core/flows/sync/torture.ts";

/**
 * The bridge between two vaults in Node, over a port of its own, beside a bare echo of the same records over such a
 * port: no signing, no checking, no merging, no database. Then the same number of records with 20 kills.
 */
export async function benchBridge(records: number): Promise<void> {
	const name = `bench-bridge-${Date.now()}`;
	const [page, extension] = [await startMachine(`${name}-page`), await startMachine(`${name}-extension`)];
	await pairUp(page, extension);
	await fill(page, records, () => true);

	const echo = await timeEcho(page.vault);
	const { port1, port2 } = new MessageChannel();
	const began = performance.now();
	const there = talk(extension, portWire(port2), { side: "extension" });
	const here = talk(page, portWire(port1));
	await Promise.all([here.even, there.even]);
	const took = performance.now() - began;
	here.stop();
	await Promise.allSettled([here.end, there.end]);
	const same = canonicalJson(await shape(page)) === canonicalJson(await shape(extension));

	console.log(`${records} records, a third with a file; two vaults in one process (ms, records a second)\n`);
	line("bare port echo", echo, records);
	line("the bridge, written", took, records);
	console.log(`${(took / echo).toFixed(0)} times the echo; both hold the same: ${same}\n`);

	const start = performance.now();
	const lastsFrames = records / 20; // so that about half of the kills come before all is told
	const end = await torture({ name: `${name}-kill`, records, kills: 20, lastsFrames, random: Math.random });
	const identities = new Set(end.page.records.map(({ identity }) => identity));
	const lost = records - identities.size;
	const doubled = end.page.records.length - identities.size;
	const alike = canonicalJson(end.page.records) === canonicalJson(end.extension.records);
	const broken = [...end.page.contents.values(), ...end.extension.contents.values()].filter((size) => size < 0).length;
	const midway = end.half.filter((count) => count > records * 0.55 && count < records).length;
	console.log(
		`killed 20 times, ${midway} of them half-way: ${((performance.now() - start) / 1000).toFixed(0)} s in all`,
	);
	console.log(`lost ${lost}, doubled ${doubled}, files broken ${broken}, both hold the same: ${alike}`);
	process.exitCode = lost + doubled + broken > 0 || !alike || !same ? 1 : 0;
}

async function shape(machine: Parameters<typeof holdings>[0]) {
	const { records, contents } = await holdings(machine);
	return [records, [...contents]];
}

/** Every record and file to the other end of a port and back, a hundred under way. */
async function timeEcho(vault: AppVault): Promise<number> {
	const held = await vault.records(await vault.ids());
	const texts = (await bundlesOf(vault, held)).map((bundle) => JSON.stringify(bundle));
	for (const { sha256 } of (await bundlesOf(vault, held)).flatMap(({ files }) => files)) {
		const bytes = await vault.content(sha256);
		if (bytes) texts.push(Buffer.from(bytes).toString("base64"));
	}
	const { port1, port2 } = new MessageChannel();
	port2.onmessage = ({ data }) => port2.postMessage(data);
	const began = performance.now();
	await new Promise<void>((resolve) => {
		let [sent, back] = [0, 0];
		const send = () => {
			if (sent < texts.length) port1.postMessage(texts[sent++]);
		};
		port1.onmessage = () => {
			if (++back === texts.length) resolve();
			send();
		};
		for (let count = 0; count < 100; count++) send();
	});
	const took = performance.now() - began;
	port1.close();
	return took;
}

function line(what: string, took: number, records: number): void {
	const rate = (records / took) * 1000;
	console.log(`${what.padEnd(20)}${took.toFixed(0).padStart(10)}${rate.toFixed(0).padStart(12)}`);
}
