import { batch, type Signal, signal } from "@preact/signals";

import type { RecordView, Settings } from "#core/flows/app.ts";
import type { TypedFields } from "#core/model/fields.ts";
import type { AccountStanding } from "#core/vault/account/account.ts";
import { noticingLock } from "#extension/account/noticing-lock.ts";
import type { Hub, TabSight } from "#extension/background/hub.ts";
import { t } from "#extension/i18n/index.ts";
import type { Surroundings } from "#extension/page/surroundings.ts";
import type { PopupAim } from "#extension/protocol/popup-address.ts";
import { WorkLocked } from "#extension/work/locked.ts";
import type { Work } from "#extension/work/work.ts";
import { applyLook } from "#ui/look.ts";
import { noteFailure } from "#ui/note-failure.ts";
import type { TypedDraft } from "#ui/typed/draft.ts";
import { verifyProblemText } from "#ui/words.ts";
import { formatAskingNote, parseAskingNote, untilEnded } from "./asking-note.ts";
import { type Entry, entriesOf, recordOf, toSave, toVerify, withReadings } from "./entries.ts";
import { saveProblemText, silent } from "./problem-text.ts";
import { Running } from "./running.ts";
import { doingOf, endOf, workOn } from "./saving.ts";
import { switchSite, takeUpWanted } from "./site.ts";
import type { Doing, Looking, Open, Shown } from "./state.ts";

export interface PopupDeps {
	readonly hub: Hub;
	readonly work: Work;
	readonly around: Surroundings;
	/** What a menu wants shown; empty for the popup of the button. */
	readonly aim: PopupAim;
}

const GONE: TabSight = { title: "", url: "", watched: false, frames: [], problem: "gone" };

/** The question that is out. */
const ASKING = "popup.asking";

/** What the popup shows and what its buttons do. All that must outlive it lies behind `hub` and `work`. */
export class Popup {
	readonly looking: Signal<Looking> = signal({ state: "looking" });
	readonly entries: Signal<readonly Entry[]> = signal([]);
	readonly settings: Signal<Settings | undefined> = signal(undefined);
	readonly said: Signal<string> = signal("");
	readonly open: Signal<Open> = signal({ what: "list" });
	/** Goes up when a record may have changed: an open record is fetched again. */
	readonly revision: Signal<number> = signal(0);
	/** How the library is guarded; absent until that is known. */
	readonly account: Signal<AccountStanding | undefined> = signal(undefined);
	readonly running: Running;
	/** What is typed and not kept, and where: in the memory of this page alone, and not shown while the library is locked. */
	draft: { readonly open: Open; readonly typed: TypedDraft } | undefined;
	readonly #deps: PopupDeps;
	/** Going from locked to open, or back. */
	#turning = false;
	/** Key of the entry that is shown once the room has kept it. */
	#wanted: string | undefined;
	/** What this popup itself does with an entry, by its key. */
	readonly #doing: Signal<ReadonlyMap<string, Doing>> = signal(new Map());

	constructor(deps: PopupDeps) {
		const work = noticingLock(deps.work, () => void this.#follow("locked"));
		this.#deps = { ...deps, work };
		this.running = new Running({
			work,
			answered: () => void this.#follow("open"),
			say: (text) => {
				this.said.value = text;
			},
			moved: async () => {
				await this.refresh();
				this.#openWanted();
			},
		});
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

	/** Whether the passphrase is needed first. */
	get isLocked(): boolean {
		return this.account.value?.state === "locked";
	}

	start(): void {
		this.#deps.around.onLock(() => void this.#follow("locked"));
		this.#showAim();
		if (!this.alone) void this.look();
		void this.#readSettings();
		void this.running.follow();
	}

	now(): Date {
		return this.#deps.around.now();
	}

	entry(key: string | undefined): Entry | undefined {
		return this.entries.value.find(({ candidate }) => candidate.key === key);
	}

	/** What is being done with an entry or a record, by its key, or what came of it. */
	doing(key: string): Doing | undefined {
		return this.#doing.value.get(key) ?? doingOf(this.running.saving.value, this.entry(key));
	}

	async look(): Promise<void> {
		const { hub, work, around, aim } = this.#deps;
		this.looking.value = { state: "looking" };
		try {
			const tab = aim.tab ?? (await around.activeTab());
			const sight = tab === undefined ? GONE : await takeUpWanted(this.#deps, await hub.look(tab));
			const entries = entriesOf(sight);
			// Standings come with the lines, so that no line changes its height a moment later.
			const [account, readings, saving] = await Promise.all([
				work.accountStanding(),
				work.read(entries.map(({ candidate }) => candidate)),
				work.saving().catch(undefinedIfLocked),
			]);
			batch(() => {
				this.account.value = account;
				this.running.saving.value = saving;
				this.entries.value = withReadings(entries, readings);
				this.looking.value = { state: "seen", sight };
			});
			if (!this.isLocked) await this.#takeUpAsking();
		} catch (cause) {
			noteFailure("look", cause);
			this.looking.value = { state: "failed" };
		}
	}

	keepDraft(typed: TypedDraft | undefined): void {
		this.draft = typed && { open: this.open.value, typed };
	}

	/** What was typed where the popup is now. */
	get draftHere(): TypedDraft | undefined {
		return this.draft?.open === this.open.value ? this.draft.typed : undefined;
	}

	/** The form is gone: with a lock, or because it is done with. */
	leaveDraft(): void {
		if (!this.isLocked) this.draft = undefined;
	}

	/** Shows the passphrase; where it is right, everything is shown as it stands. */
	readonly unlock: Work["unlock"] = async (shown) => {
		const ended = await this.#deps.work.unlock(shown);
		if (ended.ok) await this.#follow("open");
		return ended;
	};

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
		const [recordId] = await this.#save(entry);
		await this.#refreshQuietly();
		return recordId;
	}

	/** Entries whose turn in the list in the background is still to come are left out. */
	toSave(): readonly Entry[] {
		return toSave(this.entries.value).filter(({ candidate }) => this.doing(candidate.key)?.now === undefined);
	}

	/** What 全部查验 would ask about. */
	toVerify(): readonly Entry[] {
		return toVerify(this.entries.value).filter(({ candidate }) => this.doing(candidate.key)?.now === undefined);
	}

	keepAll(): Promise<void> {
		const entries = this.toSave();
		this.#beginAnew(entries);
		return this.running.saveAll(entries, { ask: false });
	}

	/** Keeps an entry where it is not kept, and asks. The answer is in the record when it is there. */
	async verify(entry: Entry): Promise<void> {
		const { key, what } = entry.candidate;
		if (what !== "fields" && recordOf(entry) === undefined) {
			// Fetching and reading take their time: the room goes on to the question if the popup is closed meanwhile.
			this.#beginAnew([entry]);
			this.#wanted = key;
			await this.running.saveAll([entry], { ask: true });
			return;
		}
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
			noteFailure("verify", cause);
			this.#mark(key, { ...this.#kept(key), said: silent.ask(cause) });
		}
		await around.remember(ASKING, undefined);
		await this.#refreshQuietly();
	}

	/** Has all that can be asked about kept and put into the queue; from then on it goes on without the popup. */
	async verifyAll(): Promise<void> {
		const entries = this.toVerify();
		const kept = entries.flatMap((entry) => recordOf(entry) ?? []);
		const others = entries.filter((entry) => recordOf(entry) === undefined);
		this.#beginAnew(entries);
		// Both are sent before anything is waited for: the popup may be closed this moment.
		await Promise.all([this.running.enqueue(kept), this.running.saveAll(others, { ask: true })]);
	}

	/** Keeps typed values: in the record, in the record an entry is kept in first, or in a new one. */
	async saveTyped(fields: TypedFields, where: { key?: string; recordId?: string }): Promise<string | undefined> {
		const { work } = this.#deps;
		const entry = this.entry(where.key);
		try {
			const recordId = where.recordId ?? (entry && (await this.keep(entry)));
			if (entry && recordId === undefined) return this.doing(entry.candidate.key)?.said ?? silent.save();
			const kept = recordId ? await work.complete(recordId, fields) : await work.saveTyped(fields);
			if (!kept.ok) return t(kept.error.code === "no_record" ? "form.noRecord" : "full.form");
			await this.refresh();
			this.open.value = { what: "entry", key: where.key ?? "", recordId: kept.value.recordId };
			return undefined;
		} catch (cause) {
			noteFailure("typed", cause);
			return silent.save(cause);
		}
	}

	view(recordId: string): Promise<RecordView | undefined> {
		return this.#deps.work.view(recordId);
	}

	/** The record as it can be shown; rejects when the background does not answer. */
	async shown(recordId: string): Promise<Shown> {
		const view = await this.view(recordId);
		if (view) return { state: "open", view };
		const damaged = await this.#deps.work.damagedRecord(recordId);
		return damaged ? { state: "damaged", ...damaged } : { state: "gone" };
	}

	/** Within a click: asks for the host a file lies on, then reads it. */
	async allowAndRead(entry: Entry, host: string): Promise<void> {
		const granted = await this.#deps.around.askForHosts([host]);
		if (!granted) {
			const { candidate } = entry;
			const url = "url" in candidate ? candidate.url : undefined;
			this.#mark(candidate.key, { said: saveProblemText({ code: "refused" }, url), host });
			return;
		}
		await this.keep(entry);
	}

	/** Within a click: asks for the right to look at a site by itself, or gives it back on the spot. */
	async watchSite(on: boolean): Promise<void> {
		const looking = this.looking.value;
		if (looking.state !== "seen") return;
		const { watched, said } = await switchSite(this.#deps, looking.sight, on);
		this.said.value = said;
		this.looking.value = { state: "seen", sight: { ...looking.sight, watched } };
	}

	openOptions(): void {
		this.#deps.around.openOptions();
	}

	/** What a menu wants shown. */
	#showAim(): void {
		const { record } = this.#deps.aim;
		if (record !== undefined) this.open.value = { what: "entry", key: record, recordId: record };
	}

	/** The library was locked or unlocked, here or elsewhere: nothing of it stays on the screen, or all of it comes back. */
	async #follow(state: AccountStanding["state"]): Promise<void> {
		const known = this.account.value?.state;
		// What was not known to be locked needs no way back.
		if (this.#turning || known === state || (state === "open" && known === undefined)) return;
		this.#turning = true;
		try {
			await this.#turn();
		} catch {
			// The next look at what runs tries again.
		} finally {
			this.#turning = false;
		}
	}

	async #turn(): Promise<void> {
		const account = await this.#deps.work.accountStanding();
		if (account.state === "locked") {
			batch(() => {
				this.account.value = account;
				this.open.value = { what: "list" };
				this.settings.value = undefined;
				this.running.forget();
				this.#doing.value = new Map();
				this.entries.value = this.entries.value.map(({ read: _, ...entry }) => entry);
			});
			await this.refresh();
			return;
		}
		await this.refresh();
		batch(() => {
			this.account.value = account;
			this.#showAim();
			if (this.draft) this.open.value = this.draft.open;
		});
		await this.#readSettings();
		await this.running.follow();
	}

	/** A question that an earlier popup left: shown as such until it ends. */
	async #takeUpAsking(): Promise<void> {
		const note = parseAskingNote(await this.#deps.around.recall(ASKING), this.now());
		const entry = note && this.entries.value.find((one) => recordOf(one) === note.recordId);
		if (!note || !entry) return;
		this.#mark(entry.candidate.key, { now: "asking" });
		const { work, around } = this.#deps;
		await untilEnded(note, { view: (id) => work.view(id), now: () => this.now() });
		await around.remember(ASKING, undefined);
		this.#mark(entry.candidate.key, this.#kept(entry.candidate.key));
		await this.refresh();
	}

	async #readSettings(): Promise<void> {
		try {
			const settings = await this.#deps.work.settings();
			applyLook(settings);
			this.settings.value = settings;
		} catch (cause) {
			noteFailure("settings", cause); // 查验 says by itself why it cannot ask
		}
	}

	/** Keeps one entry; gives the records it is in. */
	async #save({ candidate, page }: Entry): Promise<readonly string[]> {
		this.#mark(candidate.key, { now: workOn(candidate) });
		try {
			const [result] = await this.#deps.work.save([candidate], page);
			const records = result?.ok ? result.value.map(({ recordId }) => recordId) : [];
			const problem = result && !result.ok ? result.error : { code: "nothing" as const };
			this.#mark(candidate.key, endOf(records.length > 0 ? { records } : { problem }, candidate));
			return records;
		} catch (cause) {
			noteFailure("save", cause);
			this.#mark(candidate.key, { said: silent.save(cause) });
			return [];
		}
	}

	/** What went wrong with them before is no news any longer. */
	#beginAnew(entries: readonly Entry[]): void {
		const keys = new Set(entries.map(({ candidate }) => candidate.key));
		this.said.value = "";
		this.#doing.value = new Map([...this.#doing.value].filter(([key]) => !keys.has(key)));
	}

	#openWanted(): void {
		const entry = this.entry(this.#wanted);
		const recordId = entry && recordOf(entry);
		if (!entry || recordId === undefined) return;
		this.#wanted = undefined;
		if (this.open.value.what === "list") this.open.value = { what: "entry", key: entry.candidate.key, recordId };
	}

	#kept(key: string): Doing {
		const records = this.#doing.value.get(key)?.records;
		return records ? { records } : {};
	}

	#mark(key: string, doing: Doing): void {
		const marks = new Map(this.#doing.value).set(key, doing);
		if (Object.keys(doing).length === 0) marks.delete(key); // nothing to say: what the background does shows again
		this.#doing.value = marks;
	}

	/** What is shown may be a moment old; that is no reason to say that the action failed. */
	async #refreshQuietly(): Promise<void> {
		await this.refresh().catch((cause: unknown) => noteFailure("refresh", cause));
	}
}

function undefinedIfLocked(cause: unknown): undefined {
	if (!(cause instanceof WorkLocked)) throw cause;
}
