import type { Fen } from "#core/base/fen.ts";
import { fen } from "#core/base/fen.ts";

/** How often kept invoices are asked about again (复查). */
export interface WatchSettings {
	readonly on: boolean;
	/** Days after which a match is asked about again. */
	readonly everyDays: number;
	/** The same for invoices marked 已报销: their money is gone. */
	readonly claimedEveryDays: number;
	/** From this total on an invoice is large. */
	readonly largeFrom: Fen;
	/** Questions a day that are asked without being told to: every one may cost money. */
	readonly mostADay: number;
}

export const watchDefaults: WatchSettings = {
	on: true,
	everyDays: 60,
	claimedEveryDays: 14,
	largeFrom: fen(1_000_000),
	mostADay: 100,
};
