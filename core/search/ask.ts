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
	const hits = engine.find([...more, ...parts.flatMap(({ clause, near }) => (clause && !near ? clause : []))]);
	const near = parts.filter((part) => part.near && part.clause && !narrow(engine, hits, part.clause, part.near));
	return { hits, near };
}

/** Keeps the hits that meet the clause, or where nothing at all does, what is near. Whether anything met the clause. */
function narrow(engine: Engine, hits: Hits, clause: Clause, near: Clause): boolean {
	const exact = engine.find([clause]);
	const others = countHits(exact) > 0 ? exact : engine.find([near]);
	for (let row = 1; row < hits.length; row++) hits[row] = (hits[row] ?? 0) & (others[row] ?? 0);
	return others === exact || countHits(others) === 0;
}
