import type { Text } from "#ui/i18n/text.ts";

/** What the account says of passkeys (通行密钥). */
export const passkeyWords = {
	"account.passkey": { zh: "通行密钥", en: "Passkey" },
	"account.passkey.none": { zh: "没有：只凭口令打开", en: "None: the passphrase alone opens it" },
	"account.passkey.key": { zh: "和口令一起才打得开", en: "Opens together with the passphrase, neither alone" },
	"account.passkey.remembered": {
		zh: "记住了此设备，这里打开时不问",
		en: "Not asked for here: this device is remembered",
	},
	"account.passkey.asked": {
		zh: "只在打开前多问一次，不参与加密",
		en: "Only asked for first; takes no part in the encryption",
	},
	"account.passkey.address": {
		zh: "这里用不了：它只认名字，不认数字网址。改用 localhost 或域名打开，那里是另一个发票库，先备份再恢复过去。",
		en: "Not here: a passkey belongs to a name, not to an address of numbers. Under localhost or a host name it works; that is another library, so restore a backup there.",
	},
	"account.passkey.guarded": {
		zh: "这里的发票、原件和设置都加密保存，口令和通行密钥一起才能打开。口令不离开这台设备，没有人能替你找回。",
		en: "Invoices, originals and settings are kept encrypted and open with the passphrase and the passkey together. The passphrase never leaves this device, and nobody can recover it for you.",
	},
	"account.passkey.add": { zh: "添加通行密钥", en: "Add a passkey" },
	"account.passkey.add.text": {
		zh: "打开时除了口令，还要用这台设备的指纹、面容或密码，或一把安全密钥确认。抄走数据又猜中口令的人，没有它也打不开。",
		en: "Besides the passphrase, this device's fingerprint, face or PIN, or a security key, is needed to open. Whoever copied the data and guessed the passphrase cannot open it without.",
	},
	"account.passkey.add.code": {
		zh: "还没有恢复码，加好后会给一个：通行密钥丢了，只有它能打开。",
		en: "There is no recovery code yet; you get one at the end. When the passkey is lost, nothing else opens.",
	},
	"account.passkey.add.kept": {
		zh: "通行密钥丢了，只有恢复码能打开。确认它还在手边。",
		en: "When the passkey is lost, only the recovery code opens. Make sure that you still have it.",
	},
	"account.passkey.add.forget": {
		zh: "加好后不再记住此设备，要的话可以再记住。",
		en: "This device is not remembered any more then; you may have it remembered again.",
	},
	"account.passkey.next": { zh: "下一步", en: "Next" },
	"account.passkey.make.text": {
		zh: "口令对了。接下来浏览器会让你新建一把通行密钥，再用它确认一次。它由这台设备或安全密钥保管，本应用不上传。",
		en: "The passphrase is right. The browser now makes a passkey and asks you to confirm with it once. The device or security key keeps it; this app uploads nothing.",
	},
	"account.passkey.again": { zh: "再用它确认一次", en: "Confirm with it" },
	"account.passkey.again.text": {
		zh: "通行密钥建好了，还要用它确认一次才算数。",
		en: "The passkey is made; it counts once you have confirmed with it.",
	},
	"account.passkey.weak": {
		zh: "这台设备的通行密钥不能参与加密，只在打开前多问一次。它拦得住随手打开的人，拦不住抄走数据又知道口令的人。不用的话，可到系统的密码管理里删掉它。",
		en: "This device's passkey cannot take part in the encryption; it is only asked for before opening. That stops a passer-by, not somebody who copied the data and knows the passphrase. If you leave it, you may delete it in the system's password manager.",
	},
	"account.passkey.weak.use": { zh: "照样用", en: "Use it anyway" },
	"account.passkey.remove": { zh: "取消通行密钥", en: "Remove the passkey" },
	"account.passkey.remove.text": {
		zh: "以后只凭口令打开。系统里存的那把不会跟着删，可以到系统或浏览器的密码管理里删。通行密钥丢了的，用恢复码改口令，就不再要它。",
		en: "The passphrase alone opens it afterwards. The passkey itself stays in the system's or browser's password manager until you delete it there. If it is lost, change the passphrase with the recovery code: that leaves the passkey behind.",
	},
	"account.passkey.dropped": {
		zh: "用恢复码改口令，通行密钥从此不再要；之后可以再加。",
		en: "Changed with the recovery code, the passkey is not asked for any more; you may add one again.",
	},
	"account.passkey.name": { zh: "本机发票库", en: "Invoices on this device" },
	"account.passkey.waiting": { zh: "请确认通行密钥", en: "Confirm with the passkey" },
	"account.passkey.locked": {
		zh: "发票加密存在这台设备上。输入口令，再用通行密钥确认。",
		en: "The invoices are kept encrypted on this device. Enter the passphrase, then confirm with the passkey.",
	},
	"account.passkey.wrong": {
		zh: "口令或通行密钥不对。看看大写锁定和输入法，再试一次。",
		en: "Wrong passphrase or passkey. Check caps lock and the input method, and try again.",
	},
	"account.passkey.cancelled": {
		zh: "没有确认通行密钥：取消了，没认出本人，或手边没有这一把。再按一次重来。",
		en: "The passkey was not confirmed: cancelled, not recognised as you, or not at hand. Press again to retry.",
	},
	"account.passkey.timed_out": {
		zh: "等了两分钟没有确认。再按一次重来。",
		en: "Nobody confirmed for two minutes. Press again to retry.",
	},
	"account.passkey.no_authenticator": {
		zh: "没有建成：这台设备自己还不能用指纹、面容或密码核对本人。先在系统里设好，或插上能核对本人的安全密钥，再来一次。",
		en: "None was made: this device cannot tell who you are by fingerprint, face or PIN yet. Set that up in the system, or plug in a security key that can, and try again.",
	},
	"account.passkey.not_here": {
		zh: "这个浏览器或这个网址用不了这把通行密钥。换回添加它时的浏览器，或用恢复码。",
		en: "This browser or address cannot use the passkey. Use the browser it was made in, or the recovery code.",
	},
	"account.passkey.other": {
		zh: "确认的是另一把通行密钥。请用添加时的那一把。",
		en: "Another passkey answered. Use the one that was added.",
	},
	"account.passkey.failed": { zh: "通行密钥没有答复。再试一次。", en: "The passkey did not answer. Try again." },
	"account.done.passkey": { zh: "通行密钥已加上。", en: "The passkey is added." },
	"account.done.passkey.removed": { zh: "以后只凭口令打开。", en: "The passphrase alone opens it from now on." },
} satisfies Record<string, Text>;
