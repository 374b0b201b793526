import { computed, signal } from "@preact/signals";

import type { App, CapturedInvoice, CaptureFile, CaptureOutcome, CaptureProgress, RecordRow } from "#core/flows/app.ts";

import { askToPersist } from "#pwa/platform/persist.ts";
import { whileAtWork } from "./at-work.ts";
import { changed } from "./library.ts";
import { pushCaptured } from "./undo-captured.ts";

/** One file of this session's list, from the moment it is given. */
export interface FileLine {
	readonly id: number;
	readonly name: string;
	readonly status: "waiting" | "reading" | "done" | "cancelled";
	readonly outcome?: CaptureOutcome;
}

interface Run {
	readonly job: string;
	readonly total: number;
	readonly done: number;
	readonly startedAt: number;
	readonly cancelled: boolean;
}

export const lines = signal<readonly FileLine[]>([]);
/** The batch being read, or the last one. */
export const run = signal<Run | undefined>(undefined);
export const running = signal(false);

let nextId = 1;
let queue: Promise<void> = Promise.resolve();

/** The newest row of every record in the list. */
export const keptRows = computed(() => {
	const rows = new Map<string, RecordRow>();
	for (const { outcome } of lines.value) if (outcome?.ok) for (const { row } of outcome.kept) rows.set(row.id, row);
	return [...rows.values()];
});

export const summary = computed(() => {
	let failed = 0;
	for (const { outcome } of lines.value) {
		if (!outcome) continue;
		if (!outcome.ok) failed++;
		else failed += outcome.failed.length;
	}
	const rows = keptRows.value;
	return {
		files: lines.value.length,
		invoices: rows.length,
		failed,
		needsPerson: rows.filter((row) => row.needsPerson).length,
		alerts: rows.filter((row) => row.alerts > 0 || row.claimable === "no").length,
	};
});

/** Reads files after those already being read; each has its line at once. */
export async function captureFiles(
	app: App,
	files: readonly CaptureFile[],
	now: () => number = () => performance.now(),
): Promise<void> {
	if (files.length === 0) return;
	const added = files.map((file): FileLine => ({ id: nextId++, name: file.name, status: "waiting" }));
	lines.value = [...lines.value, ...added];
	// Those that wait for their turn are at work too.
	await whileAtWork("capture", () => {
		queue = queue.then(() => readBatch(app, files, added[0]?.id ?? 0, now));
		return queue;
	});
}

/** Adds what came without a file: a pasted text, a scanned QR, a typed form. */
export function addCaptured(name: string, outcome: CaptureOutcome): void {
	lines.value = [...lines.value, { id: nextId++, name, status: "done", outcome }];
	changed();
}

export function cancelCapture(app: App): void {
	const current = run.value;
	if (!current || !running.value) return;
	run.value = { ...current, cancelled: true };
	void app.cancel(current.job);
}

export function clearLines(): void {
	if (running.value) return;
	lines.value = [];
	run.value = undefined;
}

/** Puts the newest row of a record into the lines, after a check or a correction. */
export function refreshRow(captured: CapturedInvoice["row"]): void {
	lines.value = lines.value.map((line) => {
		if (!line.outcome?.ok || !line.outcome.kept.some(({ recordId }) => recordId === captured.id)) return line;
		const kept = line.outcome.kept.map((item) => (item.recordId === captured.id ? { ...item, row: captured } : item));
		return { ...line, outcome: { ...line.outcome, kept } };
	});
}

async function readBatch(app: App, files: readonly CaptureFile[], firstId: number, now: () => number): Promise<void> {
	const ids = new Set(files.map((_, index) => firstId + index));
	if (!lines.value.some(({ id }) => ids.has(id))) return; // the list was cleared meanwhile
	const job = crypto.randomUUID();
	run.value = { job, total: files.length, done: 0, startedAt: now(), cancelled: false };
	running.value = true;
	const inbox = batched((reports: readonly CaptureProgress[]) => apply(firstId, reports));
	try {
		// Drawing the lines and handing over the files would be one long frame; the lines come first.
		await new Promise((resolve) => setTimeout(resolve));
		const { invoices } = await app.capture(job, files, inbox.push);
		if (invoices > 0) void askToPersist();
	} finally {
		inbox.flush();
		const own = lines.value.filter(({ id }) => ids.has(id));
		pushCaptured(
			app,
			own.flatMap(({ outcome }) => (outcome?.ok ? outcome.kept : [])),
		);
		lines.value = lines.value.map((line) =>
			ids.has(line.id) && line.status !== "done" ? { ...line, status: "cancelled" } : line,
		);
		running.value = false;
		changed();
	}
}

function apply(firstId: number, reports: readonly CaptureProgress[]): void {
	const news = new Map<number, Partial<FileLine>>();
	let done = 0;
	for (const report of reports) {
		if (report.what === "started") news.set(firstId + report.index, { status: "reading" });
		else {
			news.set(firstId + report.index, { status: "done", outcome: report.outcome });
			done++;
		}
	}
	lines.value = lines.value.map((line) => {
		const change = news.get(line.id);
		return change ? { ...line, ...change } : line;
	});
	if (run.value) run.value = { ...run.value, done: run.value.done + done };
}

/** Collects reports and hands them on once a frame: a thousand files must not draw a thousand times. */
function batched<T>(take: (items: readonly T[]) => void): { push: (item: T) => void; flush: () => void } {
	let waiting: T[] = [];
	let frame: number | undefined;
	const flush = () => {
		if (frame !== undefined) cancelAnimationFrame(frame);
		frame = undefined;
		if (waiting.length === 0) return;
		const items = waiting;
		waiting = [];
		take(items);
	};
	return {
		push(item) {
			waiting.push(item);
			// A hidden tab has no frames; its reports wait for the end or for the person to come back.
			frame ??= requestAnimationFrame(flush);
		},
		flush,
	};
}
