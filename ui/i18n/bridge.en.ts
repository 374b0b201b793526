import type { bridgeZh } from "./bridge.zh-CN.ts";

export const bridgeEn: Record<keyof typeof bridgeZh, string> = {
	"bridge.title": "Pair the browser extension",
	"bridge.lead":
		"Invoices saved from web pages by the extension and this library complete each other, originals included. Both stay on this computer; a page that is not paired gets no answer at all.",
	"bridge.how": "In the extension's settings press “Get a code for this page”, then type the 8 characters here.",
	"bridge.code": "Pairing code",
	"bridge.pair": "Pair",
	"bridge.pairing": "Pairing",
	"bridge.unpair": "Unpair",
	"bridge.unpaired": "Unpaired. All invoices stay.",
	"bridge.exchanged": "Last complete: {at}",
	"bridge.neverExchanged": "Nothing exchanged yet",
	"bridge.state.searching": "Looking for the extension",
	"bridge.state.off": "The extension is not connected. ",
	"bridge.state.off.next":
		"Open the browser that has the extension; if it was just installed or updated, reload this page once.",
	"bridge.state.moving": "Completing each other: {received} received, {sent} sent",
	"bridge.state.even": "Both hold the same",
	"bridge.end.not_paired":
		"The extension does not answer. Get a code in its settings first and type it here within three minutes.",
	"bridge.end.wrong_code": "The code is wrong, was used or has expired. Get another one in the extension.",
	"bridge.end.other_version":
		"The extension and this page have different versions. Update the older one, then connect again.",
	"bridge.end.storage_full": "The browser has no room left; it stopped half-way and goes on when there is room.",
	"bridge.end.broken": "What came was not said by the extension, so the connection was closed. Reload the page.",
	"bridge.end.other": "The connection was lost. It comes back by itself; what arrived is kept.",
	"bridge.insecure": "This address is neither https nor this computer, so the browser does not allow pairing.",
	"bridge.ext.title": "Pair with the Yanpiao page",
	"bridge.ext.lead":
		"Invoices you save from web pages appear in the library of the Yanpiao page, and those there come here, originals included. The browser will ask whether the address may be accessed.",
	"bridge.ext.address": "Address of the Yanpiao page",
	"bridge.ext.invite": "Get a code for this page",
	"bridge.ext.code": "Type this in the page under Settings → Pair the browser extension:",
	"bridge.ext.until": "valid until {at}, once",
	"bridge.invite.address": "This is not an address. It should look like http://127.0.0.1:8787.",
	"bridge.invite.refused": "The browser was not allowed to access this address. Press again and choose Allow.",
	"bridge.invite.failed": "It did not work. Try again, or restart the browser.",
};
