import { describe, expect, test } from "vitest";

import { formatFen } from "#core/base/fen.ts";
import type { InvoiceState, Outcome } from "#core/model/answer.ts";
import type { KindId } from "#core/model/kinds/index.ts";
import { queryOf } from "#core/model/query.ts";
import { fpcyProvider } from "#core/providers/fpcy.ts";
import { providerFor } from "#core/providers/index.ts";
import type { AskDeps, Provider } from "#core/providers/provider.ts";
import { SAMPLE_SQM, sampleProvider } from "#core/providers/sample.ts";
import { type SampleInvoice, sampleInvoice, sampleInvoices } from "#samples/index.ts";
import { startServer } from "#tests/gateway/support.ts";

const deps: AskDeps = { fetch, now: () => new Date("2026-11-22T02:00:00Z"), timeoutMs: 20_000 };
const never = new AbortController().signal;

function ask(provider: Provider, invoice: SampleInvoice, more: Partial<AskDeps> = {}) {
	const query = queryOf(invoice);
	if (!query.ok) throw new Error(`a sample lacks ${query.error.fields.join()}`);
	return provider.ask(query.value, { ...deps, ...more }, never);
}

/** The check value of each kind, written out from seed 003 and domain §0.2. */
const CHECK_VALUES: Record<string, (invoice: SampleInvoice) => string> = {
	special_paper: ({ amount }) => formatFen(amount),
	freight_paper: ({ amount }) => formatFen(amount),
	special_electronic: ({ amount }) => formatFen(amount),
	motor_paper: ({ amount }) => formatFen(amount),
	digital_paper_special: ({ amount }) => formatFen(amount),
	digital_paper_motor: ({ amount }) => formatFen(amount),
	ordinary_paper: ({ checkCode }) => (checkCode ?? "").slice(14),
	ordinary_electronic: ({ checkCode }) => (checkCode ?? "").slice(14),
	roll: ({ checkCode }) => (checkCode ?? "").slice(14),
	toll_electronic: ({ checkCode }) => (checkCode ?? "").slice(14),
	usedcar_paper: ({ total }) => formatFen(total),
	digital_paper_usedcar: ({ total }) => formatFen(total),
	digital_ordinary: ({ total }) => formatFen(total),
	digital_special: ({ total }) => formatFen(total),
	digital_toll: ({ total }) => formatFen(total),
	digital_motor: ({ total }) => formatFen(total),
	digital_usedcar: ({ total }) => formatFen(total),
	rail: ({ total }) => formatFen(total),
	air: ({ total }) => formatFen(total),
	digital_paper_ordinary: ({ digitalNumber }) => (digitalNumber ?? "").slice(14),
} satisfies Partial<Record<KindId, (invoice: SampleInvoice) => string>>;

const firstOfKind = [...Map.groupBy(sampleInvoices, ({ kind }) => kind).values()].flatMap((group) => group.slice(0, 1));

describe.each(firstOfKind.map((invoice) => [invoice.kind, invoice] as const))("%s", (kind, invoice) => {
	test("is asked with its check value and found with what is on its face", async () => {
		const { url } = await startServer({ now: deps.now });
		let sent = "";
		const spy: typeof fetch = (input, init) => {
			sent = String(init?.body);
			return fetch(input, init);
		};

		const answer = await ask(sampleProvider(url), invoice, { fetch: spy });

		expect(JSON.parse(sent)).toEqual({
			fpdm: invoice.code,
			fphm: invoice.number,
			kprq: invoice.issuedOn,
			value: CHECK_VALUES[kind]?.(invoice),
			sqm: SAMPLE_SQM,
		});
		expect(answer).toMatchObject({
			ok: true,
			value: {
				provider: "sample",
				sample: true,
				outcome: "match",
				state: "normal",
				authorityTime: "2026-11-22 10:00:00",
				authorityCount: 1,
				message: "演示：查验成功",
				fields: {
					number: invoice.number,
					issuedOn: invoice.issuedOn,
					total: invoice.total,
					buyerName: invoice.buyerName,
					buyerTaxId: invoice.buyerTaxId,
					sellerName: invoice.sellerName,
					sellerTaxId: invoice.sellerTaxId,
				},
			},
		});
		if (answer.ok) expect(JSON.stringify(answer.value)).not.toContain(SAMPLE_SQM);
	});
});

test("lines, sums and tax-inclusive roll rows come back as on the face", async () => {
	const { url } = await startServer();
	for (const id of ["special-electronic", "roll", "ordinary"]) {
		const invoice = sampleInvoice(id);
		const answer = await ask(sampleProvider(url), invoice);

		const seen = answer.ok
			? answer.value.lines.map(({ name, amount, tax, rate }) => ({ name, amount, tax, rate }))
			: [];
		expect(seen).toEqual(invoice.lines.map(({ name, amount, tax, rate }) => ({ name, amount, tax, rate })));
		if (answer.ok) expect(answer.value.fields).toMatchObject({ amount: invoice.amount, tax: invoice.tax });
	}
});

test.each<[string, Outcome, InvoiceState]>([
	["void", "match", "void"],
	["red-full", "match", "red_full"],
	["red-part", "match", "red_part"],
	["red-sheet", "match", "red_unknown"],
	["altered", "match", "normal"],
	["not-found", "not_found", "unknown"],
	["mismatch", "mismatch", "unknown"],
	["limit", "limit", "unknown"],
	["too-new", "too_new", "unknown"],
	["too-old", "too_old", "unknown"],
	["busy", "rate_limited", "unknown"],
])("sample %s is answered %s with state %s", async (id, outcome, state) => {
	const { url } = await startServer();

	const answer = await ask(sampleProvider(url), sampleInvoice(id));

	expect(answer).toMatchObject({ ok: true, value: { outcome, state } });
	if (answer.ok && outcome !== "match") expect(answer.value).toMatchObject({ fields: {}, lines: [] });
});

test("an authority that knows another amount is heard", async () => {
	const { url } = await startServer();
	const invoice = sampleInvoice("differs");

	const answer = await ask(sampleProvider(url), invoice);

	expect(answer).toMatchObject({
		ok: true,
		value: { outcome: "match", fields: { amount: 8868, tax: 532, total: 9400 } },
	});
	expect(invoice.total).not.toBe(9400);
});

test.each<[string, object]>([
	["broken-json", { code: "bad_answer" }],
	["http-500", { code: "http", status: 500 }],
])("sample %s gives no answer but a problem", async (id, error) => {
	const { url } = await startServer();

	expect(await ask(sampleProvider(url), sampleInvoice(id))).toEqual({ ok: false, error });
});

test("a slow authority is given up after the time limit", async () => {
	const { url } = await startServer({ slowMs: 30_000 });

	const answer = await ask(sampleProvider(url), sampleInvoice("slow"), { timeoutMs: 150 });

	expect(answer).toEqual({ ok: false, error: { code: "timeout" } });
});

test("a slow authority that is waited for answers", async () => {
	const { url } = await startServer({ slowMs: 20 });

	expect(await ask(sampleProvider(url), sampleInvoice("slow"))).toMatchObject({
		ok: true,
		value: { outcome: "match" },
	});
});

test("a wrong 授权码 says nothing about the invoice", async () => {
	const { url } = await startServer();
	const provider = fpcyProvider({ url, sqm: "no-such-code" });

	expect(await ask(provider, sampleInvoice("ordinary"))).toMatchObject({
		ok: true,
		value: { outcome: "auth", state: "unknown", fields: {} },
	});
});

test("the sixth check of a day is a limit, not a verdict", async () => {
	const { url } = await startServer();
	const outcomes: string[] = [];

	for (let i = 0; i < 6; i++) {
		const answer = await ask(sampleProvider(url), sampleInvoice("ordinary"));
		outcomes.push(answer.ok ? answer.value.outcome : answer.error.code);
	}

	expect(outcomes).toEqual(["match", "match", "match", "match", "match", "limit"]);
});

test("a page reaches an own supplier through the relay of its server", async () => {
	const supplier = await startServer();
	const { url } = await startServer();
	const page: typeof fetch = (input, init) => {
		expect(new URL(String(input)).origin).toBe(new URL(url).origin);
		const headers = new Headers(init?.headers);
		headers.set("Origin", new URL(url).origin); // a browser adds it
		return fetch(input, { ...init, headers });
	};
	const settings = { mode: "fpcy", url: supplier.url, sqm: SAMPLE_SQM } as const;
	const provider = providerFor(settings, { base: url, relay: true });
	if (!provider) throw new Error("settings name a provider");

	const answer = await ask(provider, sampleInvoice("ordinary"), { fetch: page });

	expect(answer).toMatchObject({ ok: true, value: { provider: "fpcy", sample: false, outcome: "match" } });
});
