import { createHash } from "node:crypto";

import { type Day, parseDay } from "#core/base/day.ts";
import { fen } from "#core/base/fen.ts";
import { err, ok, type Result } from "#core/base/result.ts";
import type { App, CaptureFile, CaptureProgress, ListQuery } from "#core/flows/app.ts";
import { createApp } from "#core/flows/create-app.ts";
import type { AppDeps, AppVault } from "#core/flows/deps.ts";
import type { Answer, Query } from "#core/model/answer.ts";
import { type Evidence, evidence, type Source } from "#core/model/evidence.ts";
import { type FieldName, type FieldValues, fieldNames } from "#core/model/fields.ts";
import type { Form, Reading, ReadResult } from "#core/model/reading.ts";
import type { AskProblem, Provider } from "#core/providers/provider.ts";
import { openVault } from "#core/vault/vault.ts";
import { testCodec } from "#tests/core/vault/codec.ts";
import { makeShared } from "./make-shared.ts";

export type Fields = Partial<FieldValues>;

export function day(text: string): Day {
	const value = parseDay(text);
	if (!value) throw new Error(`no such day: ${text}`);
	return value;
}

/** An invented digital invoice in sample region 99; `serial` tells them apart. */
export function digital(serial: number, more: Fields = {}): Fields {
	return {
		kind: "digital_ordinary",
		number: `2699${String(serial).padStart(16, "0")}`,
		issuedOn: day("20260914"),
		sellerName: `演示商贸${serial}有限公司`,
		buyerName: "示例科技有限公司",
		amount: fen(100_000),
		tax: fen(13_000),
		total: fen(113_000),
		...more,
	};
}

/** The same in a region of its own bureau: invented too, but nothing says so. */
export function unmarked(serial: number, more: Fields = {}): Fields {
	return digital(serial, { number: `2611${String(serial).padStart(16, "0")}`, ...more });
}

export function makeReading(
	fields: Fields,
	form: Form = "pdf",
	source: Source = "text",
	more: Partial<Reading> = {},
): Reading {
	return { form, evidence: evidenceOf(fields, source), lines: [], qr: [], notes: [], ...more };
}

function evidenceOf(fields: Fields, source: Source): Evidence[] {
	const one = <F extends FieldName>(field: F, value: FieldValues[F] | undefined) =>
		value === undefined ? [] : [evidence(field, value, source)];
	return fieldNames.flatMap((field) => one(field, fields[field]));
}

/** Files whose text is the key of what the fake reader gives for them. */
export function file(content: string, name = `${content}.pdf`): CaptureFile {
	return { name, mediaType: "application/pdf", blob: new Blob([content]) };
}

export interface Fake {
	readonly app: App;
	readonly deps: AppDeps;
	readonly vault: AppVault;
	/** Name of the database. */
	readonly name: string;
	/** What the reader gives for a file with this text. */
	readonly files: Map<string, ReadResult>;
	/** Moves the clock. */
	advance(milliseconds: number): void;
	setOnline(online: boolean): void;
	/** How often other tabs were told that something was kept. */
	told(): number;
	/** Questions asked so far. */
	readonly asked: Query[];
	/** Next answers of the authority; the last one stays. */
	readonly answers: ((query: Query) => Result<Answer, AskProblem>)[];
	/** Another app over the same database, as in another tab or after a restart. */
	another(overrides?: Partial<AppDeps>): Promise<App>;
}

let databases = 0;

export async function makeApp(overrides: Partial<AppDeps> & { readonly sampleProvider?: boolean } = {}): Promise<Fake> {
	const name = `yanpiao-test-${databases++}`;
	const { sampleProvider = true, ...given } = overrides;
	const files = new Map<string, ReadResult>();
	const asked: Query[] = [];
	const vault: AppVault = await openVault({ name, codec: testCodec });
	const { shared, setOnline, told } = makeShared();
	let now = Date.parse("2026-11-20T02:00:00Z");
	let id = 0;
	const deps: AppDeps = {
		openVault: async () => vault,
		readers: 2,
		read: async (bytes) => files.get(new TextDecoder().decode(bytes)) ?? err({ code: "unknown_format" }),
		hash: async (bytes) => createHash("sha256").update(bytes).digest("hex"),
		provider: (settings) => (settings.mode === "none" ? undefined : provider),
		ask: { fetch: () => Promise.reject(new Error("no network in tests")), timeoutMs: 1_000 },
		shared,
		now: () => new Date(now++),
		randomId: () => `r${String(id++).padStart(4, "0")}`,
		build: "test",
		...given,
	};
	const fake: Fake = {
		app: createApp(deps),
		deps,
		vault,
		name,
		files,
		asked,
		answers: [(query) => ok(makeAnswer(query))],
		advance: (milliseconds) => {
			now += milliseconds;
			shared.bell.ring();
		},
		setOnline,
		told,
		another: async (more = {}) => {
			const opened: AppVault = await openVault({ name, codec: testCodec });
			return createApp({ ...deps, openVault: async () => opened, randomId: () => `t${id++}`, ...more });
		},
	};
	const provider: Provider = {
		id: "fake",
		name: { zh: "假", en: "fake" },
		sample: sampleProvider,
		supports: () => true,
		ask: async (query, { now: clock }) => {
			asked.push(query);
			const answer = fake.answers.length > 1 ? fake.answers.shift() : fake.answers[0];
			const result = answer ? answer(query) : err<AskProblem>({ code: "offline" });
			return result.ok ? ok({ ...result.value, sample: sampleProvider, askedAt: clock().toISOString() }) : result;
		},
	};
	return fake;
}

export function makeAnswer(query: Query, more: Partial<Answer> = {}): Answer {
	const base = { provider: "fake", sample: true, askedAt: "2026-11-20T02:00:00.000Z", lines: [], raw: "{}" };
	return { ...base, outcome: "match", state: "normal", query, fields: {}, ...more };
}

export const everything: ListQuery = {
	text: "",
	where: "library",
	sort: "createdAt",
	direction: "down",
	offset: 0,
	limit: 100,
};

/** Captures and gives every report beside the summary. */
export async function capture(app: App, files: readonly CaptureFile[], job = "job") {
	const reports: CaptureProgress[] = [];
	const summary = await app.capture(job, files, (progress) => reports.push(progress));
	const outcomes = reports.flatMap((report) => (report.what === "done" ? [report.outcome] : []));
	return { summary, reports, outcomes };
}

/** The value of what must have been kept. */
export function value<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(`not kept: ${JSON.stringify(result.error)}`);
	return result.value;
}

/** Captures one file that must be kept as one invoice. */
export async function captureOne(app: App, one: CaptureFile) {
	const [outcome] = (await capture(app, [one])).outcomes;
	const kept = outcome?.ok ? outcome.kept[0] : undefined;
	if (!kept) throw new Error(`not kept: ${JSON.stringify(outcome)}`);
	return kept;
}
