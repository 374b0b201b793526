import { type CauseCase, notFound, special } from "./given.ts";

/** What is left where nothing else explains it. */
export const lastCases: readonly CauseCase[] = [
	["void_early", "paper that is not there", { end: notFound, fields: special }],
	["issued_by_nobody", "nothing else explains it", { end: notFound }],
	["altered", "nothing else explains it", {}],
];
