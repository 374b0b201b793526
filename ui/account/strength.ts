import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** How hard a passphrase is to guess, from 0 (at once) to 4. */
export type Strength = 0 | 1 | 2 | 3 | 4;

const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** Longer ones take ever longer to look at, and are strong. */
const LONGEST = 64;

/** Half a megabyte of well-known passwords comes with this file: it is imported when somebody types a new one. */
export function strengthOf(passphrase: string): Strength {
	return zxcvbn.check(passphrase.slice(0, LONGEST)).score;
}
