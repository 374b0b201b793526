import type { Work } from "#pwa/state/at-work.ts";
import { lockAll } from "#pwa/state/lock.ts";
import { workWords } from "#pwa/work-words.ts";
import { t } from "#ui/account/words.ts";
import { Dialog } from "#ui/dialog.tsx";

/** Before a lock by the person's own hand: what it would cut, in whichever tab that goes on. */
export function LockBusyDialog({ going, onClose }: { going: readonly Work[]; onClose: () => void }) {
	return (
		<Dialog title={t("account.lock.busy")} onClose={onClose}>
			<div class="form">
				<p>{t("account.lock.busy.text", { work: workWords(going) })}</p>
				<div class="bar">
					<button
						type="button"
						class="button primary"
						onClick={() => {
							onClose();
							lockAll();
						}}
					>
						{t("account.lock.wait")}
					</button>
					<button type="button" class="button danger" onClick={() => lockAll({ cut: true })}>
						{t("account.lock.cut")}
					</button>
					<button type="button" class="button" onClick={onClose}>
						{t("account.back")}
					</button>
				</div>
			</div>
		</Dialog>
	);
}
