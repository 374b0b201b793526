import { t } from "#pwa/i18n/index.ts";
import { atWork } from "#pwa/state/at-work.ts";
import { lockAll, lockOwed } from "#pwa/state/lock.ts";
import { workWords } from "#pwa/work-words.ts";

/** A lock that came due waits for what goes on here, or for nobody. */
export function LockLine() {
	const going = atWork.value;
	const owed = lockOwed.value && going.length > 0;
	return (
		<div class="lock-line" role="status">
			{owed && (
				<>
					<span>{t("lock.owed", { work: workWords(going) })}</span>
					<button type="button" class="link" onClick={() => lockAll({ cut: true })}>
						{t("lock.cut")}
					</button>
				</>
			)}
		</div>
	);
}
