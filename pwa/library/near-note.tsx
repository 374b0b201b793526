import { t } from "#pwa/i18n/organise.ts";
import { Digits } from "#ui/value.tsx";

/** Above a list that shows what was not asked for: nothing has the number that was typed. */
export function NearNote({ near, count }: { near: readonly string[]; count: number }) {
	return (
		<div role="status">
			{near.length > 0 && (
				<p class="notice near">
					<span>
						{t("find.near.none")}{" "}
						{near.map((number) => (
							<strong key={number}>
								<Digits text={number} />{" "}
							</strong>
						))}
					</span>
					<span>{t("find.near.some", { count })}</span>
				</p>
			)}
		</div>
	);
}
