import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

import { SAMPLE_SQM } from "#core/providers/sample.ts";
import { sampleInvoice } from "#samples/index.ts";
import { startServer } from "./support.ts";

const good = sampleInvoice("ordinary");
const asked = { fpdm: "", fphm: good.number, kprq: good.issuedOn, value: "200.00", sqm: SAMPLE_SQM };

async function ask(url: string, body: unknown, type = "application/json;charset=utf-8"): Promise<Response> {
	const text = typeof body === "string" ? body : JSON.stringify(body);
	return fetch(new URL("/fpcy", url), { method: "POST", headers: { "Content-Type": type }, body: text });
}

test("a known invoice is told with the words of the interface", async () => {
	const { url } = await startServer({ now: () => new Date("2026-11-22T02:32:05Z") });

	const reply = await (await ask(url, asked)).json();

	expect(reply).toMatchObject({
		code: 0,
		msg: "演示：查验成功",
		fp: { fphm: good.number, fpdm: "", jshj: "200.00", zfbz: "N", cycs: "1", cysj: "2026-11-22 10:32:05", fplx: "90" },
	});
	expect(reply.fp.bz).toContain("演示");
});

test.each<[string, unknown, string, string]>([
	["a missing key", { ...asked, kprq: undefined }, "-1", "不规范"],
	["a number where text belongs", { ...asked, value: 200 }, "-1", "不规范"],
	["a number of the wrong length", { ...asked, fphm: "123" }, "-1", "不规范"],
	["text that is not JSON", "{", "-1", "不规范"],
	["a wrong code", { ...asked, sqm: "guess" }, "-1", "授权码"],
	["an unknown number", { ...asked, fphm: "26992999999999999999" }, "2", "不存在"],
	["another day", { ...asked, kprq: "20260313" }, "-1", "不一致"],
	["another amount", { ...asked, value: "200.01" }, "-1", "不一致"],
	["a real invoice's number", { ...asked, fphm: "26312000000000000001" }, "-1", "不支持"],
])("%s is refused", async (_, body, code, words) => {
	const { url } = await startServer();

	const reply = await (await ask(url, body)).json();

	expect(reply).toMatchObject({ code, fp: null });
	expect(reply.msg).toMatch(new RegExp(`^演示：.*${words}`));
});

test.each([
	["text/plain", 415],
	["application/json;charset=gbk", 415],
	["application/json", 200],
	["application/json; charset=UTF-8", 200],
])("content type %s gives %i", async (type, status) => {
	const { url } = await startServer();

	expect((await ask(url, asked, type)).status).toBe(status);
});

test("only POST is taken, and only a short request", async () => {
	const { url } = await startServer();

	const got = await fetch(new URL("/fpcy", url));
	const long = await ask(url, { ...asked, value: "9".repeat(20_000) });

	expect([got.status, got.headers.get("allow")]).toEqual([405, "POST"]);
	expect(long.status).toBe(413);
});

test("one invoice is answered five times a day, also after a restart, and anew the next day in China", async () => {
	let now = new Date("2026-11-22T15:59:00Z");
	const first = await startServer({ now: () => now });
	const codes: unknown[] = [];
	for (let i = 0; i < 6; i++) codes.push((await (await ask(first.url, asked)).json()).code);
	const second = await startServer({ now: () => now, data: first.data });
	codes.push((await (await ask(second.url, asked)).json()).code);

	now = new Date("2026-11-22T16:01:00Z");
	codes.push((await (await ask(second.url, asked)).json()).code);

	expect(codes).toEqual([0, 0, 0, 0, 0, "1", "1", 0]);
});

test("requests at the same time are counted one by one", async () => {
	const { url } = await startServer();

	const replies = await Promise.all(Array.from({ length: 8 }, async () => (await ask(url, asked)).json()));

	expect(replies.filter(({ code }) => code === 0).map(({ fp }) => fp.cycs)).toEqual(
		expect.arrayContaining(["1", "2", "3", "4", "5"]),
	);
	expect(replies.filter(({ code }) => code === "1")).toHaveLength(3);
});

test("a damaged count file starts the day anew and is mended", async () => {
	const { url, data } = await startServer();
	await ask(url, asked);
	const file = join(data, "sample-checks.json");
	await writeFile(file, '{"day":"2026');
	const again = await startServer({ data });

	expect(await (await ask(again.url, asked)).json()).toMatchObject({ code: 0, fp: { cycs: "1" } });
	expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ checks: { [`-${good.number}`]: 1 } });
});

test("one sample is normal when it is first told and reversed ever after, also after a restart", async () => {
	const later = sampleInvoice("red-later");
	const question = { ...asked, fphm: later.number, kprq: later.issuedOn, value: "1130.00" };
	const first = await startServer();
	const flag = async (url: string) => (await (await ask(url, question)).json()).fp.zfbz;
	const wrong = await (await ask(first.url, { ...question, value: "1.00" })).json();
	const flags = [await flag(first.url), await flag(first.url)];
	const second = await startServer({ data: first.data });

	flags.push(await flag(second.url));

	expect(wrong.msg).toContain("不一致");
	expect(flags).toEqual(["N", "8", "8"]);
});
