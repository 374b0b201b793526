import { useId, useState } from "preact/hooks";

import { checkTaxId, normalizeTaxId } from "#core/model/tax-id.ts";
import { t } from "#ui/i18n/index.ts";
import { Digits } from "#ui/value.tsx";

interface Companies {
	readonly ownCompanies: readonly { readonly name: string; readonly taxId: string }[];
}

interface Props<S extends Companies> {
	readonly settings: S;
	/** Gives whether there was room to keep them. */
	readonly onChange: (settings: S) => Promise<boolean>;
}

/** 本单位抬头: whom invoices must name as the buyer. */
export function CompaniesSection<S extends Companies>({ settings, onChange }: Props<S>) {
	const [name, setName] = useState("");
	const [taxId, setTaxId] = useState("");
	const id = useId();
	const { ownCompanies } = settings;
	const check = checkTaxId(taxId);
	const wrong = check.form !== "empty" && check.validity === "invalid";

	const add = async (event: Event) => {
		event.preventDefault();
		if (name.trim() === "") return;
		const company = { name: name.trim(), taxId: normalizeTaxId(taxId) };
		if (!(await onChange({ ...settings, ownCompanies: [...ownCompanies, company] }))) return; // what was typed stays
		setName("");
		setTaxId("");
	};

	return (
		<section class="setting">
			<h2>{t("settings.companies")}</h2>
			<p class="muted">{t("settings.companies.lead")}</p>
			{ownCompanies.length === 0 && <p class="muted">{t("settings.companies.none")}</p>}
			<ul class="companies">
				{ownCompanies.map((company) => (
					<li key={`${company.name} ${company.taxId}`}>
						<span>{company.name}</span>
						<Digits text={company.taxId} />
						<button
							type="button"
							class="button quiet"
							aria-label={t("settings.companies.remove", { name: company.name })}
							onClick={() => onChange({ ...settings, ownCompanies: ownCompanies.filter((one) => one !== company) })}
						>
							{t("action.trash")}
						</button>
					</li>
				))}
			</ul>
			<form class="form-grid" onSubmit={add}>
				<div class="field">
					<label for={`${id}-name`}>{t("settings.companies.name")}</label>
					<input
						id={`${id}-name`}
						class="input"
						value={name}
						autocomplete="organization"
						onInput={(event) => setName(event.currentTarget.value)}
					/>
				</div>
				<div class="field">
					<label for={`${id}-tax`}>{t("settings.companies.taxId")}</label>
					<input
						id={`${id}-tax`}
						class="input"
						value={taxId}
						autocomplete="off"
						spellcheck={false}
						aria-invalid={wrong}
						aria-describedby={`${id}-tax-hint`}
						onInput={(event) => setTaxId(event.currentTarget.value)}
					/>
					<span id={`${id}-tax-hint`} class="hint wrong">
						{wrong && t("form.taxId.wrong")}
					</span>
				</div>
				<button type="submit" class="button" disabled={name.trim() === ""}>
					{t("settings.companies.add")}
				</button>
			</form>
		</section>
	);
}
