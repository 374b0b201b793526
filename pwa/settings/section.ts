import type { Settings } from "#core/flows/app.ts";

/** What every section of the settings gets: what is set, and how to set it. */
export interface SectionProps {
	readonly settings: Settings;
	/** Gives whether there was room to keep them. */
	readonly onChange: (settings: Settings) => Promise<boolean>;
}
