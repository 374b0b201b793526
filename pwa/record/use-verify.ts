import { useEffect, useRef, useState } from "preact/hooks";

import type { App, RecordView } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { changed } from "#pwa/state/library.ts";
import { formatInstant } from "#ui/value.tsx";
import { verifyProblemText } from "#ui/words.ts";

/** Asking about one record: whether a question is out, what came of the last one, and how to begin and to stop. */
export interface Verifying {
	readonly running: boolean;
	readonly said: string;
	start(): void;
	stop(): void;
}

export function useVerify(app: App, { row, answers }: Pick<RecordView, "row" | "answers">): Verifying {
	const [running, setRunning] = useState(false);
	const [said, setSaid] = useState("");
	const job = useRef<string | undefined>(undefined);
	useEffect(
		() => () => {
			if (job.current) void app.cancel(job.current);
		},
		[app],
	);

	const verify = async () => {
		const next = crypto.randomUUID();
		job.current = next;
		setRunning(true);
		setSaid("");
		const before = new Date().toISOString();
		const result = await app.verify(next, row.id, { fresh: answers.length > 0 });
		job.current = undefined;
		setRunning(false);
		if (!result.ok) setSaid(verifyProblemText(result.error));
		else if (result.value.askedAt < before) setSaid(t("record.kept", { at: formatInstant(result.value.askedAt) }));
		// What the answer means stands under 怎么办; here only that there is one.
		else setSaid(result.value.outcome === "match" ? "" : t(`outcome.short.${result.value.outcome}`));
		changed();
	};

	return {
		running,
		said,
		start: () => void verify(),
		stop: () => {
			if (job.current) void app.cancel(job.current);
		},
	};
}
