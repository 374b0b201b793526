import type { Part } from "./box/parse.ts";
import type { Clause } from "./clause.ts";
import type { Engine } from "./engine.ts";
import { countHits, type Hits } from "./match.ts";

export interface Asked {
	/** Good until the next change of the engine. */
	readonly hits: Hits;
	/** Parts that nothing meets, and that were taken for a number mistyped (近似). */
	readonly near: readonly Part[];
}

/** The records that meet all parts of the box and all of `more`. */
export function ask(engine: Engine, parts: readonly Part[], more: readonly Clause[] = []): Asked {
	const near = parts.filter((part) => {
		if (!part.near || !part.clause || countHits(engine.find([part.clause])) > 0) return false;
		return countHits(engine.find([part.near])) > 0;
	});
	const clauses = parts.map((part) => (near.includes(part) ? part.near : part.clause));
	return { hits: engine.find([...more, ...clauses.flatMap((clause) => clause ?? [])]), near };
}
