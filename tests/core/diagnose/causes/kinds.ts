import { type CauseCase, ordinary, special } from "./given.ts";

/** What the kind of an invoice has to do with how it is asked. */
export const kindCases: readonly CauseCase[] = [
	[
		"kind_by_code",
		"an ordinary code asked as a special one",
		{ fields: special, but: { code: "9900261330", checkCode: ordinary.checkCode } },
		["kind", "ordinary_paper"],
	],
	[
		"digital_paper",
		"paper of the digital years without its long number",
		{ fields: ordinary, but: { kind: "ordinary_paper", code: "099002600104" } },
	],
	[
		"elsewhere",
		"a kind the interface does not take",
		{
			end: { problem: "unsupported_kind", facts: {} },
			fields: ordinary,
			but: { kind: "fiscal", code: "99000001", number: "0000000001" },
		},
	],
	[
		"elsewhere",
		"a railway ticket the supplier refuses",
		{ end: { outcome: "unsupported", state: "unknown" }, but: { kind: "rail" } },
	],
];
