import type { Result } from "#core/base/result.ts";
import type { Answer } from "#core/model/answer.ts";
import type { CheckProblem, Role } from "#gateway/checks/check.ts";
import type { Audit } from "./audit/audit.ts";

/** What the gateway keeps, in SQLite or in a database that speaks PostgreSQL's protocol. */
export interface Store {
	readonly kind: "sqlite" | "postgres";
	readonly keys: Keys;
	readonly answers: Answers;
	readonly flights: Flights;
	readonly suppliers: SupplierStates;
	readonly audit: Audit;
	/** Resolves when the database answers, rejects when it does not. */
	ping(): Promise<void>;
	/** Forgets an invoice: its answers and the contents of its audit entries; tells how many entries that were. */
	erase(invoice: string, keyId: string): Promise<number>;
	close(): Promise<void>;
}

/** An API key, without its secret. */
export interface Key {
	readonly id: string;
	readonly name: string;
	readonly role: Role;
	/** Requests a minute. */
	readonly perMinute: number;
	readonly createdAt: string;
	readonly revokedAt?: string;
}

export interface Keys {
	/** A new key; its secret is told this once and kept nowhere. */
	create(about: Pick<Key, "name" | "role" | "perMinute">): Promise<{ readonly key: Key; readonly secret: string }>;
	/** The key whose secret has this fingerprint, unless it is revoked. A revocation elsewhere is seen within seconds. */
	find(fingerprint: string): Promise<Key | undefined>;
	list(): Promise<Key[]>;
	/** Whether there was such a key to revoke. */
	revoke(id: string): Promise<boolean>;
}

/** What is asked, as the tables key it: the invoice, and kind, day and check value in one. */
export interface Question {
	readonly invoice: string;
	readonly question: string;
}

export interface Answers {
	/** The newest evidence about this very question. */
	find(question: Question): Promise<Answer | undefined>;
	/** Removes answers older than this instant; tells how many. */
	trim(before: Date): Promise<number>;
}

/** How a question ended, for everybody who waited. */
export type Landing = Result<Answer, CheckProblem>;

/** The right to ask one question, until its lease runs out. */
export interface Ticket extends Question {
	readonly owner: string;
	readonly fence: number;
	/** Day in China on which a check was reserved. */
	readonly day: string;
}

export type Taken =
	| { readonly what: "taken"; readonly ticket: Ticket }
	/** Somebody asks right now. */
	| { readonly what: "busy" }
	/** It ended after the caller had come. */
	| { readonly what: "landed"; readonly landing: Landing }
	/** An answer that may stand for a new one was there after all. */
	| { readonly what: "kept"; readonly answer: Answer }
	| { readonly what: "limit"; readonly used: number };

export interface Take extends Question {
	readonly now: Date;
	/** When the caller came: a flight that ended later is his answer as well. */
	readonly since: Date;
	readonly leaseMs: number;
	/** Whether a kept answer may stand for a new one; absent when only a new one will do. */
	readonly usable?: (answer: Answer) => boolean;
}

/** What becomes of the check that was reserved. */
export type CountEnd =
	/** Used, or perhaps used. */
	| "used"
	/** It never reached the authority. */
	| "given_back"
	/** The authority says that all of today are used. */
	| "all_used";

export interface Flights {
	/** Takes the right to ask together with one check of the day, or tells why not; all in one transaction. */
	take(request: Take): Promise<Taken>;
	/** One more check of the day for the same ticket (fail-over); `false` when there is none left. */
	reserve(ticket: Ticket): Promise<boolean>;
	/** Keeps the ticket from being taken over for another while. */
	extend(ticket: Ticket, until: Date): Promise<void>;
	/** Keeps the evidence, settles the count and tells everybody who waits; all in one transaction. */
	land(ticket: Ticket, landing: Landing, count: CountEnd, now: Date): Promise<void>;
	/** Whether somebody still asks, for one who waits. */
	asking(question: Question, now: Date): Promise<boolean>;
	/** Checks of an invoice used on a day. */
	used(invoice: string, day: string): Promise<number>;
	/** Removes flights and counts that nobody can need any more. */
	trim(now: Date): Promise<void>;
}

/** Whether a supplier is left alone for a while; shared by all processes. */
export interface SupplierState {
	readonly id: string;
	/** Failures in a row. */
	readonly failures: number;
	readonly notBefore: Date;
	readonly reason: string;
}

export interface SupplierStates {
	list(): Promise<SupplierState[]>;
	/** Counts one more failure in a row and leaves the supplier alone as long as `pauseMs` says for that many. */
	fail(id: string, reason: string, now: Date, pauseMs: (failures: number) => number): Promise<void>;
	succeed(id: string): Promise<void>;
}
