/** What one guess of a passphrase costs: memory in KiB, and passes over it. */
export interface Argon2Cost {
	readonly memory: number;
	readonly passes: number;
}

/** Argon2id (RFC 9106), one lane, 32 bytes out. */
export type Kdf = (
	passphrase: Uint8Array<ArrayBuffer>,
	salt: Uint8Array<ArrayBuffer>,
	cost: Argon2Cost,
) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * The costs that are taken, dearest first: RFC 9106 §4's second choice with one pass more, that choice, and down to
 * the least that OWASP's password storage cheat sheet names. What a stored wrap asks for beyond these is refused: it
 * could take all of a machine's memory.
 */
const COSTS: readonly Argon2Cost[] = [
	{ memory: 65_536, passes: 4 },
	{ memory: 65_536, passes: 3 },
	{ memory: 32_768, passes: 3 },
	{ memory: 19_456, passes: 2 },
];
const cheapest: Argon2Cost = { memory: 19_456, passes: 2 };

/** Time that opening may take: felt by a person, and by whoever guesses. */
const OPENING_MS = 500;

export function isTaken({ memory, passes }: Argon2Cost): boolean {
	return COSTS.some((cost) => cost.memory === memory && cost.passes === passes);
}

/** The dearest cost that this device bears, from one run of the cheapest: time grows with memory times passes. */
export async function chooseCost(kdf: Kdf, now: () => number): Promise<Argon2Cost> {
	const probe = crypto.getRandomValues(new Uint8Array(16));
	await kdf(probe, probe, cheapest); // the code is loaded and compiled the first time
	const start = now();
	await kdf(probe, probe, cheapest);
	const perUnit = (now() - start) / (cheapest.memory * cheapest.passes);
	return COSTS.find(({ memory, passes }) => memory * passes * perUnit <= OPENING_MS) ?? cheapest;
}

/** In WebAssembly, loaded when a passphrase is set or asked for. */
export const argon2id: Kdf = async (passphrase, salt, { memory, passes }) => {
	const { argon2id: stretch } = await import("hash-wasm");
	return (await stretch({
		password: passphrase,
		salt,
		memorySize: memory,
		iterations: passes,
		parallelism: 1,
		hashLength: 32,
		outputType: "binary",
	})) as Uint8Array<ArrayBuffer>; // never shared memory
};
