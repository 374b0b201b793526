import type { TargetedEvent } from "preact";
import { useState } from "preact/hooks";

import { type Work, workAnywhere } from "#pwa/state/at-work.ts";
import { changeLockRule, lockAll, lockRule } from "#pwa/state/lock.ts";
import { canTellScreen, mayTellScreen, screenTold } from "#pwa/state/screen-lock.ts";

import { LockAfter } from "#ui/account/lock-after.tsx";
import { t } from "#ui/account/words.ts";
import { LockBusyDialog } from "./lock-busy-dialog.tsx";

/** 自动锁定: when the app locks itself. */
export function AutoLock() {
	const rule = lockRule.value;
	const [going, setGoing] = useState<readonly Work[]>([]);

	async function changeWithScreen({ currentTarget }: TargetedEvent<HTMLInputElement>): Promise<void> {
		if (rule.withScreen) return changeLockRule({ ...rule, withScreen: false });
		currentTarget.checked = false; // until the browser lets it be told
		if (await mayTellScreen()) changeLockRule({ ...lockRule.value, withScreen: true });
	}

	async function lock(): Promise<void> {
		const found = await workAnywhere();
		if (found.length === 0) lockAll();
		else setGoing(found);
	}

	return (
		<fieldset class="plain auto-lock">
			<legend>{t("account.lock")}</legend>
			<LockAfter chosen={rule.afterMinutes} onChange={(afterMinutes) => changeLockRule({ ...rule, afterMinutes })} />
			<label class="check-line">
				<input
					type="checkbox"
					checked={rule.whenHidden}
					onChange={() => changeLockRule({ ...rule, whenHidden: !rule.whenHidden })}
				/>
				<span>{t("account.lock.hidden")}</span>
			</label>
			{canTellScreen() && (
				<label class="check-line">
					<input type="checkbox" checked={rule.withScreen} onChange={(event) => void changeWithScreen(event)} />
					<span>{t("account.lock.screen")}</span>
				</label>
			)}
			{canTellScreen() && !screenTold.value && (
				<p class="hint wrong" role="alert">
					{t("account.lock.screen.refused")}
				</p>
			)}
			<p class="muted">{t("account.lock.hint")}</p>
			<button type="button" class="button" onClick={() => void lock()}>
				{t("account.lock.now")}
			</button>
			{going.length > 0 && <LockBusyDialog going={going} onClose={() => setGoing([])} />}
		</fieldset>
	);
}
