import { useEffect, useRef, useState } from "preact/hooks";

import type { App, FetchProblem, RecordView } from "#core/flows/app.ts";
import { type OriginalForm, originalForms } from "#core/providers/original.ts";
import { t } from "#pwa/i18n/index.ts";
import { changed } from "#pwa/state/library.ts";
import { diagnoseWords, fetchProblemWords } from "#ui/i18n/diagnose/words.ts";
import { pick } from "#ui/i18n/index.ts";
import type { Text } from "#ui/i18n/text.ts";
import { readProblemText } from "#ui/words.ts";

/** Buttons for the electronic originals an answer offers and that were not fetched yet. */
export function FetchOriginals({ app, view }: { app: App; view: RecordView }) {
	const [running, setRunning] = useState<OriginalForm>();
	const [said, setSaid] = useState("");
	const job = useRef<string | undefined>(undefined);
	useEffect(
		() => () => {
			if (job.current) void app.cancel(job.current);
		},
		[app],
	);
	const offered = originalForms.filter((form) => isOffered(view, form));
	if (offered.length === 0 && said === "") return null;

	const fetchIt = async (form: OriginalForm) => {
		job.current = crypto.randomUUID();
		setRunning(form);
		setSaid("");
		const result = await app.fetchOriginal(job.current, view.row.id, form);
		job.current = undefined;
		setRunning(undefined);
		const done = { added: diagnoseWords.fetched, known: diagnoseWords.fetchedKnown, other: diagnoseWords.fetchedOther };
		setSaid(result.ok ? pick(done[result.value.how]) : problemText(result.error));
		changed();
	};

	return (
		<div class="fetch-originals">
			<div class="bar">
				{running ? (
					<button type="button" class="button" onClick={() => job.current && void app.cancel(job.current)}>
						{pick(diagnoseWords.fetching)} · {t("action.cancel")}
					</button>
				) : (
					offered.map((form) => (
						<button key={form} type="button" class="button" data-fetch={form} onClick={() => void fetchIt(form)}>
							{pick(form === "pdf" ? diagnoseWords.fetchPdf : diagnoseWords.fetchOfd)}
						</button>
					))
				)}
			</div>
			<p class="said" role="status">
				{said}
			</p>
		</div>
	);
}

function isOffered({ answers, events, row }: RecordView, form: OriginalForm): boolean {
	const named = answers.some(
		({ outcome, pdfUrl, ofdUrl }) => outcome === "match" && (form === "pdf" ? pdfUrl : ofdUrl),
	);
	const fetched = events.some(
		({ what, facts }) => what === "fetched" && facts.form === form && facts.how !== undefined,
	);
	return named === true && !fetched && row.trashedAt === undefined;
}

function problemText(problem: FetchProblem): string {
	const words: Readonly<Record<string, Text>> = fetchProblemWords;
	const text = words[problem.code];
	return text ? pick(text, problem) : readProblemText(problem);
}
