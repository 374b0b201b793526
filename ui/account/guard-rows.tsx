import { t } from "./words.ts";

/** 口令: another one, or none. */
export function PassphraseRow({ onChange, onRemove }: { onChange: () => void; onRemove: () => void }) {
	return (
		<div>
			<dt>{t("account.passphrase")}</dt>
			<dd class="bar">
				<button type="button" class="button" onClick={onChange}>
					{t("account.change")}
				</button>
				<button type="button" class="button quiet" onClick={onRemove}>
					{t("account.remove")}
				</button>
			</dd>
		</div>
	);
}

/** 恢复码: whether there is one, and a new one. */
export function CodeRow({ recovery, onMake }: { recovery: boolean; onMake: () => void }) {
	return (
		<div>
			<dt>{t("account.code")}</dt>
			<dd class="bar">
				<span>{t(recovery ? "account.code.has" : "account.code.none")}</span>
				<button type="button" class="button" onClick={onMake}>
					{t(recovery ? "account.code.renew" : "account.code.make")}
				</button>
			</dd>
		</div>
	);
}
