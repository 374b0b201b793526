import type { Day } from "#core/base/day.ts";
import type { Fen } from "#core/base/fen.ts";
import type { Problem, Result } from "#core/base/result.ts";
import type { Comparison } from "#core/diagnose/compare.ts";
import type { Diagnosis } from "#core/diagnose/diagnose.ts";
import type { Answer, InvoiceState, Query } from "#core/model/answer.ts";
import type { FieldName, FieldValues, TypedFields } from "#core/model/fields.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Invoice } from "#core/model/invoice.ts";
import type { KindId } from "#core/model/kinds/index.ts";
import type { LabelsShown } from "#core/model/labels.ts";
import type { PageContact } from "#core/model/particulars.ts";
import type { Form, ReadProblem } from "#core/model/reading.ts";
import type { PageOfRecord, RecordEvent } from "#core/model/record.ts";
import type { Authenticity, Claimable, Verdict } from "#core/model/verdict.ts";
import type { OriginalForm, OriginalProblem } from "#core/providers/original.ts";
import type { AskProblem } from "#core/providers/provider.ts";
import type { Asking } from "#core/queue/pace.ts";
import type { Twin } from "#core/rules/check.ts";
import type { SortColumn } from "#core/search/order.ts";
import type { Suggestion } from "#core/search/suggest.ts";
import type { OpenChange } from "#core/watch/change.ts";
import type { WatchSettings } from "#core/watch/settings.ts";
import type { BackupApp } from "./backup/app.ts";
import type { ExchangeApp } from "./exchange/app.ts";
import type { HistoryApp } from "./history/app.ts";
import type { LedgerApp } from "./ledger/app.ts";
import type { OrganiseApp, ShelfApp, TwinsApp } from "./organise/app.ts";
import type { QueueApp } from "./queue/app.ts";
import type { StatsApp } from "./stats/app.ts";
import type { SyncApp } from "./sync/app.ts";
import type { UndoApp, WayBack } from "./undo/app.ts";
import type { UnreadSetting } from "./unread-settings.ts";
import type { WatchApp } from "./watch/app.ts";

export type { SortColumn, Suggestion };

/**
 * Everything a frontend can have done. It runs in a worker behind Comlink: arguments and results are plain data,
 * a running job is named by its id and stopped with `cancel(id)`.
 */
export interface App
	extends QueueApp,
		HistoryApp,
		WatchApp,
		LedgerApp,
		ExchangeApp,
		StatsApp,
		OrganiseApp,
		ShelfApp,
		TwinsApp,
		SyncApp,
		UndoApp,
		BackupApp {
	/** Reads and keeps files, in order. Reports each file when it starts and ends; never rejects for a bad file. */
	capture(
		job: string,
		files: readonly CaptureFile[],
		report: (progress: CaptureProgress) => void,
	): Promise<CaptureSummary>;
	/** Keeps what a pasted or scanned text says: the text of an invoice's QR, or a line with number, date, amount. */
	captureText(text: string, form: "qr" | "typed"): Promise<Result<readonly CapturedInvoice[], CaptureProblem>>;
	/**
	 * Keeps what a web page says: one result for each of `words`, in order. Words without a number that could be an
	 * invoice's are `not_invoice`.
	 */
	capturePage(
		words: readonly PageWords[],
		page: PageOfRecord,
	): Promise<readonly Result<CapturedInvoice, StorageFull | Problem<"not_invoice">>[]>;
	/** Keeps what text that was marked on a web page says: the text of a QR, or lines with number, date and amount. */
	captureSelection(text: string, page: PageOfRecord): Promise<Result<readonly CapturedInvoice[], CaptureProblem>>;
	/** What a file holds, without keeping anything; one entry an invoice. */
	peek(file: CaptureFile): Promise<Result<readonly Partial<FieldValues>[], ReadProblem>>;
	/**
	 * What is kept of these invoices, in order; from memory, without asking anybody. What is in the trash counts as not
	 * kept.
	 */
	standing(named: readonly InvoiceNumbers[]): Promise<readonly (KeptStanding | undefined)[]>;
	/** What `rememberLinks` last kept; whoever asks looks whether it still is what it was. */
	recallLinks(): Promise<unknown>;
	/** Keeps, sealed, what a frontend knows of the links of pages; told apart by nobody else. A full disk keeps nothing. */
	rememberLinks(links: unknown): Promise<void>;
	/** Keeps a typed form. */
	captureTyped(fields: TypedFields): Promise<Result<CapturedInvoice, StorageFull>>;
	/**
	 * Adds what a person typed to a record, and empties the fields that are `null`; may merge it into the record that
	 * already has this identity.
	 */
	completeTyped(
		recordId: string,
		fields: TypedFields,
	): Promise<Result<CapturedInvoice & Undoable, StorageFull | Problem<"no_record">>>;
	cancel(job: string): Promise<void>;

	/** Asks the provider that is set. `fresh`: do not answer from kept answers. */
	verify(job: string, recordId: string, options: { readonly fresh: boolean }): Promise<Result<Answer, VerifyProblem>>;

	/** Fetches the electronic original that an answer names, and keeps it like any file. */
	fetchOriginal(job: string, recordId: string, form: OriginalForm): Promise<Result<FetchedOriginal, FetchProblem>>;

	/** `undefined` for a record that is not there, or does not open: `damagedRecord` tells which. */
	view(recordId: string): Promise<RecordView | undefined>;
	/** What lists last knew of a record that is here but does not open; `undefined` for any other. */
	damagedRecord(recordId: string): Promise<{ readonly row?: RecordRow } | undefined>;
	list(query: ListQuery): Promise<ListPage>;
	/** What the last word of the search box may become, in what the rest of the query leaves; nothing that leaves none. */
	suggest(query: ListQuery): Promise<readonly Suggestion[]>;
	/** Judges again some of what a list still shows as it was, and says how many are left. */
	judgeSome(): Promise<number>;
	original(sha256: string): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | undefined>;

	trash(recordIds: readonly string[]): Promise<Result<Marked, StorageFull>>;
	restore(recordIds: readonly string[]): Promise<Result<Marked, StorageFull>>;
	/** Removes records in the trash for good, with originals no other record needs. */
	erase(recordIds: readonly string[]): Promise<Result<PassedOver, StorageFull>>;
	setClaimed(recordIds: readonly string[], claimed: boolean): Promise<Result<Marked, StorageFull>>;

	/** Somebody else answers from now on though the settings are the same: whoever turned us away may be asked again. */
	providerMoved(): Promise<void>;

	settings(): Promise<Settings>;
	/** Kinds of settings of which some cannot be read (damaged): the usual ones hold until others are saved. */
	unreadSettings(): Promise<readonly UnreadSetting[]>;
	/** Keeps what differs from `from`, as it was when the user began: what another tab kept meanwhile stays. */
	saveSettings(settings: Settings, from?: Settings): Promise<Result<void, StorageFull>>;
	/** Records and originals kept, and the bytes of the originals. */
	storage(): Promise<{ readonly records: number; readonly originals: number; readonly bytes: number }>;
}

export interface CaptureFile {
	/** Path inside a dropped folder, or the file's name. */
	readonly name: string;
	readonly mediaType: string;
	readonly blob: Blob;
	/** The web page it was found on. */
	readonly page?: PageOfRecord;
}

/** What a page says of fields and parties, as written there. */
export type PageWords = Partial<Readonly<Record<FieldName | PageContact, string>>>;

/** The numbers an invoice is known by. */
export type InvoiceNumbers = Partial<Pick<FieldValues, "code" | "number" | "digitalNumber">>;

export interface KeptStanding {
	readonly row: RecordRow;
	/** Instant of the authority's last word that tells something. */
	readonly verifiedAt?: string;
}

export type CaptureProgress =
	| { readonly what: "started"; readonly index: number }
	| { readonly what: "done"; readonly index: number; readonly outcome: CaptureOutcome };

/** What came of one file. `kept` may hold records that still need a person. Members of a container that failed are listed. */
export type CaptureOutcome =
	| {
			readonly ok: true;
			readonly kept: readonly CapturedInvoice[];
			readonly failed: readonly { readonly member: string; readonly problem: ReadProblem }[];
	  }
	| { readonly ok: false; readonly problem: CaptureProblem };

/** Of many records, those that do not open (damaged); what was asked for was done to the others. */
export interface PassedOver {
	readonly unread: readonly string[];
}

/** What was done can be taken back with this (`undo`). */
export interface Undoable {
	readonly undo: WayBack;
}

export interface Marked extends PassedOver, Undoable {}

/** The browser gives no room to keep a change: everything is as it was before. */
export type StorageFull = Problem<"storage_full">;

/** `storage_full`: it was read, but the browser gives no room to keep it; nothing of the file was kept. */
export type CaptureProblem = ReadProblem | StorageFull;

export interface CapturedInvoice {
	readonly recordId: string;
	/** `known`: this invoice, and these very bytes, were here already; `merged`: one more original of a known invoice. */
	readonly how: "new" | "merged" | "known";
	/** It was here but did not open, and has taken that place: what only the damaged row knew of it is lost. */
	readonly mended?: true;
	readonly row: RecordRow;
}

export interface CaptureSummary {
	readonly files: number;
	readonly invoices: number;
	readonly failed: number;
	readonly cancelled: boolean;
}

export type VerifyProblem =
	| AskProblem
	| { readonly code: "no_record" }
	| { readonly code: "missing_fields"; readonly fields: readonly FieldName[] }
	| { readonly code: "unsupported_kind"; readonly kind: KindId }
	/** The five checks of today are used up (domain §3.5). */
	| { readonly code: "daily_limit"; readonly used: number }
	| { readonly code: "sample_only" }
	/** The answer came, but the browser gives no room to keep it. */
	| StorageFull;

/** `known`: the very file was here already; `other`: it is of another invoice and was kept apart. */
export interface FetchedOriginal {
	readonly how: "added" | "known" | "other";
	readonly kept: readonly CapturedInvoice[];
}

export type FetchProblem = OriginalProblem | CaptureProblem | Problem<"no_record" | "no_address">;

/** What a list may show beside its rows, on request: it is read for the rows that are looked at. */
export const rowCells = [
	"sellerTaxId",
	"buyerTaxId",
	"goods",
	"rate",
	"remark",
	"checkCode",
	"digitalNumber",
	"originalNumber",
	"machineNumber",
	"drawer",
	"payee",
	"reviewer",
	"region",
	"risk",
	"claimedOn",
	"checkedOn",
] as const;
export type RowCell = (typeof rowCells)[number];

/** One line of a list. */
export interface RecordRow extends LabelsShown {
	readonly id: string;
	readonly kind?: KindId;
	readonly code?: string;
	readonly number?: string;
	readonly issuedOn?: Day;
	readonly buyerName?: string;
	readonly sellerName?: string;
	readonly amount?: Fen;
	readonly tax?: Fen;
	readonly total?: Fen;
	readonly forms: readonly Form[];
	readonly authenticity: Authenticity;
	readonly state: InvoiceState;
	readonly claimable: Claimable;
	/** Codes of the reasons that decided: a list must tell 查无此票 from 与税局不一致. */
	readonly why: { readonly authenticity: string; readonly claimable: string };
	readonly sample: boolean;
	readonly needsPerson: boolean;
	/** Findings that hit with `stop` or `look`. */
	readonly alerts: number;
	readonly createdAt: string;
	readonly claimedAt?: string;
	readonly trashedAt?: string;
	/** The authority's word got worse, and nobody has dealt with it yet. */
	readonly changed?: OpenChange;
	/**
	 * Those that were asked for and have a value: texts as settled, names of goods and rates joined by 、, days as
	 * `YYYYMMDD`, the code of a region, how much the worst finding weighs.
	 */
	readonly cells?: { readonly [Cell in RowCell]?: string };
}

export interface ListQuery {
	/** What stands in the search box: words, amounts, days and prefixes that must all be met (`parseBox`). */
	readonly text: string;
	/** `due`: to be asked about again (到期复查); `changed`: changed for the worse since. */
	readonly where: "library" | "trash" | "needs_person" | "due" | "changed";
	readonly authenticity?: Authenticity;
	readonly state?: InvoiceState;
	readonly claimable?: Claimable;
	readonly kind?: KindId;
	/** Issued within these days, both included. */
	readonly from?: Day;
	readonly to?: Day;
	readonly sort: SortColumn;
	readonly direction: "up" | "down";
	readonly offset: number;
	readonly limit: number;
	/** Shown beside each row; none where absent. */
	readonly cells?: readonly RowCell[];
}

/** What a list shows, without how. */
export type ListFilter = Omit<ListQuery, "sort" | "direction" | "offset" | "limit" | "cells">;

export interface ListPage {
	readonly rows: readonly RecordRow[];
	readonly count: number;
	/** Sums over everything that matches, not only this page; 演示 records are never summed. */
	readonly total: Fen;
	readonly tax: Fen;
	/** Numbers typed that nothing has: what is found instead is one digit away, or has two neighbours swapped (近似). */
	readonly near: readonly string[];
	/** Records shown as judged on another day or with other settings, or not yet: `judgeSome` brings them up to now. */
	readonly judging: number;
	/** Records everywhere, so that an empty page knows whether it is first use. */
	readonly all: number;
	readonly needsPerson: number;
	readonly due: number;
	readonly changed: number;
	readonly trashed: number;
}

export interface RecordView {
	readonly row: RecordRow;
	readonly invoice: Invoice;
	readonly findings: readonly Finding[];
	readonly verdict: Verdict;
	readonly answers: readonly Answer[];
	readonly events: readonly RecordEvent[];
	readonly originals: readonly {
		readonly sha256: string;
		readonly name: string;
		readonly mediaType: string;
		readonly bytes: number;
		readonly form: Form;
		readonly member?: string;
	}[];
	/** Originals that are here but do not open, and so are not among them. */
	readonly damagedOriginals: number;
	/** What would be asked, or the fields that are missing for it. */
	readonly query: Result<
		Query,
		{ readonly code: "missing_fields" | "unsupported_kind"; readonly fields: readonly FieldName[] }
	>;
	/** The answer that counts, field by field beside what we hold; absent while none tells anything. */
	readonly compared?: { readonly answer: Answer; readonly comparison: Comparison };
	/** What the way the last question ended means, and what to do; absent while nobody was asked and somebody could be. */
	readonly diagnosis?: Diagnosis;
	/** Whether asking would tell something new: nobody was asked yet, the values changed, or the answer has aged. */
	readonly checkDue: boolean;
	/** Checks of this invoice left today by our own count. */
	readonly asksLeft: number;
	readonly links: RecordLinks;
	/** After a try that failed on the way: the instant from which asking again makes sense (domain §7.5). */
	readonly askAgainAt?: string;
}

/** Other records that have to do with one. */
export interface RecordLinks {
	/** 红字发票: the blue invoice it names, and where that is kept. Not `exact`: what it says fits more than one invoice. */
	readonly corrects?: {
		readonly number: string;
		readonly code?: string;
		readonly exact: boolean;
		readonly records: readonly LinkedRecord[];
	};
	/** Red invoices that name this one, the earliest first; `left` of its total after them, by the faces, where that is sure. */
	readonly corrected?: { readonly by: readonly LinkedRecord[]; readonly left?: Fen };
	/** What may be the same invoice, the surest first; nothing of the trash. */
	readonly twins: readonly TwinLink[];
	/** More are alike than are looked at. */
	readonly moreTwins: boolean;
}

export interface TwinLink extends LinkedRecord {
	/** The same number, the same place of a file, or the same seller, total and day. */
	readonly why: Twin["why"];
}

export interface LinkedRecord {
	readonly id: string;
	readonly savedOn: Day;
	readonly trashed: boolean;
	/** Absent while it is not judged. */
	readonly row?: RecordRow;
}

export interface Settings {
	readonly provider:
		| { readonly mode: "sample" }
		| { readonly mode: "fpcy"; readonly url: string; readonly sqm: string }
		| { readonly mode: "gateway"; readonly key: string }
		| { readonly mode: "none" };
	readonly ownCompanies: readonly { readonly name: string; readonly taxId: string }[];
	readonly claimWithinDays?: number;
	/** Ask by itself after a capture, where the kind allows it. */
	readonly askOnCapture: boolean;
	/** How fast the queue asks. */
	readonly asking: Asking;
	/** How often what was good once is asked about again. */
	readonly watch: WatchSettings;
	readonly language: "zh-CN" | "en";
	readonly theme: "system" | "light" | "dark";
}
