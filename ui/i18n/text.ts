/** A sentence or word in every language there is, side by side; `{name}` is filled from facts. */
export interface Text {
	readonly zh: string;
	readonly en: string;
}

/** What happened, and what to do next. */
export interface SituationText {
	readonly says: Text;
	readonly next: Text;
}
