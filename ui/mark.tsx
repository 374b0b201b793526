import type { InvoiceState } from "#core/model/answer.ts";
import type { Severity } from "#core/model/finding.ts";
import type { Authenticity, Claimable } from "#core/model/verdict.ts";

/** What a value means for the eye: its colour and its own shape (ui.md: never colour alone). */
export type Tone = "good" | "caution" | "stop" | "unknown";

export const authenticityTone: Record<Authenticity, Tone> = {
	confirmed: "good",
	signed: "good",
	unknown: "unknown",
	contradicted: "stop",
};

export const stateTone: Record<InvoiceState, Tone> = {
	normal: "good",
	void: "stop",
	red_full: "stop",
	red_part: "caution",
	red_unknown: "caution",
	unknown: "unknown",
};

export const claimableTone: Record<Claimable, Tone> = { yes: "good", look: "caution", no: "stop", unknown: "unknown" };

export const severityTone: Record<Severity, Tone> = { stop: "stop", look: "caution", note: "unknown" };

const shapes: Record<Tone, preact.JSX.Element> = {
	good: <circle cx="8" cy="8" r="6" fill="currentColor" />,
	caution: <path d="M8 1.8 15 14H1z" fill="currentColor" />,
	stop: <path d="M2.5 2.5h11v11h-11z" fill="currentColor" />,
	unknown: (
		<circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.6 1.5" />
	),
};

/** ● good · ▲ look · ■ stop · ◌ unknown; the word beside it says the same. */
export function Mark({ tone }: { tone: Tone }) {
	return (
		<svg class={`mark ${tone}`} viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
			{shapes[tone]}
		</svg>
	);
}
