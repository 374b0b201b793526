import type { App } from "#core/flows/app.ts";
import { t as tDamaged } from "#pwa/i18n/damaged.ts";
import { t } from "#pwa/i18n/index.ts";
import { Mark } from "#ui/mark.tsx";
import { Digits } from "#ui/value.tsx";

export type Damaged = NonNullable<Awaited<ReturnType<App["damagedRecord"]>>>;

/** In the place of a record that does not open: what the list last knew of it, and what to do. */
export function DamagedRecord({ row, closeTo }: Damaged & { readonly closeTo: string }) {
	return (
		<div class="record empty" role="alert">
			<h2>{t("record.damaged")}</h2>
			{row && (
				<p>
					{row.sellerName} {row.number && <Digits text={row.number} />}
				</p>
			)}
			<p class="muted">{tDamaged("damaged.record.why")}</p>
			<p>{tDamaged("damaged.next")}</p>
			<div class="bar">
				<ToBackup />
				<a class="button" href={closeTo}>
					{t("action.close")}
				</a>
			</div>
		</div>
	);
}

/** Originals that do not open, beside a record that does. */
export function DamagedOriginal({ count }: { readonly count: number }) {
	return (
		<div class="with-mark" role="alert">
			<Mark tone="stop" />
			<div class="task">
				<p>{tDamaged("damaged.original", { count })}</p>
				<p>{tDamaged("damaged.next")}</p>
				<ToBackup />
			</div>
		</div>
	);
}

function ToBackup() {
	return (
		<a class="button primary" href="/settings#backup">
			{tDamaged("damaged.see")}
		</a>
	);
}
