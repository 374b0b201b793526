import { useState } from "preact/hooks";

import type { Problem } from "#core/base/result.ts";
import type { App } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/backup.ts";
import { canSave } from "#pwa/platform/save-file.ts";
import { makeBackup, openBackup } from "#pwa/state/backup.ts";
import { Mark } from "#ui/mark.tsx";
import { Back, problemText } from "./backup-outcome.tsx";
import { Passphrase, Show, useNewPassphrase } from "./passphrase-pair.tsx";

export function MakeForm({ app }: { app: App }) {
	const passphrase = useNewPassphrase();
	return (
		<form
			class="task"
			onSubmit={(event) => {
				event.preventDefault();
				if (passphrase.check()) void makeBackup(app, passphrase.value);
			}}
		>
			<p class="muted">{t("backup.make.contents")}</p>
			{passphrase.fields(t("backup.passphrase.hint"))}
			<div class="bar">
				<button type="submit" class="button primary">
					{t(canSave() ? "backup.make.go" : "backup.make.download")}
				</button>
				<Back />
			</div>
		</form>
	);
}

/** An open archive has no passphrase: it is said who can read it. */
export function ExportForm({ app }: { app: App }) {
	return (
		<div class="task">
			<p>{t("archive.lead")}</p>
			<p class="with-mark">
				<Mark tone="caution" />
				<span>{t("archive.open")}</span>
			</p>
			<div class="bar">
				<button type="button" class="button primary" onClick={() => void makeBackup(app)}>
					{t(canSave() ? "archive.go" : "archive.download")}
				</button>
				<Back />
			</div>
		</div>
	);
}

/** The passphrase of a backup that was chosen. */
export function OpenForm({ app, file, problem }: { app: App; file: File; problem: Problem | undefined }) {
	const [value, setValue] = useState("");
	const [shown, setShown] = useState(false);
	const asks = !problem || problem.code === "wrong_passphrase" || problem.code === "needs_passphrase";
	return (
		<form
			class="task"
			onSubmit={(event) => {
				event.preventDefault();
				void openBackup(app, file, value);
			}}
		>
			<h3>{t("backup.open.title", { name: file.name })}</h3>
			{asks ? (
				<>
					<Passphrase
						label={t("backup.passphrase")}
						hint={problem ? problemText(problem) : t("backup.open.hint")}
						{...{ value, wrong: problem !== undefined, shown, onInput: setValue, first: true, complete: "off" }}
					/>
					<Show shown={shown} onShow={setShown} />
				</>
			) : (
				<p role="alert">{problemText(problem)}</p>
			)}
			<div class="bar">
				{asks && (
					<button type="submit" class="button primary">
						{t("backup.open.go")}
					</button>
				)}
				<Back />
			</div>
		</form>
	);
}
