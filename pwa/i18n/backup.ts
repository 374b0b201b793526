import { tell } from "#ui/i18n/index.ts";
import type { Text } from "#ui/i18n/text.ts";

/** Backup, restore, checking and erasing everything: loaded with the part of the settings that shows them. */
export const backupWords = {
	"backup.title": { zh: "备份与恢复", en: "Backup and restore" },
	"backup.lead": {
		zh: "浏览器可能在磁盘不足时清除数据，电脑也会坏。把备份存到别的磁盘或另一台电脑上，坏了可以原样恢复。",
		en: "A browser may clear its data when the disk is full, and machines break. Keep a backup on another disk or machine; everything can be restored from it.",
	},
	"backup.never": { zh: "还没有备份过。", en: "There is no backup yet." },
	"backup.last": {
		zh: "上次备份：{at}，{records} 张发票，已读回核对。",
		en: "Last backup: {at}, invoices: {records}, read back and found intact.",
	},
	"backup.since": { zh: "此后新存入 {count} 张。", en: "New since: {count}." },
	"backup.due": {
		zh: "该备份了：{count} 张新存入的发票还没有备份。",
		en: "Time for a backup. New invoices without one: {count}.",
	},
	"backup.damaged": {
		zh: "{count} 处打不开或已损坏。检查完整性可以看到是哪些。",
		en: "Damaged, or cannot be opened: {count}. The check says which.",
	},
	"backup.altered": {
		zh: "有数据在验票之外被改动过：被换成旧的、拿走或损坏。检查完整性会说明还剩什么、怎么办。",
		en: "Something was changed outside Yanpiao: put back as it was before, taken away or damaged. The check says what is left and what to do.",
	},
	"backup.see": { zh: "去备份", en: "To the backup" },
	"backup.check.see": { zh: "去检查", en: "To the check" },
	"backup.remind": { zh: "有新发票而没有备份时，隔多久提醒", en: "Remind me of invoices not backed up after" },
	"backup.remind.days": { zh: "{days} 天", en: "{days} days" },
	"backup.remind.never": { zh: "不提醒", en: "Never" },

	"backup.make": { zh: "备份", en: "Back up" },
	"backup.restore": { zh: "从备份恢复", en: "Restore from a backup" },
	"backup.check": { zh: "检查完整性", en: "Check integrity" },
	"backup.back": { zh: "返回", en: "Back" },
	"backup.stop": { zh: "停止", en: "Stop" },
	"backup.name": { zh: "验票备份-{stamp}.yanpiao", en: "yanpiao-backup-{stamp}.yanpiao" },
	"backup.kind": { zh: "验票备份", en: "Yanpiao backup" },

	"backup.passphrase": { zh: "备份口令", en: "Passphrase of the backup" },
	"backup.passphrase.again": { zh: "再填一次", en: "Repeat the passphrase" },
	"backup.passphrase.hint": {
		zh: "至少 8 个字符，只用于这一份备份。忘了就打不开，没有别的办法。",
		en: "At least 8 characters, for this backup alone. Without it nobody can open the backup.",
	},
	"backup.passphrase.short": { zh: "至少 8 个字符。", en: "At least 8 characters." },
	"backup.passphrase.differs": { zh: "两次填的不一样。", en: "The two do not match." },
	"backup.passphrase.show": { zh: "显示口令", en: "Show the passphrase" },
	"backup.make.go": { zh: "选择位置并备份", en: "Choose a place and back up" },
	"backup.make.download": { zh: "备份并下载", en: "Back up and download" },
	"backup.make.contents": {
		zh: "备份里有全部发票、原件、查验记录和设置，不含授权码、密钥和配对。",
		en: "It holds all invoices, originals, the history of checks and settings, but no authorisation code, key or pairing.",
	},

	"backup.stage.writing": { zh: "正在写入：{done} / {total} 张", en: "Writing: {done} of {total}" },
	"backup.stage.verifying": { zh: "正在读回核对：{percent}%", en: "Reading it back: {percent}%" },
	"backup.stage.reading": { zh: "正在读取并核对：{percent}%", en: "Reading and checking: {percent}%" },
	"backup.stage.comparing": { zh: "正在与本机比对：{done} / {total} 张", en: "Comparing: {done} of {total}" },
	"backup.stage.restoring": { zh: "正在恢复：{done} / {total} 张", en: "Restoring: {done} of {total}" },
	"backup.stage.checking": { zh: "正在检查：{done} / {total} 张", en: "Checking: {done} of {total}" },
	"backup.stage.starting": { zh: "正在准备", en: "Preparing" },
	"backup.progress": { zh: "进度", en: "Progress" },

	"backup.made": {
		zh: "备份好了：{records} 张发票，{originals} 个原件，共 {size}。已读回核对，每一处都完好。",
		en: "Backed up. Invoices: {records}, originals: {originals}, in all {size}. Read back; every part is intact.",
	},
	"backup.made.download": {
		zh: "核对的是交给浏览器下载的内容。下载完成后，可以用「从备份恢复」打开它再核对一遍，不会改动本机。",
		en: "What was handed to the browser was checked. Once it is downloaded, open it with “Restore from a backup” to check the file itself; nothing here changes by that.",
	},
	"backup.made.unreadable": {
		zh: "{count} 张发票打不开，没有进备份。",
		en: "Invoices that do not open and are not in it: {count}.",
	},
	"backup.made.lost": {
		zh: "{count} 个原件丢失或已损坏，没有进备份。",
		en: "Originals that are lost or damaged and are not in it: {count}.",
	},

	"backup.open.title": { zh: "打开「{name}」", en: "Open {name}" },
	"backup.open.hint": { zh: "备份时填的口令。", en: "The passphrase given when it was made." },
	"backup.open.go": { zh: "打开并核对", en: "Open and check" },
	"backup.preview.title": { zh: "「{name}」是完好的", en: "{name} is intact" },
	"backup.preview.made": { zh: "制作", en: "Made" },
	"backup.preview.made.by": { zh: "{at}，版本 {app}", en: "{at}, version {app}" },
	"backup.preview.holds": { zh: "内容", en: "Holds" },
	"backup.preview.holds.what": {
		zh: "{records} 张发票，{originals} 个原件，{lines} 条查验记录",
		en: "Invoices: {records}, originals: {originals}, checks: {lines}",
	},
	"backup.preview.days": { zh: "开票日期", en: "Issued" },
	"backup.preview.days.range": { zh: "{from} 至 {to}", en: "{from} to {to}" },
	"backup.preview.fresh": { zh: "本机没有", en: "Not here" },
	"backup.preview.same": { zh: "本机已有", en: "Here already" },
	"backup.preview.differing": { zh: "与本机不同", en: "Differ" },
	"backup.preview.damaged": { zh: "本机已损坏", en: "Damaged here" },
	"backup.preview.erased": { zh: "本机已彻底删除", en: "Erased here" },
	"backup.preview.refused": { zh: "不能读懂", en: "Not understood" },
	"backup.preview.count": { zh: "{count} 张", en: "{count}" },
	"backup.preview.fresh.count": { zh: "{count} 张，将恢复", en: "{count}, will be restored" },
	"backup.preview.same.count": { zh: "{count} 张，不变", en: "{count}, stay as they are" },
	"backup.preview.differing.count": {
		zh: "{count} 张，两边的内容合在一起，本机的不会被旧内容覆盖",
		en: "{count}, both are joined; nothing here is overwritten by what is older",
	},
	"backup.preview.damaged.count": { zh: "{count} 张，换成备份里完好的", en: "{count}, replaced by the good ones" },
	"backup.preview.refused.count": {
		zh: "{count} 张，不会恢复；先更新本应用",
		en: "{count}, left out; update this app first",
	},
	"backup.preview.unreadable": {
		zh: "制作备份时有 {count} 张打不开，不在里面。",
		en: "Did not open when it was made, not in it: {count}.",
	},
	"backup.preview.lost": {
		zh: "制作备份时有 {count} 个原件丢失或已损坏，不在里面。",
		en: "Originals lost or damaged when it was made, not in it: {count}.",
	},
	"backup.erasedToo": { zh: "也恢复已删除的 {count} 张", en: "Also restore the {count} that were erased" },
	"backup.settingsToo": {
		zh: "也恢复设置、分类规则和视图（设置换掉本机现在的，规则和视图并到一起；授权码不在备份里）",
		en: "Also restore settings (replacing those here), category rules and views (added to those here); the authorisation code is in no backup",
	},
	"backup.into": { zh: "恢复到", en: "Restore into" },
	"backup.into.here": { zh: "当前账户", en: "This account" },
	"backup.into.new": { zh: "新账户", en: "A new account" },
	"backup.into.here.text": {
		zh: "与这里的发票合并，本机的不会被旧内容覆盖。",
		en: "It is joined with the invoices here; nothing is overwritten by what is older.",
	},
	"backup.into.new.text": {
		zh: "为这份备份新建一个账户，发票和设置各归各；现在打开的账户不变。",
		en: "A new account is created for this backup, with its own invoices and settings. The one that is open stays as it is.",
	},
	"backup.into.open": {
		zh: "不设：能用这个浏览器的人都能打开它。备份的口令不会成为它的口令。",
		en: "Without one, whoever can use this browser can open it. The passphrase of the backup does not become its own.",
	},
	"backup.into.go": { zh: "新建并恢复", en: "Create it and restore" },
	"backup.into.done": {
		zh: "恢复好了：{count} 张发票，在账户「{name}」里。",
		en: "Restored. Invoices: {count}, in the account {name}.",
	},
	"backup.into.code": {
		zh: "这是新账户的恢复码：忘了口令时，凭它打开并换口令。只显示这一次：抄在纸上，和这台电脑分开放。抄好后才新建账户、开始恢复。",
		en: "This is the recovery code of the new account: it opens it when the passphrase is forgotten. It is shown only now: write it on paper and keep it away from this computer. The account is made, and restoring begins, once you have it.",
	},
	"backup.into.code.go": { zh: "开始恢复", en: "Begin restoring" },
	"backup.into.deleted": {
		zh: "为这份备份新建的账户已经删除，恢复进去的也一起没了。",
		en: "The account made for this backup has been deleted, with all that was restored into it.",
	},
	"backup.into.deleted.next": {
		zh: "备份文件和现在打开的账户都没有变。还要恢复，就重新选择备份文件。",
		en: "The backup file and the account that is open stay as they were. To restore after all, choose the file again.",
	},
	"backup.half.stopped": { zh: "已停止，没有恢复完。", en: "Stopped before all of it was restored." },
	"backup.half.there": {
		zh: "新账户「{name}」已经建好，里面有 {kept} 张发票；备份里共 {total} 张。现在打开的账户没有变。",
		en: "The new account {name} is there. Invoices in it: {kept}, in the backup: {total}. The account that is open stayed as it is.",
	},
	"backup.half.settings": { zh: "设置还没有恢复。", en: "Settings are not restored yet." },
	"backup.half.code": {
		zh: "它的口令和你抄下的恢复码都有效。",
		en: "Its passphrase and the recovery code you wrote down are valid.",
	},
	"backup.half.next": {
		zh: "接着恢复会从停下的地方继续。离开这里以后，换到这个账户，用同一份备份再恢复一次，也会接着做。不要了，可以删除它。",
		en: "Going on continues where it stopped. After leaving this page, switch to the account and restore the same backup again to go on. If you do not want it, delete it.",
	},
	"backup.half.otherFile": {
		zh: "换到这个账户，重新选择备份文件，或换一份完好的，再恢复一次会接着做。不要了，可以删除它。",
		en: "Switch to the account and choose the file again, or an undamaged one: restoring goes on there. If you do not want it, delete it.",
	},
	"backup.half.go": { zh: "接着恢复", en: "Go on" },
	"backup.half.delete": { zh: "删除这个账户", en: "Delete this account" },
	"backup.failed.damaged": {
		zh: "备份文件读到一半不对了：它在打开之后变了，或磁盘出错。之前恢复的都在。",
		en: "The file went wrong halfway: it changed after it was opened, or the disk has an error. What was restored before that is kept.",
	},
	"backup.failed.gone": {
		zh: "文件读到一半读不到了：可能已移动、改动或删除。之前恢复的都在。",
		en: "The file cannot be read any more; it may have been moved, changed or deleted. What was restored before is kept.",
	},
	"backup.into.switch": { zh: "换到「{name}」", en: "Switch to {name}" },
	"backup.filling": {
		zh: "备份没有恢复完，这个账户里的发票可能不全。用同一份备份再恢复一次会接着做。",
		en: "A backup was not fully restored: invoices may be missing in this account. Restore the same backup again to go on.",
	},
	"backup.filling.take": { zh: "不再恢复，就用现有的", en: "Keep what is here as it is" },
	"backup.settingsInto": {
		zh: "也恢复设置（授权码不在备份里）",
		en: "Also restore settings; the authorisation code is in no backup",
	},
	"backup.restore.go": { zh: "恢复", en: "Restore" },
	"backup.restored": {
		zh: "恢复好了：新增 {fresh} 张，合并 {merged} 张，{same} 张没有变化。",
		en: "Restored. New: {fresh}, joined: {merged}, unchanged: {same}.",
	},
	"backup.restored.cancelled": {
		zh: "已停止：新增 {fresh} 张，合并 {merged} 张，已恢复的都在。再恢复一次会接着做。",
		en: "Stopped. New: {fresh}, joined: {merged}; all of these are kept. Restore again to go on.",
	},
	"backup.restored.erased": { zh: "{count} 张仍是已删除。", en: "Still erased: {count}." },
	"backup.restored.mended": { zh: "修好 {count} 处损坏。", en: "Repaired: {count}." },
	"backup.restored.refused": { zh: "{count} 张不能读懂，没有恢复。", en: "Not understood and left out: {count}." },
	"backup.restored.provider": {
		zh: "查验接口没有变：授权码和密钥不在备份里，需要时请重新填写。",
		en: "The checking service stays as it was: codes and keys are in no backup, enter them again when needed.",
	},
	"backup.toLibrary": { zh: "查看发票库", en: "Open the library" },

	"backup.problem.too_short": { zh: "口令至少 8 个字符。", en: "The passphrase needs at least 8 characters." },
	"backup.problem.unwritable": {
		zh: "没有写成：文件不能写，或磁盘没有空间。换一个位置再试。",
		en: "Not written: the file cannot be written, or the disk is full. Try another place.",
	},
	"backup.problem.not_verified": {
		zh: "写完后读回来的内容不对，这份备份不能用。请删掉它，换一个磁盘再试。",
		en: "What was read back is not what was written: this backup is no good. Delete it and try another disk.",
	},
	"backup.problem.cancelled": { zh: "已停止。", en: "Stopped." },
	"backup.problem.not_backup": {
		zh: "这不是验票的备份。备份的文件名以 .yanpiao 结尾。",
		en: "This is not a Yanpiao backup. Their names end in .yanpiao.",
	},
	"backup.problem.newer": {
		zh: "这份备份由更新的版本制作，本版本不能读。先更新本应用再恢复；备份没有坏。",
		en: "A newer version made this backup; this one cannot read it. Update the app first. The backup is not damaged.",
	},
	"backup.problem.damaged": {
		zh: "这份备份不完整或被改动过，没有恢复任何内容。请用另一份备份。",
		en: "This backup is incomplete or was changed; nothing was restored. Use another one.",
	},
	"backup.problem.wrong_passphrase": {
		zh: "打不开：口令不对，或文件开头已损坏。",
		en: "It does not open: the passphrase is wrong, or the start of the file is damaged.",
	},
	"backup.problem.needs_passphrase": { zh: "请填备份口令。", en: "Enter the passphrase of the backup." },
	"backup.problem.gone": {
		zh: "文件读不到了：可能已移动、改动或删除。请重新选择。",
		en: "The file cannot be read any more; it may have been moved, changed or deleted. Choose it again.",
	},
	"backup.problem.too_large": {
		zh: "文件太大，不能恢复。",
		en: "The file is too large to be restored.",
	},
	"backup.problem.no_backup": {
		zh: "备份已关闭。请重新选择文件。",
		en: "The backup was closed. Choose the file again.",
	},
	"backup.problem.storage_full": {
		zh: "浏览器没有空间了，已恢复的都在。清理磁盘后再恢复一次会接着做。",
		en: "The browser has no room left; what was restored is kept. Free some space and restore again to go on.",
	},
	"backup.problem.other": { zh: "没有做成。请再试一次。", en: "It did not work. Try again." },

	"archive.make": { zh: "导出开放归档", en: "Export an open archive" },
	"archive.name": { zh: "验票归档-{stamp}.zip", en: "yanpiao-archive-{stamp}.zip" },
	"archive.kind": { zh: "验票开放归档", en: "Yanpiao open archive" },
	"archive.lead": {
		zh: "一个 ZIP：原件按文件名存放，manifest.json 里是全部记录、经过和查验记录，附格式说明。不用本应用也能读，也能从它重建发票库。",
		en: "A ZIP: originals under their names, all records, events and checks in manifest.json, and a description of the format. It can be read without this app, and the library can be rebuilt from it.",
	},
	"archive.open": {
		zh: "归档没有加密，谁拿到都能看。设置不在里面。",
		en: "It is not encrypted: whoever has it can read it. Settings are not in it.",
	},
	"archive.go": { zh: "选择位置并导出", en: "Choose a place and export" },
	"archive.download": { zh: "导出并下载", en: "Export and download" },
	"archive.made": {
		zh: "归档好了：{records} 张发票，{originals} 个原件，共 {size}。已读回核对，每一处都完好。",
		en: "Archived. Invoices: {records}, originals: {originals}, in all {size}. Read back; every part is intact.",
	},

	"wiped.title": {
		zh: "浏览器清除了这里的数据。",
		en: "The browser has cleared what was kept here.",
	},
	"wiped.next": {
		zh: "这台设备上存过发票，现在数据库不见了。有备份就可以恢复。",
		en: "Invoices were kept on this device, and the database is gone. With a backup everything can be restored.",
	},
	"wiped.restore": { zh: "从备份恢复", en: "Restore from a backup" },
	"wiped.known": { zh: "知道了", en: "Understood" },

	"health.well": {
		zh: "全部完好：{records} 张发票，{originals} 个原件（{bytes}），{events} 条经过，{lines} 条查验记录。",
		en: "Everything is intact. Invoices: {records}, originals: {originals} ({bytes}), events: {events}, checks: {lines}.",
	},
	"health.damaged": { zh: "发现 {count} 处问题", en: "Problems found: {count}" },
	"health.missing": {
		zh: "有内容在本应用之外被拿走，或被换成了旧的。",
		en: "Something was taken away, or put back as it was before, from outside of this app.",
	},
	"health.accept": { zh: "以现在的内容为准", en: "Take what is here as it is" },
	"health.whole": {
		zh: "其余完好：{records} 张发票，{originals} 个原件。",
		en: "Everything else is intact. Invoices: {records}, originals: {originals}.",
	},
	"health.missing.next": {
		zh: "有备份时先恢复，缺的会补回。然后按「以现在的内容为准」，就不再提醒；没有备份时先看看库里的发票和设置对不对再按。",
		en: "If there is a backup, restore it first: what is missing comes back. Then take what is here as it is, and you are not reminded again; without a backup look first whether the invoices and settings are right.",
	},
	"health.next": {
		zh: "用一份更早的备份恢复：坏的换成备份里完好的，其他不变。",
		en: "Restore from an earlier backup: what is damaged is replaced by the good ones, all else stays.",
	},
	"health.record": { zh: "打不开", en: "does not open" },
	"health.chain": {
		zh: "经过不完整：有一条缺失或被改动",
		en: "its history is incomplete: an event is missing or was changed",
	},
	"health.lost": { zh: "原件丢失", en: "an original is lost" },
	"health.file": { zh: "原件已损坏", en: "an original is damaged" },
	"health.line": { zh: "有一条查验记录打不开", en: "a check in its history does not open" },
	"health.trail": {
		zh: "查验记录不完整：有一条缺失或被改动",
		en: "the history of its checks is incomplete: a check is missing or was changed",
	},
	"health.summary": { zh: "列表显示的内容不对，已改正", en: "the list showed something else; put right" },
	"health.unnamed": { zh: "号码不详（{id}）", en: "number unknown ({id})" },
	"health.more": { zh: "另有 {count} 处没有列出。", en: "{count} more are not listed." },

	"erase.title": { zh: "清空全部", en: "Erase everything" },
	"erase.lead": {
		zh: "删除这个浏览器里的所有发票、原件、记录、设置、口令和配对。不能撤销，先做好备份。",
		en: "Deletes all invoices, originals, history, settings, passphrases and pairings in this browser. It cannot be undone: make a backup first.",
	},
	"erase.open": { zh: "清空全部", en: "Erase everything" },
	"erase.ask": { zh: "填写「{word}」以确认", en: "Type {word} to confirm" },
	"erase.word": { zh: "清空", en: "ERASE" },
	"erase.go": { zh: "清空全部", en: "Erase everything" },
	"erase.profiles": {
		zh: "这个浏览器里的账户全部清空，不只是「{name}」。只删一个，到「设置 → 账户」。",
		en: "All accounts of this browser are erased, not only {name}. To delete one, see Settings → Accounts.",
	},
	"erase.extension": {
		zh: "浏览器扩展里的发票是另一份，不在此列；需要时到扩展里移除。",
		en: "The browser extension has a copy of its own that is not erased; remove it there if you want to.",
	},
	"erase.busy": { zh: "正在清空", en: "Erasing" },
	"erase.done": { zh: "已清空", en: "Erased" },
	"erase.left": { zh: "没有清空干净", en: "Not everything was erased" },
	"erase.done.lead": { zh: "清空后逐个查看了每个存放处：", en: "Every place was looked at afterwards:" },
	"erase.left.next": {
		zh: "另一个窗口可能还开着。关闭其他验票窗口后再清空一次。",
		en: "Another window may be open. Close all others of Yanpiao and erase again.",
	},
	"erase.store.database": { zh: "数据库", en: "Databases" },
	"erase.store.files": { zh: "私有文件", en: "Private files" },
	"erase.store.local": { zh: "本地存储", en: "Local storage" },
	"erase.store.session": { zh: "会话存储", en: "Session storage" },
	"erase.store.cache": { zh: "缓存", en: "Caches" },
	"erase.store.app": {
		zh: "{count} 个文件，都是应用本身，没有发票",
		en: "{count} files, all of the app itself, no invoices",
	},
	"erase.again": { zh: "重新开始", en: "Start again" },
} as const satisfies Readonly<Record<string, Text>>;

export const { t, tMaybe } = tell(backupWords);
