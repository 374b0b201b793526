import type { ReconciledRow } from "#core/flows/ledger/app.ts";
import { t } from "#pwa/i18n/reconcile.ts";
import { libraryUrl } from "#pwa/library/url.ts";
import { Dialog } from "#ui/dialog.tsx";
import { diffTexts } from "#ui/diff.ts";
import { Marked } from "#ui/value.tsx";

import { saidValue } from "./said-value.ts";

/** What the two sides say otherwise of one invoice, value beside value. */
export function PairDialog({ row, onClose }: { row: ReconciledRow; onClose: () => void }) {
	return (
		<Dialog title={t("reconcile.pair", { number: row.fields.number })} onClose={onClose}>
			<table class="reconcile-pair">
				<thead>
					<tr>
						<th scope="col">{t("reconcile.pair.field")}</th>
						<th scope="col">{t("reconcile.pair.ledger", { row: row.row })}</th>
						<th scope="col">{t("reconcile.pair.here")}</th>
					</tr>
				</thead>
				<tbody>
					{row.differs.map(({ field, ledger, here }) => {
						const marked = diffTexts(saidValue(field, ledger), saidValue(field, here));
						return (
							<tr key={field}>
								<th scope="row">{t(`field.${field}`)}</th>
								<td>
									<Marked parts={marked.a} />
								</td>
								<td>
									<Marked parts={marked.b} />
								</td>
							</tr>
						);
					})}
				</tbody>
			</table>
			{row.sample && <span class="chip sample">{t("sample.short")}</span>}
			{row.fromLedger && <p class="muted small">{t("reconcile.fromLedger")}</p>}
			{row.recordId !== undefined && (
				<div class="bar">
					<a class="button primary" href={libraryUrl({}, row.recordId)}>
						{t("reconcile.pair.open")}
					</a>
				</div>
			)}
		</Dialog>
	);
}
