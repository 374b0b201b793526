import type { AuditCheckContent } from "./audit.ts";

/** What one key may ask of different invoices before its repeats are written early. */
const MOST = 10_000;

/**
 * Writes what comes for the first time as it comes, and of its equals within `windowMs` only how many there were: a
 * client that asks the same again and again would fill the audit with copies of one entry.
 */
export interface Repeats {
	/** Ends as `append` does for the first of its equals. */
	add(content: AuditCheckContent): Promise<void>;
	/** Writes the numbers now. */
	settle(): void;
}

interface Counted {
	readonly content: AuditCheckContent;
	/** The entry of the first one. */
	readonly first: Promise<void>;
	times: number;
}

/** `append` tells by itself what it could not write. */
export function createRepeats(append: (content: AuditCheckContent) => Promise<void>, windowMs: number): Repeats {
	const counted = new Map<string, Counted>();
	let timer: ReturnType<typeof setTimeout> | undefined;

	function settle(): void {
		clearTimeout(timer);
		timer = undefined;
		const all = [...counted.values()];
		counted.clear();
		for (const { content, times } of all) if (times > 0) append({ ...content, times }).catch(() => undefined);
	}

	return {
		add(content) {
			const key = keyOf(content);
			const known = counted.get(key);
			if (known) {
				known.times += 1;
				return known.first;
			}
			const first = append(content);
			first.catch(() => counted.delete(key)); // the next one is the first again
			counted.set(key, { content, first, times: 0 });
			if (counted.size >= MOST) settle();
			else timer ??= setTimeout(settle, windowMs);
			return first;
		},
		settle,
	};
}

function keyOf({ keyId, invoice, how, outcome, state, supplier, problem }: AuditCheckContent): string {
	return `${keyId}\n${invoice}\n${how}\n${outcome}\n${state}\n${supplier}\n${problem}`;
}
