import type { Text } from "#ui/i18n/text.ts";

/** Pairing with the app's page (配对), as the options page shows it. */
export const bridgeWords = {
	"bridge.ext.title": { zh: "与验票网页配对", en: "Pair with the Yanpiao page" },
	"bridge.ext.lead": {
		zh: "在网页里存下的发票会出现在验票网页的发票库里，那边的也会到这里来，原件一起。网页里有几个账户时，只和打开着的那一个配对。按下按钮后，浏览器会问是否允许访问这个地址。",
		en: "Invoices you save from web pages appear in the library of the Yanpiao page, and those there come here, originals included. Where the page has several accounts, the one that is open is paired. The browser will ask whether the address may be accessed.",
	},
	"bridge.ext.address": { zh: "验票网页的地址", en: "Address of the Yanpiao page" },
	"bridge.ext.invite": { zh: "给这个网页配对码", en: "Get a code for this page" },
	"bridge.ext.code": {
		zh: "在验票网页「设置 → 配对浏览器扩展」里填：",
		en: "Type this in the page under Settings → Pair the browser extension:",
	},
	"bridge.ext.until": { zh: "{at} 前有效，只能用一次", en: "valid until {at}, once" },
	"bridge.invite.address": {
		zh: "这不是一个网址。应当像 http://127.0.0.1:8787。",
		en: "This is not an address. It should look like http://127.0.0.1:8787.",
	},
	"bridge.invite.refused": {
		zh: "浏览器没有允许访问这个地址，没有配对。再按一次，选「允许」。",
		en: "The browser was not allowed to access this address. Press again and choose Allow.",
	},
	"bridge.invite.failed": {
		zh: "没有配成。再试一次；仍不行就重新打开浏览器。",
		en: "It did not work. Try again, or restart the browser.",
	},
} as const satisfies Readonly<Record<string, Text>>;
