import type { Json, Step } from "./step.ts";

/** The history of questions becomes a table of its own, filled with what the records know of theirs. */
export const journal: Step = {
	version: 3,
	tables: { journal: "id, recordId, at, seq" },
	journal(record) {
		const body = object(record);
		const face = faceOf(body);
		const answers = list(body.answers).map((answer) => {
			const { askedAt, provider, sample, outcome, state, query, fields } = answer;
			const { kind, code, number } = object(query);
			const { sellerName, total } = object(fields);
			const told = given({ kind, code, number, sellerName, total });
			return { ...face, ...told, at: askedAt, provider, sample, how: "asked", outcome, state };
		});
		const failures = list(body.events).flatMap(({ what, at, facts }) => {
			const { provider, problem, status } = object(facts);
			if (what !== "asked" || problem === undefined) return [];
			const sample = body.sample === true;
			return [{ ...face, at, provider, sample, how: "asked", problem, ...given({ status }), state: "unknown" }];
		});
		return [...answers, ...failures].map((entry) => entry as { readonly [key: string]: Json }); // members of JSON
	},
};

/** What the first source says that says anything: good enough to name the invoice in a list. */
function faceOf(body: Members): Members {
	const said = [...list(body.typed), ...list(body.readings).flatMap(({ evidence }) => list(evidence))];
	const first = (field: string) => said.find((one) => one.field === field)?.value;
	const [kind, sellerName, total] = [first("kind"), first("sellerName"), first("total")];
	return { code: first("code") ?? "", number: first("number") ?? "", ...given({ kind, sellerName, total }) };
}

type Members = { readonly [key: string]: Json | undefined };

function object(value: Json | undefined): Members {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : {}; // neither null nor a list
}

function list(value: Json | undefined): readonly Members[] {
	return Array.isArray(value) ? value.map(object) : [];
}

function given(members: Members): Members {
	return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
