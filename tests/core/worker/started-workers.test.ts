import { type Endpoint, expose, wrap } from "comlink";
import { afterEach, describe, expect, it } from "vitest";

import { createStarter } from "#core/worker/started-workers.ts";

const open: MessagePort[] = [];

afterEach(() => {
	for (const port of open.splice(0)) port.close();
});

const host = { double: (value: number) => 2 * value };

/** A page whose workers double; what it was asked for, in order. */
function makePage(refuse = false) {
	const asked: string[] = [];
	const crashes: (() => void)[] = [];
	const page = {
		async start(id: number, what: string, port: MessagePort, crashed: () => void) {
			asked.push(`start ${id} ${what}`);
			if (refuse) throw new Error("no worker");
			open.push(port);
			crashes.push(crashed);
			expose(host, port as unknown as Endpoint); // Node's port has all that Comlink uses
		},
		async end(id: number) {
			asked.push(`end ${id}`);
		},
	};
	return { page, asked, crash: () => crashes[0]?.() };
}

describe("workers that the page starts for the app's", () => {
	it("answer, also what was asked before the page was known", async () => {
		const { page } = makePage();
		const starter = createStarter();
		const answer = wrap<typeof host>(starter.start("reader").endpoint).double(21);

		starter.usePage(page);

		expect(await answer).toBe(42);
	});

	it("are started and ended in the order that was wanted", async () => {
		const { page, asked } = makePage();
		const starter = createStarter();
		starter.start("reader").terminate();
		starter.start("ledger");

		starter.usePage(page);

		await expect.poll(() => asked).toEqual(["start 1 reader", "end 1", "start 2 ledger"]);
	});

	it("tell when they crash", async () => {
		const { page, crash, asked } = makePage();
		const starter = createStarter();
		starter.usePage(page);
		const crashed = new Promise<void>((resolve) => starter.start("reader").onCrash(resolve));
		await expect.poll(() => asked).toHaveLength(1);

		crash();

		await crashed;
	});

	it("count as crashed where the browser does not start them", async () => {
		const starter = createStarter();
		starter.usePage(makePage(true).page);

		await new Promise<void>((resolve) => starter.start("reader").onCrash(resolve));
	});
});
