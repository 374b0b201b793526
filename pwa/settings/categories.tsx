import { useEffect, useId, useState } from "preact/hooks";

import type { Result } from "#core/base/result.ts";
import type { App, StorageFull, Undoable } from "#core/flows/app.ts";
import type { CategoryRule } from "#core/flows/organise/app.ts";
import { MAX_CATEGORY } from "#core/model/labels.ts";
import { t } from "#pwa/i18n/organise.ts";
import { sayUnlessKept } from "#pwa/state/full-disk.ts";
import { changed, revision } from "#pwa/state/library.ts";
import { sayUndoable } from "#pwa/state/undo.ts";
import { formatInstant } from "#ui/value.tsx";
import { categoryName } from "#ui/words.ts";
import "#pwa/style/labels.css";

/** 分类和规则: the user's own categories, and everything that was learnt from filing, each with a way to be rid of it. */
export function CategoriesSection({ app }: { app: App }) {
	const [own, setOwn] = useState<readonly string[]>([]);
	const [rules, setRules] = useState<readonly CategoryRule[]>([]);
	const [name, setName] = useState("");
	const version = revision.value;
	const id = useId();
	useEffect(() => {
		let here = true;
		void Promise.all([app.labelsInUse(), app.categoryRules()]).then(([labels, learnt]) => {
			if (!here) return;
			setOwn(labels.own);
			setRules(learnt.toReversed());
		});
		return () => {
			here = false;
		};
	}, [app, version]);
	const then = async (work: Promise<Result<Undoable, StorageFull>>, text: string) => {
		const kept = await work;
		if (!sayUnlessKept(kept, "full.settings") || !kept.ok) return false;
		changed();
		sayUndoable(app, text, kept.value.undo);
		return true;
	};
	return (
		<section class="setting">
			<h2>{t("rules.title")}</h2>
			<p class="muted">{t("rules.lead")}</p>
			<h3>{t("rules.own")}</h3>
			{own.length === 0 && <p class="muted">{t("rules.own.none")}</p>}
			<ul class="companies">
				{own.map((category) => (
					<li key={category}>
						<span>{category}</span>
						<button
							type="button"
							class="button quiet"
							aria-label={t("rules.own.remove", { category })}
							onClick={() =>
								void then(app.keepCategory(category, { offered: false }), t("rules.own.removed", { category }))
							}
						>
							{t("action.trash")}
						</button>
					</li>
				))}
			</ul>
			<form
				class="form-grid"
				onSubmit={async (event) => {
					event.preventDefault();
					const category = name.trim();
					if (category === "") return;
					if (await then(app.keepCategory(name, { offered: true }), t("rules.own.added", { category }))) setName("");
				}}
			>
				<div class="field">
					<label for={id}>{t("rules.own.add")}</label>
					<input
						id={id}
						class="input"
						value={name}
						maxLength={MAX_CATEGORY}
						autocomplete="off"
						onInput={(event) => setName(event.currentTarget.value)}
					/>
				</div>
				<button type="submit" class="button" disabled={name.trim() === ""}>
					{t("labels.add")}
				</button>
			</form>
			<h3>{t("rules.list")}</h3>
			{rules.length === 0 && <p class="muted">{t("rules.none")}</p>}
			<ul class="companies">
				{rules.map((rule) => (
					<li key={rule.id} data-rule={rule.category}>
						<span>
							{ruleText(rule)}
							<span class="muted small block">{t("rules.learnt", { at: formatInstant(rule.learntAt) })}</span>
						</span>
						<button
							type="button"
							class="button quiet"
							aria-label={t("rules.forget", { rule: ruleText(rule) })}
							onClick={() => void then(app.forgetRule(rule.id), t("rules.forgotten"))}
						>
							{t("action.trash")}
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}

function ruleText({ seller, goods, category }: CategoryRule): string {
	return t("rules.rule", {
		seller,
		goods: goods === undefined ? "" : t("rules.goods", { goods }),
		category: categoryName(category),
	});
}
