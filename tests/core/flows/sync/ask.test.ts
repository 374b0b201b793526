import { expect, test } from "vitest";
import { type AskOver, overBridge } from "#core/flows/sync/over.ts";
import { fpcyProvider } from "#core/providers/fpcy.ts";
import { day } from "#tests/core/flows/support.ts";

const query = {
	kind: "digital_ordinary",
	code: "",
	number: "26992000000000000017",
	issuedOn: day("20260914"),
	checkValue: "1.00",
} as const;
const provider = fpcyProvider({
	url: "http://supplier.invalid/fpcy",
	sqm: "code",
	relay: "http://127.0.0.1:8787/relay",
});

/** Asks with a bridge that answers so, and tells which ways were taken. */
async function askWith(bridge: AskOver | undefined) {
	const taken: string[] = [];
	const fetchIt = (async (url: unknown) => {
		taken.push(String(url));
		throw new TypeError("no such server");
	}) as typeof fetch;
	const over = overBridge(
		fetchIt,
		() =>
			bridge &&
			((...asked) => {
				taken.push(`bridge ${asked[0]}`);
				return bridge(...asked);
			}),
	);
	const deps = { fetch: over, now: () => new Date("2026-11-20T02:00:00Z"), timeoutMs: 1_000 };
	const result = await provider.ask(query, deps, new AbortController().signal);
	return { taken, result };
}

test("a question goes over the bridge where one is, and the reply is the supplier's", async () => {
	const said: string[] = [];
	const { taken, result } = await askWith(async (_, body) => {
		said.push(body);
		return { t: "answer", call: 0, status: 200, text: '{"code":"0009","msg":"查无此票"}' };
	});

	expect(taken).toEqual(["bridge http://supplier.invalid/fpcy"]);
	expect(JSON.parse(said[0] ?? "")).toMatchObject({ fphm: query.number, sqm: "code" });
	expect(result).not.toMatchObject({ error: { code: "offline" } });
});

test("without one, or where the extension may not ask that address, it goes the way it would", async () => {
	expect((await askWith(undefined)).taken).toEqual(["http://127.0.0.1:8787/relay"]);
	expect((await askWith(async () => undefined)).taken).toEqual([
		"bridge http://supplier.invalid/fpcy",
		"http://127.0.0.1:8787/relay",
	]);
});

test("what was sent once is not sent again by the other way", async () => {
	const { taken, result } = await askWith(async () => ({ t: "unanswered", call: 0, problem: "timeout" }));

	expect(taken).toHaveLength(1);
	expect(result).toEqual({ ok: false, error: { code: "timeout" } });
});
