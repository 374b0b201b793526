import { createApp } from "#core/flows/create-app.ts";
import type { AppDeps } from "#core/flows/deps.ts";
import type { Summary } from "#core/flows/library/summary.ts";
import type { Evidence } from "#core/model/evidence.ts";
import type { Reading } from "#core/model/reading.ts";
import { sha256Hex } from "#core/readers/hash.ts";
import { openVault } from "#core/vault/vault.ts";
import { createBrowserShared } from "#core/worker/browser-shared.ts";
import { testCodec } from "#tests/core/vault/codec.ts";

/** Milliseconds until a list first shows, and until all of it is judged as of now. */
export interface JudgingTimes {
	readonly what: string;
	readonly first: number;
	readonly all: number;
	/** Records that the first list showed. */
	readonly shown: number;
}

const DAY = 86_400_000;
/** Records a container brings in; one write is as large. */
const PER_FILE = 500;

self.onmessage = async ({ data }: MessageEvent<{ readings: readonly Reading[]; records: number }>) => {
	const { readings, records } = data;
	const start = Date.parse("2026-11-20T02:00:00Z");
	await fill(readings, records, await makeDeps("one", start));
	const times = [
		await time("the same day", await makeDeps("one", start)),
		await time("a new day", await makeDeps("one", start + DAY)),
		await time("a new build", await makeDeps("two", start + DAY)),
	];
	self.postMessage(times);
};

/** As after a start of the app: nothing is in memory. */
async function makeDeps(build: string, now: number): Promise<AppDeps> {
	const vault = await openVault<Summary>({ name: "bench", codec: testCodec });
	return {
		openVault: async () => vault,
		readers: 1,
		read: async () => ({ ok: true, value: [] }),
		hash: sha256Hex,
		provider: () => undefined,
		ask: { fetch: fetch.bind(self), timeoutMs: 1_000 },
		shared: createBrowserShared(async () => "bench", self.name),
		now: () => new Date(now),
		randomId: () => crypto.randomUUID(),
		build,
	};
}

async function fill(readings: readonly Reading[], records: number, deps: AppDeps): Promise<void> {
	for (let from = 0; from < records; from += PER_FILE) {
		const many = Array.from({ length: Math.min(PER_FILE, records - from) }, (_, at) =>
			variant(readings[(from + at) % readings.length], from + at),
		);
		const app = createApp({ ...deps, read: async () => ({ ok: true, value: many }) });
		const blob = new Blob([String(from)]);
		await app.capture("fill", [{ name: `${from}.zip`, mediaType: "", blob }], () => undefined);
	}
}

/** The same invoice under a number of its own, at another price. */
function variant(reading: Reading | undefined, index: number): Reading {
	if (!reading) throw new Error("no reading to vary");
	const number = `26992000${String(100_000_000_000 + index)}`;
	const other = (one: Evidence): Evidence => {
		if (one.field === "number") return { ...one, value: number };
		if (one.field === "total") return { ...one, value: (one.value + index) as typeof one.value };
		return one;
	};
	return { ...reading, member: `${index}.pdf`, evidence: reading.evidence.map(other) };
}

async function time(what: string, deps: AppDeps): Promise<JudgingTimes> {
	const app = createApp(deps);
	const start = performance.now();
	const query = { text: "", where: "library", sort: "createdAt", direction: "down", offset: 0, limit: 100 } as const;
	const page = await app.list(query);
	const first = performance.now() - start;
	while ((await app.judgeSome()) > 0);
	return { what, first, all: performance.now() - start, shown: page.count };
}
