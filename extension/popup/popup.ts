import { batch, type Signal, signal } from "@preact/signals";

import type { RecordView, Settings } from "#core/flows/app.ts";
import type { QueueProgress } from "#core/flows/queue-app.ts";
import type { TypedFields } from "#core/model/fields.ts";
import type { Hub, TabSight } from "#extension/background/hub.ts";
import { hostPattern } from "#extension/page/host.ts";
import type { Surroundings } from "#extension/page/surroundings.ts";
import type { Candidate } from "#extension/protocol/candidate.ts";
import type { PopupAim } from "#extension/protocol/popup-address.ts";
import type { Work } from "#extension/work/work.ts";
import { t } from "#ui/i18n/index.ts";
import { applyLook } from "#ui/look.ts";
import { verifyProblemText } from "#ui/words.ts";
import { type AskingNote, formatAskingNote, hasEnded, parseAskingNote } from "./asking-note.ts";
import { type Entry, entriesOf, recordOf, saveBatches, toSave, toVerify, withReadings } from "./entries.ts";
import { saveProblemText, silent } from "./problem-text.ts";
import type { Doing, Looking, Open } from "./state.ts";

export interface PopupDeps {
	readonly hub: Hub;
	readonly work: Work;
	readonly around: Surroundings;
	/** What a menu wants shown; empty for the popup of the button. */
	readonly aim: PopupAim;
}

/** How often a running queue is looked at, and one that rests. */
const POLL_MS = 1_000;
const REST_MS = 5_000;

/** The site whose permission was asked for: browsers may close the popup while their question is open. */
const WANTED = "popup.wanted";

/** The question that is out. */
const ASKING = "popup.asking";

/** What the popup shows and what its buttons do. All that must outlive it lies behind `hub` and `work`. */
export class Popup {
	readonly looking: Signal<Looking> = signal({ state: "looking" });
	readonly entries: Signal<readonly Entry[]> = signal([]);
	readonly doing: Signal<ReadonlyMap<string, Doing>> = signal(new Map());
	readonly settings: Signal<Settings | undefined> = signal(undefined);
	readonly queue: Signal<QueueProgress | undefined> = signal(undefined);
	readonly bulk: Signal<{ readonly done: number; readonly total: number } | undefined> = signal(undefined);
	readonly said: Signal<string> = signal("");
	readonly open: Signal<Open> = signal({ what: "list" });
	/** Goes up when a record may have changed: an open record is fetched again. */
	readonly revision: Signal<number> = signal(0);
	readonly #deps: PopupDeps;
	#ended = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(deps: PopupDeps) {
		this.#deps = deps;
	}

	/** Whether it is a window that shows one thing a menu named, without a list. */
	get alone(): boolean {
		const { record, problem } = this.#deps.aim;
		return record !== undefined || problem !== undefined;
	}

	/** What went wrong with the thing a menu named. */
	get problem(): string | undefined {
		const { problem } = this.#deps.aim;
		return problem === undefined ? undefined : saveProblemText({ code: problem });
	}

	start(): void {
		const { record } = this.#deps.aim;
		if (record !== undefined) this.open.value = { what: "entry", key: record, recordId: record };
		if (!this.alone) void this.look();
		void this.#readSettings();
		void this.followQueue();
	}

	now(): Date {
		return this.#deps.around.now();
	}

	async look(): Promise<void> {
		const { hub, around, aim } = this.#deps;
		this.looking.value = { state: "looking" };
		try {
			const tab = aim.tab ?? (await around.activeTab());
			if (tab === undefined) {
				this.looking.value = {
					state: "seen",
					sight: { title: "", url: "", watched: false, frames: [], problem: "gone" },
				};
				return;
			}
			const sight = await this.#takeUpWanted(await hub.look(tab));
			const entries = entriesOf(sight);
			// Standings come with the lines, so that no line changes its height a moment later.
			const readings = await this.#deps.work.read(entries.map(({ candidate }) => candidate));
			batch(() => {
				this.entries.value = withReadings(entries, readings);
				this.looking.value = { state: "seen", sight };
			});
			await this.#takeUpAsking();
		} catch (cause) {
			console.warn("look", cause);
			this.looking.value = { state: "failed" };
		}
	}

	/** Looks again at how everything stands, without looking at the page. */
	async refresh(): Promise<void> {
		const entries = this.entries.value;
		const readings = await this.#deps.work.read(entries.map(({ candidate }) => candidate));
		batch(() => {
			this.entries.value = withReadings(this.entries.value, readings);
			this.revision.value++;
		});
	}

	/** Keeps one entry; gives its record. What went wrong stands beside the entry. */
	async keep(entry: Entry): Promise<string | undefined> {
		const kept = recordOf(entry);
		if (kept) return kept;
		const [recordId] = await this.#save([entry]);
		await this.#quietly(this.refresh());
		return recordId;
	}

	async keepAll(): Promise<void> {
		await this.#saveBatches(toSave(this.entries.value));
		await this.#quietly(this.refresh());
	}

	/** Keeps an entry where it is not kept, and asks. The answer is in the record when it is there. */
	async verify(entry: Entry): Promise<void> {
		const { key } = entry.candidate;
		const recordId = await this.keep(entry);
		if (recordId === undefined) return;
		this.open.value = { what: "entry", key, recordId };
		await this.ask(key, recordId);
	}

	async ask(key: string, recordId: string): Promise<void> {
		const { around } = this.#deps;
		this.#mark(key, { ...this.#kept(key), now: "asking" });
		await around.remember(ASKING, formatAskingNote({ recordId, at: this.now().toISOString() }));
		try {
			const view = await this.#deps.work.view(recordId);
			const fresh = (view?.answers.length ?? 0) > 0;
			const answer = await this.#deps.work.verify(recordId, { fresh });
			this.#mark(key, { ...this.#kept(key), ...(!answer.ok && { said: verifyProblemText(answer.error) }) });
		} catch (cause) {
			console.warn("verify", cause);
			this.#mark(key, { ...this.#kept(key), said: silent.ask() });
		}
		await around.remember(ASKING, undefined);
		await this.#quietly(this.refresh());
	}

	/** Keeps all that can be asked about and puts it into the queue, piece by piece: each piece goes on by itself. */
	async verifyAll(): Promise<void> {
		const entries = toVerify(this.entries.value);
		const kept = entries.flatMap((entry) => recordOf(entry) ?? []);
		if (kept.length > 0) await this.#enqueue(kept);
		await this.#saveBatches(
			entries.filter((entry) => recordOf(entry) === undefined),
			(recordIds) => this.#enqueue(recordIds),
		);
		await this.#quietly(this.refresh());
		await this.followQueue();
	}

	/** Keeps typed values: in the record, in the record an entry is kept in first, or in a new one. */
	async saveTyped(fields: TypedFields, where: { key?: string; recordId?: string }): Promise<string | undefined> {
		const { work } = this.#deps;
		const entry = this.entries.value.find(({ candidate }) => candidate.key === where.key);
		try {
			const recordId = where.recordId ?? (entry && (await this.keep(entry)));
			if (entry && recordId === undefined) return this.doing.value.get(entry.candidate.key)?.said ?? silent.save();
			const kept = recordId ? await work.complete(recordId, fields) : await work.saveTyped(fields);
			if (!kept.ok) return t(kept.error.code === "no_record" ? "form.noRecord" : "full.form");
			await this.refresh();
			this.open.value = { what: "entry", key: where.key ?? "", recordId: kept.value.recordId };
			return undefined;
		} catch (cause) {
			console.warn("typed", cause);
			return silent.save();
		}
	}

	view(recordId: string): Promise<RecordView | undefined> {
		return this.#deps.work.view(recordId);
	}

	/** Within a click: asks for the host a file lies on, then reads it. */
	async allowAndRead(entry: Entry, host: string): Promise<void> {
		const granted = await this.#deps.around.askForHosts([host]);
		if (!granted) {
			this.#mark(entry.candidate.key, { said: saveProblemText({ code: "refused" }, urlOf(entry.candidate)), host });
			return;
		}
		await this.keep(entry);
	}

	/** Within a click: asks for the right to look at a site by itself, or gives it back on the spot. */
	async watchSite(on: boolean): Promise<void> {
		const { hub, around } = this.#deps;
		const looking = this.looking.value;
		const origin = looking.state === "seen" ? looking.sight.origin : undefined;
		const pattern = origin && hostPattern(origin);
		if (looking.state !== "seen" || !origin || !pattern) return;
		const host = new URL(origin).host;
		try {
			if (on) {
				void around.remember(WANTED, origin);
				const granted = await around.askForHosts([pattern]);
				await around.remember(WANTED, undefined);
				if (!granted) {
					this.said.value = t("ext.site.refused", { host });
					return;
				}
				await hub.watchSite(origin, true);
				this.said.value = "";
			} else {
				await hub.watchSite(origin, false);
				await around.giveBackHosts([pattern]);
				this.said.value = t("ext.site.withdrawn", { host });
			}
			this.looking.value = { state: "seen", sight: { ...looking.sight, watched: on } };
		} catch (cause) {
			console.warn("site", cause);
			this.said.value = t("ext.site.failed");
		}
	}

	openOptions(): void {
		this.#deps.around.openOptions();
	}

	/** Follows the queue as long as the popup is open. */
	async followQueue(): Promise<void> {
		clearTimeout(this.#timer);
		let wait = REST_MS;
		try {
			const queue = await this.#deps.work.queue();
			const { counts } = queue;
			const ended = counts.answered + counts.needs_person + counts.given_up;
			const moved = this.queue.value !== undefined && ended !== this.#ended;
			this.queue.value = queue;
			this.#ended = ended;
			if (moved) await this.refresh();
			if (counts.waiting + counts.asking > 0) wait = POLL_MS;
		} catch (cause) {
			console.warn("queue", cause); // looked at again below
		}
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.followQueue(), wait);
	}

	/** A question that an earlier popup left: shown as such until it ends. */
	async #takeUpAsking(): Promise<void> {
		const note = parseAskingNote(await this.#deps.around.recall(ASKING), this.now());
		const entry = note && this.entries.value.find((one) => recordOf(one) === note.recordId);
		if (!note || !entry) return;
		this.#mark(entry.candidate.key, { now: "asking" });
		await this.#followAsking(note, entry.candidate.key);
	}

	async #followAsking(note: AskingNote, key: string): Promise<void> {
		const { work, around } = this.#deps;
		const current = () => parseAskingNote(formatAskingNote(note), this.now()) !== undefined;
		while (current() && !hasEnded(note, await work.view(note.recordId))) {
			await new Promise((resolve) => setTimeout(resolve, POLL_MS));
		}
		await around.remember(ASKING, undefined);
		this.#mark(key, this.#kept(key));
		await this.refresh();
	}

	async #readSettings(): Promise<void> {
		try {
			const settings = await this.#deps.work.settings();
			applyLook(settings);
			this.settings.value = settings;
		} catch (cause) {
			console.warn("settings", cause); // 查验 says by itself why it cannot ask
		}
	}

	/** The permission was granted after the popup had been closed over the question: what was asked for is done now. */
	async #takeUpWanted(sight: TabSight): Promise<TabSight> {
		const { hub, around } = this.#deps;
		const pattern = sight.origin && hostPattern(sight.origin);
		if (!sight.origin || !pattern || sight.watched || (await around.recall(WANTED)) !== sight.origin) return sight;
		await around.remember(WANTED, undefined);
		if (!(await around.mayVisit(pattern))) return sight;
		await hub.watchSite(sight.origin, true);
		return { ...sight, watched: true };
	}

	async #saveBatches(entries: readonly Entry[], then?: (recordIds: readonly string[]) => Promise<void>): Promise<void> {
		const total = entries.length;
		if (total === 0) return;
		let done = 0;
		this.said.value = "";
		this.bulk.value = { done, total };
		for (const part of saveBatches(entries)) {
			const recordIds = await this.#save(part);
			if (recordIds.length > 0) await then?.(recordIds);
			done += part.length;
			this.bulk.value = { done, total };
		}
		this.bulk.value = undefined;
		const failed = entries.filter(({ candidate }) => this.doing.value.get(candidate.key)?.said !== undefined).length;
		if (failed > 0) this.said.value = t("ext.bulk.failed", { count: failed });
	}

	/** Keeps entries of one page; gives the records they are in. */
	async #save(entries: readonly Entry[]): Promise<readonly string[]> {
		const page = entries[0]?.page;
		if (!page) return [];
		for (const { candidate } of entries) {
			this.#mark(candidate.key, { now: candidate.what === "fields" ? "saving" : "reading" });
		}
		try {
			const results = await this.#deps.work.save(
				entries.map(({ candidate }) => candidate),
				page,
			);
			return entries.flatMap(({ candidate }, index) => {
				const result = results[index];
				if (!result?.ok) {
					const problem = result?.error ?? { code: "failed" };
					const host = problem.code === "no_permission" && "url" in candidate ? hostPattern(candidate.url) : undefined;
					this.#mark(candidate.key, { said: saveProblemText(problem, urlOf(candidate)), ...(host && { host }) });
					return [];
				}
				const records = result.value.map(({ recordId }) => recordId);
				const nothing = records.length === 0 ? { said: saveProblemText({ code: "nothing" }) } : {};
				this.#mark(candidate.key, { records, ...nothing });
				return records;
			});
		} catch (cause) {
			console.warn("save", cause);
			for (const { candidate } of entries) this.#mark(candidate.key, { said: silent.save() });
			return [];
		}
	}

	async #enqueue(recordIds: readonly string[]): Promise<void> {
		try {
			const added = await this.#deps.work.verifyAll(recordIds);
			this.said.value = added.ok ? "" : t("ext.opt.full");
		} catch (cause) {
			console.warn("verifyAll", cause);
			this.said.value = silent.ask();
		}
		void this.followQueue();
	}

	#kept(key: string): Doing {
		const records = this.doing.value.get(key)?.records;
		return records ? { records } : {};
	}

	#mark(key: string, doing: Doing): void {
		this.doing.value = new Map(this.doing.value).set(key, doing);
	}

	/** What is shown may be a moment old; that is no reason to say that the action failed. */
	async #quietly(work: Promise<void>): Promise<void> {
		try {
			await work;
		} catch (cause) {
			console.warn("refresh", cause);
		}
	}
}

function urlOf(candidate: Candidate): string | undefined {
	return "url" in candidate ? candidate.url : undefined;
}
