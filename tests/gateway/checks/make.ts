import { parseDay } from "#core/base/day.ts";
import { err, ok, type Result } from "#core/base/result.ts";
import type { Answer, Query } from "#core/model/answer.ts";
import type { AskDeps, AskProblem } from "#core/providers/provider.ts";
import type { Caller, Supplier } from "#gateway/checks/check.ts";

export const checker: Caller = { keyId: "key-1", role: "checker" };

/** A question about the nth invented 数电票 (演示: region 99). */
export function makeQuery(n: number, more: Partial<Query> = {}): Query {
	const issuedOn = parseDay("20261101");
	if (!issuedOn) throw new Error("a day");
	return {
		kind: "digital_ordinary",
		code: "",
		number: `2699${String(n).padStart(16, "0")}`,
		issuedOn,
		checkValue: "100.00",
		...more,
	};
}

export function makeAnswer(query: Query, at: Date, more: Partial<Answer> = {}): Answer {
	return {
		provider: "a",
		sample: true,
		outcome: "match",
		state: "normal",
		askedAt: at.toISOString(),
		query,
		fields: { number: query.number, sellerName: "演示商贸有限公司" },
		lines: [],
		message: "演示：查验成功",
		raw: '{"code":"0"}',
		...more,
	};
}

export interface FakeSupplier extends Supplier {
	/** Numbers it was asked about. */
	readonly asked: string[];
}

type Reply = Result<Partial<Answer>, AskProblem>;

/** A supplier that answers what it is told to; `match` when nothing is said. */
export function makeSupplier(
	more: Partial<Supplier> & {
		readonly reply?: (query: Query, deps: AskDeps) => Reply | Promise<Reply>;
	} = {},
): FakeSupplier {
	const { reply = () => ok({}), ...about } = more;
	const asked: string[] = [];
	return {
		id: "a",
		name: { zh: "演示", en: "Sample" },
		sample: true,
		rank: 1,
		supports: () => true,
		...about,
		asked,
		async ask(query, deps) {
			asked.push(query.number);
			const askedAt = deps.now();
			const said = await reply(query, deps);
			return said.ok ? ok(makeAnswer(query, askedAt, { provider: about.id ?? "a", ...said.value })) : err(said.error);
		},
	};
}
