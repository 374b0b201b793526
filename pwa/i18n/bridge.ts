import type { Text } from "#ui/i18n/text.ts";

/** Pairing with the extension (配对), as the settings show it. */
export const bridgeWords = {
	"bridge.title": { zh: "配对浏览器扩展", en: "Pair the browser extension" },
	"bridge.lead": {
		zh: "在网页里用扩展存下的发票，和这里的发票库互相补齐，原件也带过去。两边都只在你这台电脑上，没有配对的网页得不到任何回答。",
		en: "Invoices saved from web pages by the extension and this library complete each other, originals included. Both stay on this computer; a page that is not paired gets no answer at all.",
	},
	"bridge.profile": {
		zh: "配对只属于当前账户「{name}」：换到别的账户时，扩展存下的先留在扩展里，换回来再补齐。",
		en: "The pairing belongs to the current account, {name}: while another one is open, the extension keeps what it saves and passes it on when you are back.",
	},
	"bridge.how": {
		zh: "先在扩展的设置里按「给这个网页配对码」，再把显示的 8 位码填到这里。",
		en: "In the extension's settings press “Get a code for this page”, then type the 8 characters here.",
	},
	"bridge.code": { zh: "配对码", en: "Pairing code" },
	"bridge.pair": { zh: "配对", en: "Pair" },
	"bridge.pairing": { zh: "正在配对", en: "Pairing" },
	"bridge.unpaired": { zh: "已解除配对，发票都留着。", en: "Unpaired. All invoices stay." },
	"bridge.state.searching": { zh: "正在找扩展", en: "Looking for the extension" },
	"bridge.state.off": { zh: "没有连上扩展。", en: "The extension is not connected. " },
	"bridge.state.off.next": {
		zh: "打开装了扩展的浏览器；刚装好或刚更新过扩展，就刷新一次这个网页。",
		en: "Open the browser that has the extension; if it was just installed or updated, reload this page once.",
	},
	"bridge.state.moving": {
		zh: "正在互相补齐：收到 {received} 张，送出 {sent} 张",
		en: "Completing each other: {received} received, {sent} sent",
	},
	"bridge.state.even": { zh: "两边一致", en: "Both hold the same" },
	"bridge.end.locked": {
		zh: "扩展锁着：点浏览器工具栏上的验票按钮，输入扩展的口令，过一会儿会自动连上。",
		en: "It is locked: click the Yanpiao button of the browser and enter the extension's passphrase. It connects by itself a little later.",
	},
	"bridge.end.not_paired": {
		zh: "扩展没有回答。先在扩展的设置里要一个配对码，三分钟内填到这里。",
		en: "The extension does not answer. Get a code in its settings first and type it here within three minutes.",
	},
	"bridge.end.wrong_code": {
		zh: "配对码不对，或已经用过、过期。请在扩展里再要一个。",
		en: "The code is wrong, was used or has expired. Get another one in the extension.",
	},
	"bridge.end.taken": {
		zh: "扩展已经和这个地址的另一个账户（或清空前的发票库）配对，没有换过来。扩展只有一个发票库：要换成这个账户，先在扩展的设置里解除那边的配对，再要一个码；扩展里已有的发票会一起到这里来。",
		en: "The extension is paired with another account of this address (or with the library before it was erased), and stays so. It has one library: to pair this account instead, end that pairing in the extension's settings and get another code; the invoices it holds then come here.",
	},
	"bridge.end.other_version": {
		zh: "扩展和这个网页的版本不同，更新较旧的一个再连。",
		en: "The extension and this page have different versions. Update the older one, then connect again.",
	},
	"bridge.end.storage_full": {
		zh: "浏览器没有空间了，收到一半停下。腾出空间后会接着来。",
		en: "The browser has no room left; it stopped half-way and goes on when there is room.",
	},
	"bridge.end.broken": {
		zh: "收到的内容不是扩展发的，已经断开。刷新网页再试。",
		en: "What came was not said by the extension, so the connection was closed. Reload the page.",
	},
	"bridge.end.other": {
		zh: "连接断了，会自动再连，已收到的都在。",
		en: "The connection was lost. It comes back by itself; what arrived is kept.",
	},
	"bridge.insecure": {
		zh: "这个地址不是 https，也不是本机，浏览器不允许配对。",
		en: "This address is neither https nor this computer, so the browser does not allow pairing.",
	},
	"bridge.ownAddress": {
		zh: "这个网页的地址是 {origin}，扩展里填的要完全一样：localhost 和 127.0.0.1 不算同一个，端口也要相同。",
		en: "The address of this page is {origin}. The one in the extension must be exactly the same: localhost and 127.0.0.1 are two, and the port counts.",
	},
	"bridge.state.evenBut": { zh: "除下面列出的，两边一致", en: "Both hold the same but for those listed below" },
	"bridge.state.erased": {
		zh: "另一边彻底删除的 {count} 张，这里也删了",
		en: "{count} erased for good on the other side were erased here too",
	},
	"bridge.end.unpaired": { zh: "已由对方解除配对。", en: "The other side ended the pairing." },
	"bridge.erase": {
		zh: "配对的另一边也会彻底删除；那边在这之后又用过的会留下，并回到这里。",
		en: "The paired side erases them as well; what was used there since stays and comes back here.",
	},
} as const satisfies Readonly<Record<string, Text>>;
