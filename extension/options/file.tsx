import { useId, useRef, useState } from "preact/hooks";

import { t } from "#extension/i18n/index.ts";
import type { Options } from "./options.ts";
import { modeName } from "./provider.tsx";
import { MAX_FILE_BYTES, parseSettingsFile, type SettingsFile } from "./settings-file.ts";

/** 导出和导入: a file is shown before it is used, and used by a click, which browsers want for the hosts in it. */
export function FileSection({ options }: { options: Options }) {
	const [secrets, setSecrets] = useState(false);
	const [said, setSaid] = useState("");
	const [given, setGiven] = useState<SettingsFile>();
	const input = useRef<HTMLInputElement>(null);
	const id = useId();

	const read = async (file: File | undefined) => {
		setGiven(undefined);
		if (!file) return;
		const parsed =
			file.size > MAX_FILE_BYTES
				? ({ ok: false, error: { code: "too_large" } } as const)
				: parseSettingsFile(await file.text());
		if (parsed.ok) setGiven(parsed.value);
		setSaid(parsed.ok ? "" : t(`ext.opt.file.${parsed.error.code}`, { ...parsed.error }));
		if (input.current) input.current.value = ""; // the same file may be chosen again after it was mended
	};

	return (
		<section class="setting">
			<h2>{t("ext.opt.file")}</h2>
			<p class="muted">{t("ext.opt.file.lead")}</p>
			<label class="check-line">
				<input type="checkbox" checked={secrets} onChange={() => setSecrets(!secrets)} />
				<span>
					{t("ext.opt.file.secrets")}
					<span class="muted block">{t("ext.opt.file.secrets.hint")}</span>
				</span>
			</label>
			<div class="bar">
				<button
					type="button"
					class="button"
					onClick={() => {
						download(options.exportText({ secrets }), `${t("ext.opt.file.name")}.json`);
						setSaid(t(secrets ? "ext.opt.file.exportedSecrets" : "ext.opt.file.exported"));
					}}
				>
					{t("ext.opt.file.export")}
				</button>
				<input
					ref={input}
					id={id}
					class="visually-hidden file-input"
					type="file"
					accept="application/json,.json"
					onChange={(event) => void read(event.currentTarget.files?.[0])}
				/>
				<label for={id} class="button">
					{t("ext.opt.file.import")}
				</label>
			</div>
			<p class="said-line" role="status">
				{said}
			</p>
			{given && (
				<Preview
					file={given}
					onUse={async () => {
						setSaid(await options.use(given));
						setGiven(undefined);
					}}
					onCancel={() => setGiven(undefined)}
				/>
			)}
		</section>
	);
}

interface PreviewProps {
	readonly file: SettingsFile;
	readonly onUse: () => Promise<void>;
	readonly onCancel: () => void;
}

function Preview({ file, onUse, onCancel }: PreviewProps) {
	const { settings, preferences, sites, secretMissing } = file;
	const { provider } = settings;
	const address = provider.mode === "fpcy" ? provider.url : provider.mode === "none" ? "" : preferences.server;
	return (
		<div class="preview">
			<h3>{t("ext.opt.file.preview")}</h3>
			<ul class="limits">
				<li>
					{t("ext.opt.file.provider", { name: modeName(provider.mode) })} {address}
				</li>
				{secretMissing && <li>{t("ext.opt.file.secretMissing")}</li>}
				<li>
					{t("ext.opt.file.sites", { count: sites.length })} {sites.slice(0, 5).join(" ")}
				</li>
				<li>{t("ext.opt.file.companies", { count: settings.ownCompanies.length })}</li>
			</ul>
			<div class="bar">
				<button type="button" class="button primary" onClick={() => void onUse()}>
					{t("ext.opt.file.use")}
				</button>
				<button type="button" class="button quiet" onClick={onCancel}>
					{t("ext.opt.file.cancel")}
				</button>
			</div>
		</div>
	);
}

function download(text: string, name: string): void {
	const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
	const link = document.createElement("a");
	link.href = address;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), 10_000); // some browsers read it only a moment later
}
