import type { Text } from "./text.ts";

/** A pair of app and extension (配对), as both show it. */
export const bridgeWords = {
	"bridge.unpair": { zh: "解除配对", en: "Unpair" },
	"bridge.exchanged": { zh: "上次互相补齐：{at}", en: "Last complete: {at}" },
	"bridge.neverExchanged": { zh: "还没有互相补齐过", en: "Nothing exchanged yet" },
	"bridge.peer": { zh: "扩展 {name}，在 {origin} 配对", en: "Extension {name}, paired at {origin}" },
	"bridge.check": {
		zh: "核对码 {check}：两边显示的应当一样，不一样就解除配对。",
		en: "Check digits {check}: both sides should show the same, else unpair.",
	},
	"bridge.parted": {
		zh: "已由对方解除配对（{at}）。发票都留着，不再互相补齐。",
		en: "The other side ended the pairing ({at}). All invoices stay; nothing is exchanged any more.",
	},
	"bridge.again": { zh: "重新配对", en: "Pair again" },
	"bridge.remove": { zh: "移除", en: "Remove" },
	"bridge.left": { zh: "这里有 {count} 张没能过去", en: "{count} of here could not go over" },
	"bridge.missing": { zh: "对方有 {count} 张没能过来", en: "{count} of the other side could not come here" },
	"bridge.left.too_large": { zh: "内容太多，一次传不下", en: "too much to send in one go" },
	"bridge.left.unreadable": {
		zh: "另一边的版本读不懂，任何一边更新后会再试",
		en: "the other side's version cannot read it; tried again after either side is updated",
	},
	"bridge.left.noNumber": { zh: "没有号码的发票", en: "an invoice without a number" },
	"bridge.left.more": { zh: "还有 {count} 张", en: "{count} more" },
} as const satisfies Readonly<Record<string, Text>>;
