import { LONGEST_NAME, MOST_PROFILES } from "#core/vault/account/limits.ts";
import type { SwitchProblem } from "#pwa/state/profiles.ts";
import { sharedWords, tell } from "#ui/i18n/index.ts";
import type { Text } from "#ui/i18n/text.ts";

/** The profiles of one browser (账户): loaded with the settings and the lock screen, not with the first page. */
const profileWords = {
	"profile.title": { zh: "账户", en: "Accounts" },
	"profile.lead": {
		zh: "每个账户的发票、设置、口令、备份和扩展配对各归各，互不相通。没有设口令的账户，能用这个浏览器的人都能换过去。",
		en: "Each account has its own invoices, settings, passphrase, backups and pairing; nothing passes between them. Whoever can use this browser can switch to an account without a passphrase.",
	},
	"profile.current": { zh: "当前", en: "open" },
	"profile.guarded": { zh: "要口令", en: "asks for a passphrase" },
	"profile.filling": { zh: "没有恢复完", en: "not fully restored" },
	"profile.leaving": { zh: "没有删完", en: "not fully deleted" },
	"profile.switch": { zh: "换过去", en: "Switch to it" },
	"profile.rename": { zh: "改名", en: "Rename" },
	"profile.delete": { zh: "删除", en: "Delete" },
	"profile.label": { zh: "{what}：{name}", en: "{what}: {name}" },
	"profile.add": { zh: "新建账户", en: "New account" },
	"profile.add.lead": {
		zh: "给另一家公司，或同用这台电脑的另一个人。新账户是空的，发票、设置、口令各归各；建好就换过去。",
		en: "For another company, or for somebody else at this computer. It begins empty, with invoices, settings and passphrase of its own, and is opened at once.",
	},
	"profile.add.open": {
		zh: "不设：能用这个浏览器的人都能打开它。以后可在「口令与锁」里设。",
		en: "Without one, whoever can use this browser can open it. It can be set later under Passphrase and lock.",
	},
	"profile.add.guarded": {
		zh: "建好后给一个恢复码，只显示一次；换过去时输一次口令。",
		en: "Its recovery code is shown once when it is made; the passphrase is asked for when it opens.",
	},
	"profile.add.busy": { zh: "正在新建", en: "Making it" },
	"profile.add.go": { zh: "新建并换过去", en: "Create and switch to it" },
	"profile.name": { zh: "名称", en: "Name" },
	"profile.name.hint": {
		zh: "名称不加密：没打开时也看得见。不填就叫「{none}」。",
		en: "The name is not encrypted: it is seen while the account is closed. Without one it is called “{none}”.",
	},
	"profile.save": { zh: "改好", en: "Rename" },
	"profile.back": { zh: "返回", en: "Back" },
	"profile.why.too_long": { zh: "最多 {most} 个字。", en: "{most} characters at most." },
	"profile.why.too_short": { zh: "口令太短。", en: "The passphrase is too short." },
	"profile.why.taken": { zh: "已有同名的账户。", en: "Another account has this name." },
	"profile.why.too_many": { zh: "最多 {most} 个账户。", en: "{most} accounts at most." },
	"profile.why.gone": { zh: "这个账户已在别的标签页删除。", en: "This account was deleted in another tab." },
	"profile.why.current": {
		zh: "这个账户正打开着，先换到别的账户。",
		en: "This account is open; switch to another one first.",
	},
	"profile.why.busy": {
		zh: "还有导入、导出、备份或成批操作没做完，做完再换。",
		en: "An import, export, backup or bulk change goes on; change when that is done.",
	},
	"profile.delete.title": { zh: "删除账户「{name}」", en: "Delete the account {name}" },
	"profile.delete.counting": { zh: "正在数里面有什么", en: "Counting what it holds" },
	"profile.delete.holds": {
		zh: "里面有 {invoices} 张发票、{originals} 个原件。",
		en: "It holds {invoices} invoices and {originals} originals.",
	},
	"profile.delete.holdsNothing": { zh: "里面没有发票。", en: "It holds no invoices." },
	"profile.delete.text": {
		zh: "删除后，里面的发票、原件、记录、设置和口令都没有了，谁也找不回来。要留就先换过去备份。别的账户不受影响。",
		en: "Its invoices, originals, history, settings and passphrase will be gone, and nobody can bring them back. To keep them, switch to it and make a backup first. Other accounts are not touched.",
	},
	"profile.delete.extension": {
		zh: "和它配对的浏览器扩展里是另一份，不会删；要让扩展和别的账户配对，先在扩展的设置里解除。",
		en: "A paired browser extension has a copy of its own, which stays. Before the extension can be paired with another account, end the pairing in its settings.",
	},
	"profile.delete.next": { zh: "继续", en: "Go on" },
	"profile.delete.ask": { zh: "填写「{name}」以确认", en: "Type {name} to confirm" },
	"profile.delete.last": { zh: "这一步不能撤销。", en: "This cannot be undone." },
	"profile.delete.busy": { zh: "正在删除", en: "Deleting" },
	"profile.deleted": { zh: "「{name}」已删除", en: "{name} is deleted" },
	"profile.deleted.lead": { zh: "删除后逐处数过，剩下的：", en: "Counted afterwards in every place; what is left:" },
	"profile.deleted.left": { zh: "没有删干净", en: "Not everything was deleted" },
	"profile.deleted.left.next": {
		zh: "关掉本应用的其他标签页，再删一次。",
		en: "Close the other tabs of this app and delete it again.",
	},
	"profile.deleted.rows": { zh: "数据库", en: "Database" },
	"profile.deleted.keys": { zh: "钥匙和名称", en: "Keys and name" },
	"profile.deleted.local": { zh: "本地存储", en: "Local storage" },
	"profile.failed": {
		zh: "没有删完。关掉本应用的其他标签页，再试一次。",
		en: "It was not fully deleted. Close the other tabs of this app and try again.",
	},
	"profile.others": { zh: "打开别的账户", en: "Open another account" },
	"profile.lost": {
		zh: "只是「{name}」打不开：打开或新建别的账户，再到「设置 → 账户」删掉它，别的账户都留着。",
		en: "If only {name} cannot be opened: open or make another account and delete it under Settings → Accounts. All others stay.",
	},
} satisfies Record<string, Text>;

export const { t } = tell({ ...sharedWords, ...profileWords });

/** Why a profile is not made, changed or left. */
export function whyNot(problem: SwitchProblem): string {
	return t(`profile.why.${problem}`, { most: problem === "too_long" ? LONGEST_NAME : MOST_PROFILES });
}
