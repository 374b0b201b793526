import type { AppDeps, AppVault } from "#core/flows/deps.ts";
import type { Stock } from "./stock.ts";

/**
 * A snapshot is written again when so many bytes of it fall to each summary that changed since: then it costs an edit
 * no more than this, and opening it reads no more rows than that leaves.
 */
export const BYTES_A_CHANGE = 9_500;
/** What a record takes, where no snapshot says it. */
const USUAL_BYTES = 600;
/** To read fewer rows one by one takes no time. Judging again changes something every moment, for minutes. */
const usual = { idleMs: 5_000, latestMs: 30_000, fewest: 500 };
/** Above this it is not written any more, and the next start makes it anew from the summaries. */
const MOST_WASTE = 0.5;

const LOCK = "yanpiao/snapshot";

interface Keeping {
	readonly vault: AppVault;
	readonly deps: Pick<AppDeps, "shared" | "randomId" | "snapshots">;
	readonly shape: string;
	readonly stock: Stock;
	/** The last write that the stock has all of. */
	readonly seen: () => number;
}

/** Writes snapshots in idle time, or when there is none for long; one tab of all. `onChange` is to be called whenever the stock changed. */
export function keepSnapshots({ vault, deps, shape, stock, seen }: Keeping): { onChange(): void } {
	const { idleMs, latestMs, fewest } = deps.snapshots ?? usual;
	let timer: ReturnType<typeof setTimeout> | undefined;
	/** When the first change came that was not looked at yet. */
	let since: number | undefined;

	function onChange(): void {
		clearTimeout(timer);
		if (stock.size < fewest) return;
		since ??= performance.now();
		const left = since + latestMs - performance.now();
		timer = setTimeout(
			() => {
				since = undefined;
				// A full disk, a vault that was closed: it is tried again after the next change, and nothing is lost.
				write().catch(() => undefined);
			},
			Math.max(0, Math.min(idleMs, left)),
		);
	}

	function write(): Promise<unknown> {
		return deps.shared.locks.tryHold(LOCK, async () => {
			if (!(await isDue())) return;
			if (stock.waste > MOST_WASTE) return vault.dropSnapshot();
			const { upTo, bytes } = await copy();
			await vault.saveSnapshot({ upTo, shape, size: bytes.length, bytes }, deps.randomId());
		});
	}

	async function isDue(): Promise<boolean> {
		const last = await vault.snapshotFacts();
		if (last?.shape !== shape || last.upTo > seen()) return true;
		const changed = await vault.countChanged(last.upTo);
		const size = Math.max(last.size, stock.size * USUAL_BYTES);
		return changed >= Math.max(fewest, size / BYTES_A_CHANGE);
	}

	/** Between two steps whoever waits gets a turn. */
	async function copy() {
		let upTo = 0;
		const steps = stock.write(() => {
			upTo = seen();
		});
		for (;;) {
			const step = steps.next();
			if (step.done) return { upTo, bytes: step.value };
			await new Promise((resolve) => setTimeout(resolve));
		}
	}

	return { onChange };
}
