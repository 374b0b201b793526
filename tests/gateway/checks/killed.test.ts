import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";

import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";

import type { Query } from "#core/model/answer.ts";
import { chinaDate } from "#core/providers/count.ts";
import { questionOf } from "#gateway/checks/question.ts";
import { openStore } from "#gateway/store/open.ts";
import { hasPostgres, startPostgres, type TestPostgres } from "#tests/gateway/postgres.ts";
import { makeQuery } from "./make.ts";

const INVOICES = 300;
const CLIENTS = 40;

interface Call {
	readonly number: string;
	readonly from: string;
	open: boolean;
}

/** A supplier over HTTP that takes its time and notes every call. */
async function startSupplier(calls: Call[]) {
	const server = createServer(async (request, response) => {
		const { fphm } = JSON.parse(await text(request)) as { fphm: string };
		const call = { number: fphm, from: request.url?.slice(1, 2) ?? "", open: true };
		calls.push(call);
		await wait(20 + Math.random() * 60);
		call.open = false;
		const fp = { fpdm: "", fphm, kprq: "20261101", zfbz: "N", je: "100.00" };
		response.end(JSON.stringify({ code: "0", msg: "演示：查验成功", fp }));
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server has one
}

async function startProcess(databaseUrl: string, supplier: string, name: string) {
	const script = new URL("./process.ts", import.meta.url).pathname;
	const child = spawn(process.execPath, [script, databaseUrl, `${supplier}/${name}/fpcy`, name], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	const gone = once(child, "exit");
	onTestFinished(async () => {
		child.kill("SIGKILL");
		await gone;
	});
	const [line] = (await Promise.race([once(child.stdout, "data"), gone])) as [unknown];
	if (!(line instanceof Buffer)) throw new Error("the process did not start");
	return { url: `http://127.0.0.1:${line.toString().trim()}`, kill: () => child.kill("SIGKILL") };
}

interface Reply {
	/** Name of the process, which is the key in its audit. */
	readonly from: string;
	readonly how: string;
	readonly invoice: string;
	readonly at: number;
}

/** Kept answers stand in the audit a twentieth of a second after they are told; with time for a busy machine. */
const AUDIT_MS = 400;
/** The number of their repeats stands there after a second. */
const REPEATS_MS = 1_000;

const isOf =
	(of: Partial<Reply>) =>
	({ from, how }: Pick<Reply, "from" | "how">) =>
		(of.from ?? from) === from && (of.how ?? how) === how;

describe.skipIf(!hasPostgres)("two gateway processes on one PostgreSQL, one killed under load", () => {
	let postgres: TestPostgres;
	beforeAll(async () => {
		postgres = await startPostgres();
	}, 60_000);
	afterAll(() => postgres.stop());

	it("lose no answer, count every check, and ask twice only what the killed one was asking", async () => {
		const calls: Call[] = [];
		const databaseUrl = await postgres.createDatabase();
		const supplier = await startSupplier(calls);
		const [doomed, other] = await Promise.all([
			startProcess(databaseUrl, supplier, "a"),
			startProcess(databaseUrl, supplier, "b"),
		]);
		const answered = new Set<string>();
		let answeredBefore: ReadonlySet<string> = new Set();
		const replies: Reply[] = [];

		async function ask(url: string, query: Query): Promise<void> {
			const response = await fetch(url, { method: "POST", body: JSON.stringify({ query, fresh: false }) });
			const reply = await response.json();
			expect(reply).toMatchObject({ ok: true, value: { answer: { outcome: "match" } } });
			const { invoice } = questionOf(query);
			replies.push({ from: url === doomed.url ? "a" : "b", how: reply.value.how, invoice, at: Date.now() });
			answered.add(query.number);
		}
		/** Everybody asks for every invoice, beginning elsewhere, at both processes by turns, at the living one if need be. */
		async function client(start: number): Promise<void> {
			for (let step = 0; step < INVOICES; step += 4) {
				const query = makeQuery(((start * 37 + step) % INVOICES) + 1);
				const url = (start + step / 4) % 2 === 0 ? doomed.url : other.url;
				await ask(url, query).catch((cause: unknown) => {
					if (!(cause instanceof TypeError)) throw cause;
					return ask(other.url, query);
				});
			}
		}
		const running = Promise.all(Array.from({ length: CLIENTS }, (_, start) => client(start)));
		const isAsking = () => calls.some(({ from, open }) => from === "a" && open);
		while (answered.size < INVOICES / 3 || !isAsking()) await wait(5);
		answeredBefore = new Set(answered);
		doomed.kill();
		const killedAt = Date.now();
		await running;
		await wait(REPEATS_MS + AUDIT_MS); // the living one writes what it told of kept answers

		const store = await openStore({ databaseUrl });
		onTestFinished(() => store.close());
		expect(calls.some(({ from }) => from === "a") && calls.some(({ from }) => from === "b")).toBe(true);
		expect(answered.size).toBe(INVOICES);
		for (const number of answered) {
			const query = makeQuery(Number(number.slice(4)));
			const ofIt = calls.filter((call) => call.number === number);
			const used = await store.flights.used(questionOf(query).invoice, chinaDate(new Date()));
			expect(await store.answers.find(questionOf(query))).toMatchObject({ outcome: "match" });
			// A second call, or a check reserved for a call that was not made any more: only where the killed one was asking.
			const mostUsed = answeredBefore.has(number) ? 1 : 2;
			expect(used).toBeGreaterThanOrEqual(ofIt.length);
			expect(used).toBeLessThanOrEqual(mostUsed);
			if (ofIt.length === 2) expect(ofIt.map(({ from }) => from)).toEqual(["a", "b"]);
			if (used === 2 && ofIt.length === 1) expect(ofIt[0]?.from).toBe("b");
		}
		const verified = await store.audit.verify();
		expect(verified).toMatchObject({ ok: true });
		const lines = await Array.fromAsync(store.audit.lines());
		const entries = lines
			.map((line) => JSON.parse(JSON.parse(line).content))
			.map(({ keyId: from, how, invoice, times = 1 }) => ({ from, how, invoice, times }));
		const told = (of: Partial<Reply>) => replies.filter(isOf(of));
		const written = (of: Partial<Reply>) => entries.filter(isOf(of)).reduce((sum, { times }) => sum + times, 0);
		expect(written({ from: "b" })).toBeGreaterThanOrEqual(told({ from: "b" }).length);
		for (const how of ["asked", "joined"]) {
			expect(written({ from: "a", how })).toBeGreaterThanOrEqual(told({ from: "a", how }).length);
		}
		// Of kept answers the death of the process takes what was not written yet: a moment's, and numbers of repeats.
		const earlier = told({ from: "a", how: "kept" }).filter(({ at }) => at < killedAt - AUDIT_MS);
		const noted = new Set(entries.filter(isOf({ from: "a", how: "kept" })).map(({ invoice }) => invoice));
		expect(earlier.filter(({ invoice }) => !noted.has(invoice))).toEqual([]);
	}, 60_000);
});
