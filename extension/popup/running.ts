import { batch, type Signal, signal } from "@preact/signals";

import type { QueueProgress } from "#core/flows/queue/app.ts";
import { t } from "#extension/i18n/index.ts";
import type { SavingProgress, Work } from "#extension/work/work.ts";
import { noteFailure } from "#ui/note-failure.ts";
import type { Entry } from "./entries.ts";
import { silent } from "./problem-text.ts";
import { endedOf } from "./saving.ts";

interface Deps {
	readonly work: Work;
	/** What is told of it to the person. */
	say(text: string): void;
	/** The library answers: it is not locked. */
	answered(): void;
	/** Something has ended: lines may stand otherwise than before. */
	moved(): Promise<void>;
}

/** How often what runs is looked at, and what rests. */
const POLL_MS = 1_000;
const REST_MS = 5_000;

/** What goes on in the background, whoever began it: the list that is being kept, and the queue. */
export class Running {
	readonly queue: Signal<QueueProgress | undefined> = signal(undefined);
	readonly saving: Signal<SavingProgress | undefined> = signal(undefined);
	readonly #deps: Deps;
	#ended = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(deps: Deps) {
		this.#deps = deps;
	}

	/** Follows it as long as the popup is open. */
	async follow(): Promise<void> {
		clearTimeout(this.#timer);
		let wait = REST_MS;
		try {
			const { work, moved } = this.#deps;
			const [queue, saving] = await Promise.all([work.queue(), work.saving()]);
			const { counts, paused } = queue;
			const ended = counts.answered + counts.needs_person + counts.given_up + endedOf(saving);
			const changed = this.queue.value !== undefined && ended !== this.#ended;
			batch(() => {
				this.queue.value = queue;
				this.saving.value = saving;
			});
			this.#ended = ended;
			this.#deps.answered();
			if (changed) await moved();
			if (saving.running || (counts.waiting + counts.asking > 0 && !paused)) wait = POLL_MS;
		} catch (cause) {
			noteFailure("follow", cause); // looked at again below
		}
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.follow(), wait);
	}

	/** Nothing is known of it any more. */
	forget(): void {
		this.queue.value = undefined;
		this.saving.value = undefined;
		this.#ended = 0;
	}

	/** Has entries kept one after the other, and asked about. It goes on without the popup. */
	async saveAll(entries: readonly Entry[], options: { readonly ask: boolean }): Promise<void> {
		const found = entries.map(({ candidate, page }) => ({ candidate, page }));
		if (found.length === 0) return;
		await this.#try(async (work) => {
			await work.saveAll(found, options);
		}, silent.save);
	}

	/** Puts records into the queue. */
	async enqueue(recordIds: readonly string[]): Promise<void> {
		if (recordIds.length === 0) return;
		await this.#try(async (work) => {
			const added = await work.verifyAll(recordIds);
			if (!added.ok) this.#deps.say(t("ext.opt.full"));
		}, silent.ask);
	}

	/** Lets the queue rest, or go on. */
	async steer(what: "pause" | "resume"): Promise<void> {
		this.#deps.say("");
		await this.#try(
			async (work) => {
				const steered = await work.steer(what);
				if (!steered.ok) this.#deps.say(t("ext.opt.full"));
			},
			() => t("ext.site.failed"),
		);
	}

	async #try(act: (work: Work) => Promise<void>, failed: (cause: unknown) => string): Promise<void> {
		try {
			await act(this.#deps.work);
		} catch (cause) {
			noteFailure("work", cause);
			this.#deps.say(failed(cause));
		}
		await this.follow();
	}
}
