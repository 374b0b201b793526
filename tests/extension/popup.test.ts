import { describe, expect, it } from "vitest";
import type { RecordRow, RecordView } from "#core/flows/app.ts";
import { hostName, hostPattern } from "#extension/page/host.ts";
import { formatAskingNote, hasEnded, parseAskingNote } from "#extension/popup/asking-note.ts";
import {
	areAllAsked,
	type Entry,
	entriesOf,
	isUnaskable,
	missingOf,
	toSave,
	toVerify,
	withReadings,
} from "#extension/popup/entries.ts";
import { Popup, type PopupDeps } from "#extension/popup/popup.ts";
import { saveProblemText, silent } from "#extension/popup/problem-text.ts";
import { isFresh, queueStanding } from "#extension/popup/queue-standing.ts";
import { standingMarks } from "#extension/popup/standing-marks.ts";
import type { Shown } from "#extension/popup/state.ts";
import type { Candidate } from "#extension/protocol/candidate.ts";
import type { Standing } from "#extension/protocol/standing.ts";
import { WorkLocked } from "#extension/work/locked.ts";
import type { ReadCandidate, Work } from "#extension/work/work.ts";
import { kept } from "#tests/extension/kept.ts";

const words = (key: string): Candidate => ({ what: "fields", key, detector: "test", fields: { number: key } });
const file = (key: string): Candidate => ({
	what: "file",
	key,
	detector: "test",
	url: `https://x.example/${key}`,
	form: "pdf",
	name: key,
});
const frame = (url: string, ...candidates: Candidate[]) => ({ url, title: "", candidates, cut: false });
const sight = (...frames: ReturnType<typeof frame>[]) => ({
	title: "订单",
	url: "https://shop.example/",
	watched: false,
	frames,
});
const page = { url: "https://shop.example/", title: "订单" };

const entry = (key: string, read: Omit<ReadCandidate, "key"> | undefined, candidate = words(key)): Entry => ({
	candidate,
	page,
	...(read && { read: { key, ...read } }),
});

describe("what a tab shows as lines", () => {
	it("shows the same thing in two frames once, with the page it was met on first", () => {
		const entries = entriesOf(
			sight(frame("https://shop.example/", words("a")), frame("https://frame.example/", words("a"), words("b"))),
		);

		expect(entries.map(({ candidate, page: { url } }) => [candidate.key, url])).toEqual([
			["a", "https://shop.example/"],
			["b", "https://frame.example/"],
		]);
	});

	it("takes a reading to its own line, whatever the order, and leaves a line without one as it was", () => {
		const entries = entriesOf(sight(frame("https://shop.example/", words("a"), words("b"))));

		const read = withReadings(entries, [{ key: "b", fields: { number: "b" }, standing: { what: "new" } }]);

		expect(read.map((one) => one.read?.fields.number)).toEqual([undefined, "b"]);
	});

	it("asks about all that can be asked and was not answered, and keeps all that is not kept", () => {
		const entries = [
			entry("new", { fields: { number: "1" }, missing: [], standing: { what: "new" } }),
			entry("gap", { fields: { number: "2" }, missing: ["total"], standing: { what: "new" } }),
			entry("elsewhere", { fields: { number: "3" }, standing: { what: "new" } }),
			entry("kept", { fields: { number: "4" }, missing: ["kind"], standing: kept() }),
			entry("answered", {
				fields: { number: "5" },
				missing: [],
				standing: kept({ verifiedAt: "2026-11-21T02:00:00Z" }),
			}),
			entry("file", { fields: {}, standing: { what: "unread" } }, file("file")),
			entry("not read yet", undefined),
		];

		expect(toVerify(entries).map(({ candidate }) => candidate.key)).toEqual(["new", "kept", "file"]);
		expect(toSave(entries).map(({ candidate }) => candidate.key)).toEqual(["new", "gap", "elsewhere", "file"]);
		expect(entries.filter(isUnaskable).map(({ candidate }) => candidate.key)).toEqual(["elsewhere"]);
		expect(areAllAsked(entries)).toBe(false);
		expect(areAllAsked(entries.filter(({ candidate }) => candidate.key === "answered"))).toBe(true);
	});

	it("does not say what a page lacks of an invoice that is kept: the record may hold it", () => {
		expect(missingOf(entry("a", { fields: { number: "1" }, missing: ["kind"], standing: kept() }))).toEqual([]);
	});
});

describe("a line of a locked library", () => {
	it("tells what the lock broke off as that, and not as a background that is silent", () => {
		const lock = new WorkLocked("work: locked");

		expect(silent.save(lock)).toContain("扩展锁着，没有保存");
		expect(silent.ask(lock)).toContain("扩展锁着，没有查验");
		expect(silent.save(new Error("gone"))).toContain("没有答复");
	});

	it("is neither kept, asked about nor filled in, and says that nobody can tell", () => {
		const locked = entry("a", { fields: { number: "1" }, missing: ["kind"], standing: { what: "locked" } });

		expect([toSave([locked]), toVerify([locked]), missingOf(locked)]).toEqual([[], [], []]);
		expect(standingMarks({ what: "locked" })).toEqual([{ tone: "unknown", word: "未解锁，无法得知是否已有" }]);
	});
});

describe("how a candidate stands", () => {
	const at = "2026-11-21T02:00:00Z";
	it.each<[string, Standing, readonly string[]]>([
		["new", { what: "new" }, ["新"]],
		["a file nobody has read", { what: "unread" }, ["还没有读"]],
		["kept", kept(), ["已保存，未查验"]],
		[
			"confirmed",
			kept({ authenticity: "confirmed", state: "normal", claimable: "yes", verifiedAt: at }),
			["good 已查验 于 2026-11-21"],
		],
		[
			"confirmed, claimed",
			kept({ authenticity: "confirmed", state: "normal", claimable: "yes", verifiedAt: at, claimedAt: at }),
			["good 已查验 于 2026-11-21", "caution 已报销 2026-11-21"],
		],
		[
			"confirmed and void",
			kept({ authenticity: "confirmed", state: "void", claimable: "no", verifiedAt: at }),
			["stop 已作废", "2026-11-21 查过"],
		],
		[
			"confirmed and partly red",
			kept({ authenticity: "confirmed", state: "red_part", claimable: "look", verifiedAt: at }),
			["caution 部分红冲", "2026-11-21 查过"],
		],
		[
			"contradicted",
			kept({ authenticity: "contradicted", claimable: "no", verifiedAt: at }),
			["stop 对不上", "2026-11-21 查过"],
		],
		[
			"a duplicate",
			kept({ authenticity: "confirmed", state: "normal", claimable: "no", verifiedAt: at }),
			["stop 不可报销", "good 已查验 于 2026-11-21"],
		],
		["asked without an end", kept({ verifiedAt: at }), ["unknown 查过，仍无法判断", "2026-11-21 查过"]],
	])("%s", (_, standing, expected) => {
		const marks = standingMarks(standing).map((mark) => ("tone" in mark ? `${mark.tone} ${mark.word}` : mark.word));

		expect(marks).toEqual(expected);
	});

	it("is never green for what no authority and no signature confirmed", () => {
		for (const authenticity of ["unknown", "contradicted"] as const) {
			for (const state of ["normal", "void", "red_full", "red_part", "red_unknown", "unknown"] as const) {
				const marks = standingMarks(kept({ authenticity, state, claimable: "yes", verifiedAt: at }));
				expect(
					marks.some((mark) => "tone" in mark && mark.tone === "good"),
					`${authenticity} ${state}`,
				).toBe(false);
			}
		}
	});
});

describe("a question that was out when the popup closed", () => {
	const note = { recordId: "r1", at: "2026-11-21T02:00:00.000Z" };
	const soon = new Date("2026-11-21T02:00:30Z");

	it("is remembered as written", () => {
		expect(parseAskingNote(formatAskingNote(note), soon)).toEqual(note);
	});

	it.each([
		["nothing", undefined],
		["no note", "{}"],
		["no JSON", "x"],
		["a record that is none", '{"recordId":7,"at":"2026-11-21T02:00:00.000Z"}'],
	])("is not taken from %s", (_, text) => {
		expect(parseAskingNote(text, soon)).toBeUndefined();
	});

	it("is forgotten when it is older than any question", () => {
		expect(parseAskingNote(formatAskingNote(note), new Date("2026-11-21T02:05:00Z"))).toBeUndefined();
	});

	it("has ended with an event of asking since, answered or not, or when the record is gone", () => {
		const event = (at: string) => ({ what: "asked", at, facts: {} }) as never;
		expect(hasEnded(note, { answers: [], events: [event("2026-11-21T01:59:00.000Z")] })).toBe(false);
		expect(hasEnded(note, { answers: [], events: [event("2026-11-21T02:00:09.000Z")] })).toBe(true);
		expect(hasEnded(note, undefined)).toBe(true);
	});
});

describe("the run of 全部查验", () => {
	const summary = { matched: 3, voidOrRed: 1, mismatched: 0, notFound: 1, noAnswer: 0, needsPerson: 0 };
	it("counts this run only, not what earlier runs left in the queue", () => {
		const counts = { waiting: 4, asking: 1, not_before: 0, answered: 90, needs_person: 2, given_up: 3 };

		expect(queueStanding({ counts, summary })).toEqual({ open: 5, done: 5, all: 10 });
	});

	it("is news for ten minutes after its end", () => {
		expect(isFresh("2026-11-21T02:00:00Z", new Date("2026-11-21T02:09:00Z"))).toBe(true);
		expect(isFresh("2026-11-21T02:00:00Z", new Date("2026-11-21T02:11:00Z"))).toBe(false);
		expect(isFresh(undefined, new Date())).toBe(false);
	});
});

describe("why something was not kept", () => {
	it.each([
		[{ code: "no_permission" }, "https://files.example:8443/a.pdf", "files.example:8443"],
		[{ code: "no_permission" }, undefined, "别的网站"],
		[{ code: "fetch_failed" }, undefined, "没有下载成"],
		[{ code: "fetch_failed", reason: "html" }, undefined, "给的是网页"],
		[{ code: "encrypted" }, undefined, "有密码"],
		[{ code: "something new" }, undefined, "没能读出"],
	])("%j is told in words with what to do", (problem, url, part) => {
		expect(saveProblemText(problem, url)).toContain(part);
	});
});

describe("hosts", () => {
	it.each([
		["https://supplier.example.com/fpcy?x=1", "https://supplier.example.com/*"],
		[" http://localhost:8080 ", "http://localhost:8080/*"],
		["ftp://x.example/", undefined],
		["javascript:alert(1)", undefined],
		["", undefined],
	])("%s is covered by %s", (address, pattern) => {
		expect(hostPattern(address)).toBe(pattern);
	});

	it("are named with their port", () => {
		expect(hostName("http://localhost:8080/x")).toBe("localhost:8080");
	});
});

describe("a record in the popup", () => {
	const row = { id: "r1", number: "26990000000000000017" } as RecordRow;
	const popupOver = (work: Partial<Work>) => new Popup({ work, hub: {}, around: {}, aim: {} } as PopupDeps);

	it.each<[string, RecordView | undefined, Awaited<ReturnType<Work["damagedRecord"]>>, Shown]>([
		["open", { row } as RecordView, undefined, { state: "open", view: { row } as RecordView }],
		["damaged, with what lists last knew of it", undefined, { row }, { state: "damaged", row }],
		["damaged, with nothing known of it", undefined, {}, { state: "damaged" }],
		["gone", undefined, undefined, { state: "gone" }],
	])("is shown as %s", async (_, view, damaged, expected) => {
		const popup = popupOver({ view: async () => view, damagedRecord: async () => damaged });

		expect(await popup.shown("r1")).toEqual(expected);
	});

	it("is no news where the background does not answer", async () => {
		const popup = popupOver({ view: () => Promise.reject(new Error("work: ended")) });

		await expect(popup.shown("r1")).rejects.toThrow("work: ended");
	});
});
