import { canonicalJson } from "#core/base/canonical-json.ts";
import type { Result } from "#core/base/result.ts";
import { ok } from "#core/base/result.ts";
import type { AppDeps, AppVault } from "#core/flows/deps.ts";
import { takeTurns } from "#core/flows/jobs.ts";
import { erasedName, ownNames } from "#core/flows/sync/erased-names.ts";
import type { joinRecords } from "#core/flows/sync/join.ts";
import type { Evidence } from "#core/model/evidence.ts";
import type { Invoice } from "#core/model/invoice.ts";
import type { JournalEntry } from "#core/model/journal.ts";
import type { QueueItem } from "#core/model/queue.ts";
import { givenNow } from "#core/model/readings.ts";
import type { InvoiceRecord, Original, RecordEvent, StoredReading } from "#core/model/record.ts";
import { type Bundle, idsOf, livesSince, RETURNED } from "#core/sync/bundle.ts";
import type { mergeLines } from "#core/sync/merge.ts";
import { unlessDamaged } from "#core/vault/codec.ts";
import { type Change, revAfter } from "#core/vault/commit.ts";
import type { JournalChange } from "#core/vault/journal.ts";
import type { Held } from "#core/vault/records.ts";
import type { Erased } from "#core/vault/sync.ts";
import type { CommitProblem } from "#core/vault/write.ts";
import { hashEvent, withEvent } from "./events.ts";
import { createHealing, type Healed } from "./healing.ts";
import type { Library } from "./library.ts";
import { mergeReadings, mergeRecords, withTyped } from "./merge.ts";
import { isSameInvoice, keysOf, type Names } from "./names.ts";
import { type Settled, settled } from "./settled.ts";
import { type Judging, judgeRecord, marksOf, partOf, type Summary, summarise, twinsOf } from "./summary.ts";
import { createTies } from "./ties.ts";
import { touchedBy } from "./touched.ts";
import { createTrail } from "./trail.ts";

/** What comes in about one invoice. */
export interface Incoming {
	readonly readings: readonly StoredReading[];
	readonly typed: readonly Evidence[];
	/** Kept with the event: name of the file and the like. */
	readonly facts: RecordEvent["facts"];
}

export interface Kept {
	readonly id: string;
	readonly how: "new" | "merged" | "known";
	/** The record before; absent where it is new, and for what comes from another vault. */
	readonly was?: InvoiceRecord;
	/** How many rows that did not open it has taken the place of; absent where there was none. */
	readonly mended?: number;
}

/** Records taken out to be changed together. Nothing is written before `commit`. */
export interface Workspace {
	/** The record as it stands in this workspace; one that does not open is passed over, as if it were not there. */
	get(id: string): Promise<InvoiceRecord | undefined>;
	/** Those that `get` passed over. */
	readonly unread: ReadonlySet<string>;
	/** Ids of records that others became part of. */
	readonly joined: ReadonlySet<string>;
	/** Adds to the record of the same invoice, or makes a new one. */
	keep(incoming: Incoming): Promise<Kept>;
	/** Changes a record and notes the event. Gives the id it has afterwards: it may be merged into another. */
	change(id: string, change: (record: InvoiceRecord) => InvoiceRecord, event: Event): Promise<string | undefined>;
	/**
	 * Removes a record for good; no other vault brings it back as it was. `then`: as another vault erased it, `false`
	 * where somebody here has wanted it since, or nobody can tell, as it does not open.
	 */
	erase(id: string, then?: string): Promise<boolean>;
	/** Keeps the names of what was erased in another vault. */
	rememberErased(names: readonly Erased[]): void;
	/**
	 * Joins what another vault has of an invoice with what is here. `undefined` where it was erased here for good since.
	 * No event tells of it: nothing happened to the invoice. But what was erased before the two were paired comes back,
	 * and what took the place of a damaged row lacks what only that knew: both are noted. Who restores a backup is told
	 * of damage at once, and gets the records as they are in it.
	 */
	adopt(bundle: Bundle, joining: Joining): Promise<Kept | undefined>;
	/** Notes a question in the history. The record may become part of another: the entry goes with it. */
	log(recordId: string, entry: JournalEntry): void;
	/** Keeps an entry of the history with the user's marks in it. */
	mark(id: string, entry: JournalEntry): void;
	/** Puts the record's item of the queue as it becomes with this write; `seq` is the write it was read from. */
	queue(item: QueueItem, seq: number): void;
	commit(originals: readonly Original[]): Promise<Result<unknown, CommitProblem>>;
}

/** How histories are joined: given, since only who speaks with another vault needs the code. */
export interface Joining {
	readonly pairedAt: string;
	/** What brought back what was erased here before that, for the event that tells of it. */
	readonly returned?: "backup";
	readonly joinRecords: typeof joinRecords;
	readonly mergeLines: typeof mergeLines;
}

type Event = Pick<RecordEvent, "what" | "facts">;

interface Draft extends Settled {
	readonly rev: number | undefined;
	readonly changed: boolean;
}

/** Where a record was put, and how many rows that did not open gave way to it. */
type Place = { readonly id: string } & Pick<Healed, "mended">;

interface Tools {
	readonly vault: AppVault;
	readonly library: Library;
	readonly deps: Pick<AppDeps, "hash" | "now" | "randomId" | "read" | "shared">;
	readonly judging: Judging;
	/** What was planned first could not be kept: a number may belong to a row that nobody can read. */
	readonly again: boolean;
}

export function openWorkspace({ vault, library, deps, judging, again }: Tools): Workspace {
	const drafts = new Map<string, Draft>();
	/** Ids of drafts by their numbers and places in files; may name drafts that have moved on. */
	const index = new Map<string, Set<string>>();
	const removed = new Map<string, number | undefined>();
	const unread = new Set<string>();
	const joined = new Set<string>();
	const trail = createTrail();
	/** Lines of the history that are of questions asked here. */
	const asked = new Set<string>();
	const erased: Erased[] = [];
	const healing = createHealing({
		vault,
		deps,
		byNumber: again,
		isRemoved: (id) => removed.has(id),
		remove(row, into) {
			removed.set(row.id, row.rev);
			trail.move(row.id, into);
		},
	});
	const at = deps.now().toISOString();

	function takeOut({ record, rev }: Held): Draft | undefined {
		if (removed.has(record.id)) return undefined;
		return drafts.get(record.id) ?? enter({ ...settled(record), rev, changed: false });
	}

	function enter(draft: Draft): Draft {
		const { id, readings } = draft.record;
		drafts.set(id, draft);
		for (const key of [...keysOf(draft.names), ...readings.flatMap(partOf)]) {
			index.set(key, (index.get(key) ?? new Set()).add(id));
		}
		return draft;
	}

	async function load(id: string): Promise<Draft | undefined> {
		const draft = drafts.get(id);
		if (draft || removed.has(id)) return draft;
		const held = await vault.record(id);
		return held && takeOut(held);
	}

	/** Records of the same invoice: by number, or by the very same place in a file where one of them has no number. */
	async function find(names: Names, readings: readonly StoredReading[]): Promise<readonly Draft[]> {
		const parts = readings.flatMap(partOf);
		const keys = keysOf(names);
		const others = library.neighbours({ keys, parts }).filter(({ id }) => !drafts.has(id) && !removed.has(id));
		for (const held of others.length > 0 ? await vault.records(others.map(({ id }) => id)) : []) takeOut(held);
		const ids = new Set([...keys, ...parts].flatMap((key) => [...(index.get(key) ?? [])]));
		return [...ids]
			.flatMap((id) => drafts.get(id) ?? [])
			.filter((draft) => {
				if (isSameInvoice(draft.names, names)) return true;
				const nameless = keys.length === 0 || keysOf(draft.names).length === 0;
				return nameless && draft.record.readings.flatMap(partOf).some((part) => parts.includes(part));
			})
			.sort(
				(a, b) => keysOf(b.names).length - keysOf(a.names).length || (a.record.createdAt < b.record.createdAt ? -1 : 1),
			);
	}

	async function noted(record: InvoiceRecord, event: Event): Promise<InvoiceRecord> {
		const events = await withEvent(record.events, { at, ...event }, deps.hash);
		return { ...record, events, updatedAt: at };
	}

	/** Puts a new record; where it mends something, that is told with the same event. */
	async function putNew(blank: Settled, event: Event): Promise<Kept> {
		// Without a number a damaged row is known by its places in files alone.
		const beside = library.neighbours({ parts: blank.record.readings.flatMap(partOf) });
		const closed = beside.flatMap(({ id, keys }) => (keys.length === 0 && vault.damaged.has(id) ? id : []));
		const { record, rev, mended } = await healing.heal({ ...blank, rev: undefined }, closed);
		const facts = mended > 0 ? { ...event.facts, damaged: mended } : event.facts;
		const place = await put(await noted(record, { ...event, facts }), rev);
		return keptAt({ ...place, mended: mended + place.mended }, "new");
	}

	/**
	 * Puts a changed record back, together with any other record that turns out to be the same invoice, and in the place
	 * of rows of it that do not open; `closed` are ids of such.
	 */
	async function put(
		record: InvoiceRecord,
		rev: number | undefined,
		{ closed = [], tell = true }: { readonly closed?: readonly string[]; readonly tell?: boolean } = {},
	): Promise<Place> {
		let draft = enter({ ...settled(record), rev, changed: true });
		let mended = 0;
		for (;;) {
			const other = (await find(draft.names, [])).find(({ record: { id } }) => id !== draft.record.id);
			if (other) {
				const [into, from] = other.record.createdAt < draft.record.createdAt ? [other, draft] : [draft, other];
				discard(from, into.record.id);
				draft = enter({ ...settled(await absorb(into.record, from.record)), rev: into.rev, changed: true });
				continue;
			}
			const whole = await healing.heal(draft, closed);
			if (whole.mended === 0) break;
			mended += whole.mended;
			const next = tell ? await noted(whole.record, { what: "noted", facts: { damaged: whole.mended } }) : whole.record;
			drafts.delete(draft.record.id);
			draft = enter({ ...settled(next), rev: whole.rev, changed: true });
		}
		return { id: draft.record.id, mended };
	}

	function discard({ record: { id }, rev }: Draft, into?: string): void {
		drafts.delete(id);
		removed.set(id, rev);
		if (into) {
			trail.move(id, into);
			joined.add(into);
		}
	}

	/** By what a record would be known again. */
	async function hashedNames(record: InvoiceRecord, names: Names): Promise<readonly string[]> {
		const keys = keysOf(names);
		const all = [...idsOf(record), ...(keys.length > 0 ? keys : record.readings.flatMap(partOf))];
		return Promise.all(all.map((name) => erasedName(name, deps.hash)));
	}

	/** When it was last erased here. By the names that are its own: one it has in common with another is not enough. */
	async function erasedAt(record: InvoiceRecord, invoice: Invoice): Promise<string> {
		const own = await Promise.all(ownNames(marksOf(record, invoice)).map((name) => erasedName(name, deps.hash)));
		return (await vault.sync.erased(own)).reduce((newest, one) => (one.at > newest ? one.at : newest), "");
	}

	/**
	 * Lines of the history from elsewhere; those that are here already only take over marks. Gives how many take the place
	 * of such as do not open.
	 */
	async function adoptLines(recordId: string, lines: Bundle["journal"], joining: Joining): Promise<number> {
		const held = new Map((await vault.sync.journalLines(lines.map((line) => line.id))).map((line) => [line.id, line]));
		const missing = again ? lines.flatMap(({ id }) => (held.has(id) ? [] : id)) : [];
		const rows = missing.length > 0 ? await vault.closedLines(missing) : [];
		const closed = new Map(rows.map(({ id, body }) => [id, { instead: body }]));
		for (const line of lines) {
			const own = held.get(line.id);
			if (!own) trail.log({ ...line, recordId, ...closed.get(line.id) });
			const [merged] = own ? joining.mergeLines([{ id: own.id, entry: own.entry }], [line]) : [];
			if (own && merged && canonicalJson(merged.entry) !== canonicalJson(own.entry)) trail.mark(line.id, merged.entry);
		}
		return closed.size;
	}

	async function chained(): Promise<JournalChange> {
		const { chainLines } = await import("./line-chain.ts");
		return chainLines(trail.journal(), asked, vault.sync.journalOf, deps.hash);
	}

	async function absorb(into: InvoiceRecord, from: InvoiceRecord): Promise<InvoiceRecord> {
		const last = from.events.at(-1);
		const head = last && (await hashEvent(last, deps.hash));
		return noted(mergeRecords(into, from), { what: "merged", facts: { record: from.id, ...(head && { head }) } });
	}

	return {
		async get(id) {
			const draft = await unlessDamaged(load(id), "damaged" as const);
			if (draft !== "damaged") return draft?.record;
			unread.add(id);
			return undefined;
		},
		unread,
		joined,

		async keep({ readings, typed, facts }) {
			const blank = { ...newRecord(deps.randomId(), at), readings, typed };
			const blankly = settled(blank);
			const { names } = blankly;
			const [target, ...others] = await find(names, readings);
			if (!target) {
				const what = readings.length > 0 ? "captured" : "typed";
				return putNew({ ...blankly, record: blank }, { what, facts });
			}
			const { record, rev } = target;
			const given = readings.map((one) => givenNow(one, record.readings));
			const merged = withTyped(mergeReadings(record, given), typed, target.invoice);
			const knew = merged.added === 0;
			let next = merged.record;
			// The same picture was kept without a number before: it is this invoice after all.
			for (const other of others.filter((one) => keysOf(one.names).length === 0)) {
				discard(other, record.id);
				next = await absorb(next, other.record);
			}
			if (!knew) next = await noted(next, { what: readings.length > 0 ? "merged" : "typed", facts });
			else if (next !== record) next = await noted(next, { what: "noted", facts: { ...facts, read: "again" } });
			if (record.trashedAt) next = await noted({ ...next, trashedAt: undefined }, { what: "restored", facts: {} });
			const place = next === record ? { id: record.id, mended: 0 } : await put(next, rev);
			return { ...keptAt(place, knew ? "known" : "merged"), was: record };
		},

		async change(id, change, event) {
			const draft = await load(id);
			return draft && (await put(await noted(change(draft.record), event), draft.rev)).id;
		},

		async erase(id, then) {
			const draft = await unlessDamaged(load(id), "damaged" as const);
			if (draft === "damaged") return false;
			if (!draft) return true;
			const since = livesSince(draft.record);
			if (then !== undefined && since > then) return false;
			discard(draft);
			// Who erases has seen what is there, also what is dated later since a clock was put back.
			const erasedAt = then ?? (since > at ? since : at);
			erased.push(...(await hashedNames(draft.record, draft.names)).map((key) => ({ key, at: erasedAt })));
			return true;
		},
		rememberErased: (names) => void erased.push(...names),

		async adopt({ record: foreign, journal: lines }, joining) {
			const { names, invoice } = settled(foreign);
			const named = await find(names, foreign.readings);
			const known: Draft[] = [];
			const closed: string[] = [];
			for (const id of idsOf(foreign)) {
				const draft = await unlessDamaged(load(id), "damaged" as const);
				if (draft === "damaged") closed.push(id);
				else if (draft) known.push(draft);
			}
			const how = { closed, tell: joining.returned !== "backup" };
			const [target, ...others] = new Map([...named, ...known].map((draft) => [draft.record.id, draft])).values();
			if (!target) {
				const then = await erasedAt(foreign, invoice);
				const unwanted = then >= livesSince(foreign);
				if (unwanted && then >= joining.pairedAt) return undefined;
				const event = { what: "noted", facts: { [RETURNED]: joining.returned ?? "paired" } } as const;
				const { id, mended } = await put(unwanted ? await noted(foreign, event) : foreign, undefined, how);
				return keptAt({ id, mended: mended + (await adoptLines(id, lines, joining)) }, "new");
			}
			let next = await joining.joinRecords(target.record, foreign, deps.hash);
			for (const other of others) {
				discard(other, target.record.id);
				next = await absorb(next, other.record);
			}
			const same = canonicalJson(next) === canonicalJson(target.record);
			const there = same && closed.length === 0;
			const { id, mended } = there ? { id: target.record.id, mended: 0 } : await put(next, target.rev, how);
			return keptAt({ id, mended: mended + (await adoptLines(id, lines, joining)) }, same ? "known" : "merged");
		},

		queue: trail.queue,
		log(recordId, entry) {
			const id = deps.randomId();
			asked.add(id);
			trail.log({ id, recordId, entry });
		},
		mark: trail.mark,

		async commit(originals) {
			const changed = [...drafts.values()].filter((draft) => draft.changed);
			if (trail.isEmpty && changed.length + removed.size + erased.length === 0) return ok(undefined);
			const own = new Map(changed.map(({ record, invoice }) => [record.id, marksOf(record, invoice)]));
			const ties = createTies();
			for (const [id, marks] of own) ties.add(id, marks);
			const gone = [...removed.keys()];
			const touched = new Set([...gone, ...changed.map(({ record }) => record.id)]);
			const others = touchedBy(library, touched, [...own.values()]);
			const unchanged = [...drafts.values()].flatMap((draft) => (draft.changed ? [] : keysOf(draft.names)));
			const taken = new Set([...unchanged, ...healing.theirs]);
			const put: Change<Summary>["put"][number][] = [];
			const turn = takeTurns();
			for (const { record, rev, names, invoice } of changed) {
				await turn();
				const marks = own.get(record.id) ?? marksOf(record, invoice);
				const beside = ties.find(marks).flatMap((id) => own.get(id) ?? []);
				const twins = twinsOf(marks, [...library.neighbours(marks, touched), ...beside]);
				const summary = summarise(record, judgeRecord(record, invoice, judging, twins), judging);
				// Two invoices with one paper number but two 20-digit numbers: the first one found keeps the paper's name.
				const keys = keysOf(names).filter((key) => !taken.has(key));
				for (const key of keys) taken.add(key);
				put.push({ record, rev, keys, summary });
			}
			const remove = [...removed].flatMap(([id, rev]) => (rev === undefined ? [] : [{ id, rev }]));
			const back = await healing.putFiles(originals);
			if (!back.ok) return back;
			const kept = await vault.commit({
				put,
				remove,
				originals,
				stale: others,
				basis: judging.basis,
				journal: asked.size > 0 ? await chained() : trail.journal(),
				queue: await trail.queueChange(vault.queue),
				erased,
			});
			if (!kept.ok) return kept;
			const { seq } = kept.value;
			const { basis } = judging;
			const entries = put.map(({ record: { id }, rev, summary }) => ({ id, seq, basis, rev: revAfter(rev), summary }));
			library.adopt(seq, { put: entries, stale: others, gone });
			await healing.forget().catch(() => undefined); // it is kept all the same, and the next look finds it whole
			deps.shared.tellTabs();
			return kept;
		},
	};
}

function keptAt({ id, mended }: Place, how: Kept["how"]): Kept {
	return { id, how, ...(mended > 0 && { mended }) };
}

function newRecord(id: string, at: string): InvoiceRecord {
	return { id, readings: [], typed: [], answers: [], events: [], sample: false, createdAt: at, updatedAt: at };
}
