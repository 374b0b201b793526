import type { Settings } from "#core/flows/app.ts";
import type { SavingList } from "#extension/work/saving-list.ts";

/** What the work room asks of the background; an offscreen document has hardly any API of its own. */
export interface BackgroundForRoom {
	/** Origin of the user's own server; empty for none. */
	server(): Promise<string>;
	/** Whether the user lets us reach this address. */
	mayReach(url: string): Promise<boolean>;
	/**
	 * Fetches an address of the page's own origin within the page, as far as the click on the button still allows it;
	 * `undefined` when that is no way.
	 */
	fetchInPage(
		url: string,
		page: { readonly url: string; readonly title: string },
	): Promise<
		| { readonly status: number; readonly type: string; readonly disposition: string; readonly base64: string }
		| undefined
	>;
	/** What is still to be kept, as last remembered; until the browser ends. */
	recallSaving(): Promise<SavingList>;
	rememberSaving(list: SavingList): Promise<void>;
	/** The secret of the unlocked library, Base64; `undefined` where nobody has unlocked it since the browser started. */
	recallSecret(profile: string): Promise<string | undefined>;
	/** Held in memory until the library is locked or the browser ends. */
	keepSecret(profile: string, secret: string): Promise<void>;
	forgetSecret(): Promise<void>;
	/** Something was saved, asked or set. `waits`: something goes on that only needs time. */
	roomChanged(news: { readonly language: Settings["language"]; readonly waits: boolean }): Promise<void>;
}
