import type { JournalEntry } from "#core/model/journal.ts";
import type { QueueItem } from "#core/model/queue.ts";
import type { JournalChange } from "#core/vault/journal.ts";
import type { HeldItem, QueueChange, QueueStore } from "#core/vault/queue.ts";

type Line = JournalChange["add"][number];

/** What is written beside records, and follows them where they become part of others. */
export interface Trail {
	/** This record is part of that one from now on. */
	move(from: string, to: string): void;
	log(line: Line): void;
	/** The entry of this line with the user's marks in it. */
	mark(id: string, entry: JournalEntry): void;
	/** `seq` is the write the item was read from. */
	queue(item: QueueItem, seq: number): void;
	readonly isEmpty: boolean;
	journal(): JournalChange;
	queueChange(store: Pick<QueueStore, "items" | "seqs">): Promise<QueueChange>;
}

export function createTrail(): Trail {
	const moved = new Map<string, string>();
	const logged: Line[] = [];
	const marked = new Map<string, JournalEntry>();
	const queued = new Map<string, HeldItem>();

	function whereTo(id: string): string {
		const next = moved.get(id);
		return next === undefined ? id : whereTo(next);
	}

	return {
		move: (from, to) => void moved.set(from, to),
		log: (line) => void logged.push(line),
		mark: (id, entry) => void marked.set(id, entry),
		queue: (item, seq) => void queued.set(item.recordId, { item, seq }),
		get isEmpty() {
			return moved.size + logged.length + marked.size + queued.size === 0;
		},
		journal: () => ({
			add: logged.map(({ recordId, ...rest }) => ({ ...rest, recordId: whereTo(recordId) })),
			mark: [...marked].map(([id, entry]) => ({ id, entry })),
			moved: [...moved.keys()].map((from) => ({ from, to: whereTo(from) })),
		}),

		/** Items follow their records into others. There an answered one replaces what waits, and any other gives way. */
		async queueChange(store) {
			const from = [...moved.keys()];
			const held = from.length > 0 ? await store.items([...new Set([...from, ...from.map(whereTo)])]) : [];
			const seqs = held.length > 0 ? await store.seqs(from.map(whereTo)) : new Map<string, number>();
			const items = new Map([...held, ...queued.values()].map((one) => [one.item.recordId, one]));
			const put = new Map<string, QueueChange["put"][number]>([...queued].filter(([id]) => !moved.has(id)));
			for (const { item } of from.flatMap((id) => items.get(id) ?? [])) {
				const to = whereTo(item.recordId);
				const there = items.get(to);
				const ends = item.state === "answered" && there?.item.state !== "answered";
				if (!there || ends) put.set(to, { item: { ...item, recordId: to }, seq: there?.seq ?? seqs.get(to) });
			}
			return { put: [...put.values()], remove: [] };
		},
	};
}
