import { err, ok, type Result } from "#core/base/result.ts";
import type { CapturedInvoice, CaptureFile, CaptureOutcome, InvoiceNumbers, KeptStanding } from "#core/flows/app.ts";
import { readPageWords } from "#core/flows/capture/page-words.ts";
import type { QueueProgress } from "#core/flows/queue/app.ts";
import type { FieldValues } from "#core/model/fields.ts";
import { queryOf } from "#core/model/query.ts";
import { settle } from "#core/settle/settle.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import type { Candidate, FileCandidate, PictureCandidate } from "#extension/protocol/candidate.ts";
import type { Standing } from "#extension/protocol/standing.ts";
import { fetchFile } from "./fetch-file.ts";
import type { FileMemory } from "./file-memory.ts";
import { createSaver } from "./saver.ts";
import type { SavingList } from "./saving-list.ts";
import type { PageFacts, ReadCandidate, SaveProblem, Work } from "./work.ts";

/** Pictures searched for a QR at one look; each takes up to some seconds. */
const PICTURES_A_LOOK = 20;

/** What the room needs from outside. */
export interface Outside {
	readonly app: HostedApp;
	readonly fetch: typeof fetch;
	/** Whether the user lets us reach this address. */
	mayReach(url: string): Promise<boolean>;
	/** Fetches within the page itself, where only the click on the button allows it; `undefined` when that is no way. */
	fetchInPage(url: string, page: PageFacts): Promise<Response | undefined>;
	readonly files: FileMemory;
	/** What `saveAll` has still to do, beyond the life of the room. */
	recallSaving(): Promise<SavingList>;
	rememberSaving(list: SavingList): Promise<void>;
	/** Whether the library is locked now. */
	locked(): Promise<boolean>;
	/** Where the browser opens the library by itself nobody need hold its secret. */
	forgetSecret(): Promise<void>;
	/** Ends the app, and with it all that has the keys. */
	end(): void;
	/** Between them the room is needed. */
	readonly busy: { begin(): void; end(): void };
	/** Told after what was saved or asked may have changed: whether there is work for the queue, and the language. */
	changed(): void;
	newId(): string;
}

type Saved = Result<readonly CapturedInvoice[], SaveProblem>;

/** The work room over the app. */
export function createWork(outside: Outside): Work {
	const { app } = outside;

	async function standings(numbers: readonly InvoiceNumbers[]): Promise<readonly Standing[]> {
		return (await app.standing(numbers)).map((kept) => (kept ? standingOf(kept) : { what: "new" }));
	}

	async function fieldsOf(candidate: Candidate, allowed: ReadonlySet<Candidate>): Promise<Partial<FieldValues>> {
		if (candidate.what === "fields") return fieldsIn(candidate.fields);
		if (!allowed.has(candidate)) return {};
		const file = await fromData(candidate);
		const read = file && (await app.peek(file));
		return (read?.ok && read.value[0]) || {};
	}

	async function saveFile(candidate: FileCandidate | PictureCandidate, page: PageFacts): Promise<Saved> {
		const { url } = candidate;
		const signal = new AbortController().signal;
		let fetched = await fetchFile(url, outside.fetch, signal);
		if (!fetched.ok && fetched.error.code === "fetch_failed" && !(await outside.mayReach(url))) {
			const inPage = await outside.fetchInPage(url, page);
			if (!inPage) return err({ code: "no_permission" });
			fetched = await fetchFile(url, async () => inPage, signal);
		}
		if (!fetched.ok) return fetched;
		const { blob, mediaType, name = nameFrom(candidate) } = fetched.value;
		const saved = await capture({ name, mediaType, blob, page });
		const { code, number } = (saved.ok && saved.value[0]?.row) || {};
		if (number) await outside.files.remember(url, { number, ...(code && { code }) });
		return saved;
	}

	async function capture(file: CaptureFile): Promise<Saved> {
		const outcomes: CaptureOutcome[] = [];
		await app.capture(outside.newId(), [file], (progress) => {
			if (progress.what === "done") outcomes.push(progress.outcome);
		});
		const [outcome] = outcomes;
		if (!outcome) return err({ code: "aborted" });
		if (!outcome.ok) return err(outcome.problem);
		const [broken] = outcome.failed;
		return outcome.kept.length === 0 && broken ? err(broken.problem) : ok(outcome.kept);
	}

	async function told<T>(work: Promise<T>): Promise<T> {
		try {
			return await work;
		} finally {
			outside.changed();
		}
	}

	async function save(candidates: readonly Candidate[], page: PageFacts): Promise<readonly Saved[]> {
		const worded = candidates.filter((one) => one.what === "fields");
		const kept = await app.capturePage(
			worded.map(({ fields }) => fields),
			page,
		);
		const results = new Map<Candidate, Saved>(
			worded.map((one, index) => {
				const result = kept[index] ?? err({ code: "failed" as const });
				return [one, result.ok ? ok([result.value]) : result];
			}),
		);
		for (const one of candidates) if (one.what !== "fields") results.set(one, await saveFile(one, page));
		return candidates.map((one) => results.get(one) ?? err({ code: "failed" }));
	}

	const verifyAll: Work["verifyAll"] = (recordIds) => told(app.enqueue(recordIds, "library", { fresh: false }));
	const saver = createSaver({
		save: (candidates, page) => told(save(candidates, page)),
		enqueue: verifyAll,
		recall: outside.recallSaving,
		remember: outside.rememberSaving,
		busy: {
			begin: outside.busy.begin,
			end() {
				outside.busy.end();
				outside.changed();
			},
		},
	});

	return {
		async read(candidates) {
			const pictures = candidates.filter((one) => one.what === "picture" && one.url.startsWith("data:"));
			const allowed = new Set<Candidate>(pictures.slice(0, PICTURES_A_LOOK));
			const fields: Partial<FieldValues>[] = [];
			for (const one of candidates) fields.push(await fieldsOf(one, allowed));
			if (await outside.locked()) return candidates.map((one, index) => lockedOf(one, fields[index] ?? {}));
			const known = await Promise.all(
				candidates.map((one) => (one.what === "fields" ? undefined : outside.files.recall(one.url))),
			);
			const numbers = candidates.map((one, index) => known[index] ?? numbersOf(one, fields[index] ?? {}));
			const found = await standings(numbers);
			return candidates.map((one, index) => readOf(one, fields[index] ?? {}, found[index] ?? { what: "new" }));
		},
		async save(candidates, page) {
			await saver.forgetFailed(candidates.map(({ key }) => key));
			return told(save(candidates, page));
		},
		saveAll: (found, options) => told(saver.saveAll(found, options)),
		saving: () => saver.saving(),
		saveText: (text, page) => told(app.captureSelection(text, page)),
		saveTyped: (fields) => told(app.captureTyped(fields)),
		complete: (recordId, fields) => told(app.completeTyped(recordId, fields)),
		verify: (recordId, options) => told(app.verify(outside.newId(), recordId, options)),
		verifyAll,
		queue: () => queueNow(app, outside.newId()),
		steer: (what) => told(app.steerQueue({ what })),
		view: (recordId) => app.view(recordId),
		damagedRecord: (recordId) => app.damagedRecord(recordId),
		settings: () => app.settings(),
		saveSettings: (settings, from) => told(app.saveSettings(settings, from)),
		watch: () => told(app.watch()),
		news: () => app.watchNews(),
		untoldChanges: () => app.untoldChanges(),
		hostsAdded: () => told(app.providerMoved()),
		useServer: (origin) => told(app.useServer(origin)),
		peers: () => app.peers(),
		invite: (origin) => app.invite(origin),
		unpair: (peerId) => app.unpair(peerId),
		leaving: () => app.leaving(),
		accountStanding: () => app.accountStanding(),
		unlock: (shown) => app.unlock(shown ?? undefined),
		setPassphrase: (next, shown) => app.setPassphrase(next, shown ?? undefined),
		async removePassphrase(shown) {
			const removed = await app.removePassphrase(shown ?? undefined);
			if (removed.ok) await outside.forgetSecret();
			return removed;
		},
		renewRecoveryCode: (shown) => app.renewRecoveryCode(shown ?? undefined),
		lock: async () => outside.end(),
	};
}

/** How the queue stands: the first of its reports. */
async function queueNow(app: HostedApp, job: string): Promise<QueueProgress> {
	const { promise, resolve } = Promise.withResolvers<QueueProgress>();
	const following = app.followQueue(job, (progress) => {
		resolve(progress);
		void app.cancel(job).catch(() => undefined);
	});
	return Promise.race([promise, following.then(() => promise)]);
}

/** What the words of a candidate mean, as they would be kept. */
function fieldsIn(words: Parameters<typeof readPageWords>[0]): Partial<FieldValues> {
	const evidence = readPageWords(words);
	return settle([{ form: "page", evidence, lines: [], qr: [], notes: [] }]).fields;
}

function readOf(candidate: Candidate, fields: Partial<FieldValues>, standing: Standing): ReadCandidate {
	const { key } = candidate;
	const unread = Object.keys(fields).length === 0;
	if (unread) return { key, fields, standing: standing.what === "kept" ? standing : { what: "unread" } };
	const query = queryOf(fields);
	if (!query.ok && query.error.code === "unsupported_kind") return { key, fields, standing };
	return { key, fields, missing: query.ok ? [] : query.error.fields, standing };
}

/** What it shows is told; whether it is kept, nobody can tell. */
function lockedOf(candidate: Candidate, fields: Partial<FieldValues>): ReadCandidate {
	return { ...readOf(candidate, fields, { what: "new" }), standing: { what: "locked" } };
}

/** By what a candidate is looked up; a file that is not fetched yet by the number beside it. */
function numbersOf(candidate: Candidate, { code, number, digitalNumber }: Partial<FieldValues>): InvoiceNumbers {
	const beside = candidate.what === "file" ? candidate.number : undefined;
	return {
		...(code && { code }),
		...((number ?? beside) && { number: number ?? beside }),
		...(digitalNumber && { digitalNumber }),
	};
}

function standingOf({ row, verifiedAt }: KeptStanding): Standing {
	const { id, authenticity, state, claimable, sample, claimedAt } = row;
	return {
		what: "kept",
		recordId: id,
		authenticity,
		state,
		claimable,
		sample,
		...(verifiedAt && { verifiedAt }),
		...(claimedAt && { claimedAt }),
	};
}

async function fromData({
	url,
	...candidate
}: Exclude<Candidate, { what: "fields" }>): Promise<CaptureFile | undefined> {
	const fetched = await fetchFile(url, fetch, new AbortController().signal);
	if (!fetched.ok) return undefined;
	const { blob, mediaType } = fetched.value;
	return { name: nameFrom({ url, ...candidate }), mediaType, blob };
}

const PLAIN = /^[^/?#]*$/;

/** A name for what has none: the last part of its address. */
function nameFrom(candidate: { readonly url: string; readonly name?: string }): string {
	if (candidate.name && PLAIN.test(candidate.name)) return candidate.name;
	if (candidate.url.startsWith("data:")) return "picture.png";
	const last = URL.parse(candidate.url)?.pathname.split("/").at(-1) ?? "";
	return decodeName(last).slice(0, 200) || "file";
}

function decodeName(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
