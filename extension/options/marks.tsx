import type { Preferences } from "#extension/background/hub.ts";
import { t } from "#extension/i18n/index.ts";
import type { Options } from "./options.ts";

/** How a person is told of what a page shows: on the button, and beside numbers in the page. */
export function MarksSection({ options, preferences }: { options: Options; preferences: Preferences }) {
	return (
		<section class="setting">
			<h2>{t("ext.opt.marks")}</h2>
			{(["badge", "chip"] as const).map((mark) => (
				<label key={mark} class="check-line">
					<input
						type="checkbox"
						checked={preferences[mark]}
						onChange={(event) => void options.prefer({ ...preferences, [mark]: event.currentTarget.checked })}
					/>
					<span>
						{t(`ext.opt.${mark}`)}
						<span class="muted block">{t(`ext.opt.${mark}.hint`)}</span>
					</span>
				</label>
			))}
		</section>
	);
}
