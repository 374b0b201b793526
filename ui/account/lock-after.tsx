import { type LockMinutes, lockMinutes } from "./lock-minutes.ts";
import { t } from "./words.ts";

/** After how long the library locks itself. */
export function LockAfter({ chosen, onChange }: { chosen: LockMinutes; onChange: (minutes: LockMinutes) => void }) {
	return (
		<div class="segments">
			{lockMinutes.map((minutes) => (
				<label key={minutes}>
					<input type="radio" name="lock-after" checked={chosen === minutes} onChange={() => onChange(minutes)} />
					{minutes === 0 ? t("account.lock.never") : t("account.lock.after", { minutes })}
				</label>
			))}
		</div>
	);
}
