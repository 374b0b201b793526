import { useEffect, useState } from "preact/hooks";

import { t, type WordKey } from "#pwa/i18n/index.ts";

/** Judging again that is over sooner is not spoken of. */
const SOON_MS = 800;

/** One place for both sentences, so that nothing moves when the second comes or goes; its count is not read aloud. */
export function JudgingNote({ judging, usual }: { judging: number; usual: WordKey }) {
	const [long, setLong] = useState(false);
	const busy = judging > 0;
	useEffect(() => {
		setLong(false);
		if (!busy) return;
		const timer = setTimeout(() => setLong(true), SOON_MS);
		return () => clearTimeout(timer);
	}, [busy]);
	return <span aria-live="off">{busy && long ? t("library.judging", { count: judging }) : t(usual)}</span>;
}
