import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import autocannon from "autocannon";
import { makeQuery } from "#tests/gateway/checks/make.ts";
import { hasPostgres, startPostgres } from "#tests/gateway/postgres.ts";
import { temporaryFolder } from "./chromium.ts";
import { median } from "./median.ts";

/** Invoices that are asked about by turns; all are kept. */
const INVOICES = 500;
const ROUNDS = 5;
const SECONDS = 5;
const RATE = 500;

interface Started {
	/** Addresses, with a closing slash. */
	readonly ours: string;
	readonly bare: string;
	readonly secret: string;
	readonly openMs: number;
	readonly openBytes: number;
}

/**
 * What an answer that is kept costs: its whole way with key, audit entry on disk and JSON against a bare route of the
 * same server that returns the same bytes, by turns. Goals: p99 ≤ 5 ms at a fixed rate, throughput ≥ 0.5 of the bare one.
 */
export async function benchGateway(): Promise<void> {
	await benchOn("SQLite", join(temporaryFolder(), "gateway.db"));
	if (!hasPostgres) return;
	const postgres = await startPostgres({ durable: true });
	try {
		await benchOn("PostgreSQL", await postgres.createDatabase());
	} finally {
		await postgres.stop();
	}
}

async function benchOn(name: string, where: string): Promise<void> {
	const { child, ...server } = await startServer(where);
	try {
		const ours = load(server.ours, server.secret, child);
		const bare = load(server.bare, server.secret, child);
		await ours({ duration: 2 }); // warm
		await bare({ duration: 2 });
		const rounds: Round[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			rounds.push({
				steadyBare: await atFixedRate(server.bare, server.secret),
				steady: await atFixedRate(server.ours, server.secret),
				bare: await bare({}),
				ours: await ours({}),
			});
		}
		const ratio = median(rounds.map((round) => round.ours.perSecond / round.bare.perSecond));
		console.log(
			`${name}: opened in ${server.openMs.toFixed(0)} ms with ${(server.openBytes / 2 ** 20).toFixed(0)} MiB`,
		);
		for (const [which, pick] of [
			["bare", "steadyBare"],
			["ours", "steady"],
		] as const) {
			const all = rounds.map((round) => round[pick]);
			const p50 = median(all.map((one) => one.p50)).toFixed(1);
			const p99 = median(all.map((one) => one.p99)).toFixed(1);
			const each = all.map((one) => one.p99.toFixed(1)).join(", ");
			console.log(`  ${which} at ${RATE}/s: p50 ${p50} ms, p99 ${p99} ms (of ${each})`);
		}
		for (const round of rounds) {
			console.log(`  bare ${shown(round.bare)}, ours ${shown(round.ours)}`);
		}
		console.log(`  throughput ${ratio.toFixed(2)} × the bare route, failed ${rounds.map(({ ours }) => ours.failed)}`);
	} finally {
		child.kill();
	}
}

interface Round {
	readonly steadyBare: Steady;
	readonly steady: Steady;
	readonly bare: Loaded;
	readonly ours: Loaded;
}

interface Steady {
	/** Milliseconds. */
	readonly p50: number;
	readonly p99: number;
}

/** From the moment a question was due, so that one that is held up does not hide those behind it. */
async function atFixedRate(url: string, secret: string): Promise<Steady> {
	const agent = new Agent({ keepAlive: true, maxSockets: 50 });
	const begin = performance.now();
	const total = RATE * SECONDS;
	const times = await Promise.all(
		Array.from({ length: total }, async (_, n) => {
			const due = begin + (n * 1000) / RATE;
			await wait(Math.max(1, due - performance.now()));
			const sent = performance.now();
			await post(agent, url, bodyOf(n, secret));
			return performance.now() - Math.max(due, sent);
		}),
	);
	agent.destroy();
	const sorted = times.toSorted((a, b) => a - b);
	return { p50: median(sorted), p99: sorted[Math.floor(total * 0.99)] ?? Number.NaN };
}

function post(agent: Agent, url: string, body: string): Promise<void> {
	const headers = { "content-type": "application/json" };
	return new Promise((resolve, reject) => {
		const sent = request(new URL("fpcy", url), { agent, method: "POST", headers }, (response) => {
			if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`));
			response.resume().once("end", resolve);
		});
		sent.once("error", reject).end(body);
	});
}

function bodyOf(n: number, sqm: string): string {
	const { number: fphm, issuedOn: kprq, checkValue: value } = makeQuery((n % INVOICES) + 1);
	return JSON.stringify({ fpdm: "", fphm, kprq, value, sqm });
}

interface Loaded {
	readonly perSecond: number;
	/** Processor time of the answering thread for one request, in microseconds; less at the mercy of a busy machine. */
	readonly micros: number;
	readonly failed: number;
}

function load(url: string, secret: string, child: ChildProcess) {
	const requests = Array.from({ length: INVOICES }, (_, n) => ({ body: bodyOf(n, secret) }));
	return async (more: Partial<autocannon.Options>): Promise<Loaded> => {
		const before = await processorMicros(child);
		const result = await autocannon({
			url: `${url}fpcy`,
			method: "POST",
			headers: { "content-type": "application/json" },
			requests,
			connections: 50,
			duration: SECONDS,
			...more,
		});
		const used = (await processorMicros(child)) - before;
		const { errors, timeouts, non2xx, duration } = result;
		const answered = result["2xx"];
		return {
			perSecond: Math.round(answered / duration), // its own average counts the second it was started in, or not
			micros: used / answered,
			failed: errors + timeouts + non2xx,
		};
	};
}

async function processorMicros(child: ChildProcess): Promise<number> {
	child.send("processor");
	const [micros] = (await once(child, "message")) as [unknown];
	if (typeof micros !== "number") throw new Error("no processor time");
	return micros;
}

function shown({ perSecond, micros }: Loaded): string {
	return `${perSecond}/s (${micros.toFixed(1)} µs)`;
}

async function startServer(where: string): Promise<Started & { readonly child: ChildProcess }> {
	const script = new URL("./gateway-server.ts", import.meta.url).pathname;
	const child = spawn(process.execPath, [script, where, String(INVOICES), temporaryFolder()], {
		stdio: ["ignore", "pipe", "inherit", "ipc"],
	});
	if (!child.stdout) throw new Error("no output of the server");
	const [line] = (await Promise.race([once(child.stdout, "data"), once(child, "exit")])) as [unknown];
	if (!(line instanceof Buffer)) throw new Error("the server did not start");
	return { ...(JSON.parse(line.toString()) as Started), child };
}
