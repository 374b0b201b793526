import { useId, useState } from "preact/hooks";

import type { Settings } from "#core/flows/app.ts";
import { t, type WordKey } from "#extension/i18n/index.ts";
import { hostName } from "#extension/page/host.ts";
import { isUsableAddress } from "#ui/address.ts";
import { SecretField } from "#ui/settings/secret-field.tsx";
import type { Options } from "./options.ts";
import { draftOf, draftProblem, type ProviderDraft } from "./provider-draft.ts";

const modes: readonly { readonly mode: ProviderDraft["mode"]; readonly name: WordKey; readonly text: WordKey }[] = [
	{ mode: "sample", name: "settings.provider.sample", text: "ext.opt.provider.sample.text" },
	{ mode: "gateway", name: "ext.opt.provider.gateway", text: "ext.opt.provider.gateway.text" },
	{ mode: "fpcy", name: "settings.provider.fpcy", text: "settings.provider.fpcy.text" },
	{ mode: "none", name: "settings.provider.none", text: "settings.provider.none.text" },
];

/** The name of a way to ask. */
export function modeName(mode: ProviderDraft["mode"]): string {
	return t(modes.find((one) => one.mode === mode)?.name ?? "settings.provider.none");
}

interface Props {
	readonly options: Options;
	readonly settings: Settings;
	readonly server: string;
}

/** Who is asked. Kept by a button, since the browser takes the wish for a host only from a click. */
export function ProviderSection({ options, settings, server }: Props) {
	const kept = draftOf(settings.provider, server);
	const [draft, setDraft] = useState(kept);
	const said = options.providerSaid.value;
	const host = options.unreachable.value;
	const id = useId();
	const change = (part: Partial<ProviderDraft>) => {
		setDraft({ ...draft, ...part });
		options.providerSaid.value = "";
	};
	const touched = JSON.stringify(draft) !== JSON.stringify(kept);
	const { mode } = draft;

	const save = async (event: Event) => {
		event.preventDefault();
		const problem = draftProblem(draft);
		options.providerSaid.value = problem ? t(`ext.opt.provider.${problem}`) : await options.saveProvider(draft);
	};

	return (
		<form class="setting" onSubmit={save}>
			<h2>{t("settings.provider")}</h2>
			<p class="muted">{t("settings.provider.lead")}</p>
			<fieldset class="choices">
				<legend class="visually-hidden">{t("settings.provider")}</legend>
				{modes.map((one) => (
					<label key={one.mode} class="check-line">
						<input
							type="radio"
							name={`${id}-mode`}
							value={one.mode}
							checked={mode === one.mode}
							onChange={() => change({ mode: one.mode })}
						/>
						<span>
							<strong>{t(one.name)}</strong>
							<span class="muted block">{t(one.text)}</span>
						</span>
					</label>
				))}
			</fieldset>
			{mode !== "none" && (
				<div class="form-grid">
					{mode === "fpcy" ? (
						<AddressField
							label={t("settings.url")}
							hint={t("ext.opt.url.hint")}
							value={draft.url}
							onInput={(url) => change({ url })}
						/>
					) : (
						<AddressField
							label={t("ext.opt.server")}
							hint={t("ext.opt.server.hint")}
							value={draft.server}
							onInput={(next) => change({ server: next })}
						/>
					)}
					{mode === "gateway" && (
						<SecretField
							label={t("settings.key")}
							hint={t("settings.key.hint", { address: hostName(draft.server) })}
							show={t("settings.key.show")}
							value={draft.key}
							onInput={(key) => change({ key })}
							onDone={() => undefined}
						/>
					)}
					{mode === "fpcy" && (
						<SecretField
							label={t("settings.sqm")}
							hint={t("settings.sqm.hint")}
							show={t("settings.sqm.show")}
							value={draft.sqm}
							onInput={(sqm) => change({ sqm })}
							onDone={() => undefined}
						/>
					)}
				</div>
			)}
			<div class="bar">
				<button type="submit" class="button primary">
					{t("ext.opt.provider.save")}
				</button>
				<p class="muted" role="status">
					{said || (touched ? t("ext.opt.provider.unsaved") : host && t("ext.opt.provider.notAllowed", { host }))}
				</p>
			</div>
		</form>
	);
}

interface AddressProps {
	readonly label: string;
	readonly hint: string;
	readonly value: string;
	readonly onInput: (value: string) => void;
}

function AddressField({ label, hint, value, onInput }: AddressProps) {
	const id = useId();
	const wrong = value.trim() !== "" && !isUsableAddress(value);
	return (
		<div class="field">
			<label for={id}>{label}</label>
			<input
				id={id}
				class="input"
				type="text"
				inputMode="url"
				value={value}
				autocomplete="off"
				spellcheck={false}
				aria-invalid={wrong}
				aria-describedby={`${id}-hint`}
				onInput={(event) => onInput(event.currentTarget.value)}
			/>
			<span id={`${id}-hint`} class={wrong ? "hint wrong" : "hint"}>
				{wrong ? t("settings.url.wrong") : hint}
			</span>
		</div>
	);
}
