import { useEffect, useId, useRef, useState } from "preact/hooks";

import type { Problem } from "#core/base/result.ts";
import type { App } from "#core/flows/app.ts";
import { SHORTEST_PASSPHRASE } from "#core/vault/account/limits.ts";
import { t } from "#pwa/i18n/backup.ts";
import { canSave } from "#pwa/platform/save-file.ts";
import { makeBackup, openBackup } from "#pwa/state/backup.ts";
import { Mark } from "#ui/mark.tsx";
import { Back, problemText } from "./backup-outcome.tsx";

/** The passphrase of a new backup, twice: nobody can open it with a mistyped one. */
export function MakeForm({ app }: { app: App }) {
	const [first, setFirst] = useState("");
	const [second, setSecond] = useState("");
	const [shown, setShown] = useState(false);
	const [tried, setTried] = useState(false);
	const short = Array.from(first.normalize("NFKC")).length < SHORTEST_PASSPHRASE;
	const differs = first !== second;
	return (
		<form
			class="task"
			onSubmit={(event) => {
				event.preventDefault();
				setTried(true);
				if (!short && !differs) void makeBackup(app, first);
			}}
		>
			<p class="muted">{t("backup.make.contents")}</p>
			<Passphrase
				label={t("backup.passphrase")}
				hint={t(tried && short ? "backup.passphrase.short" : "backup.passphrase.hint")}
				{...{ value: first, wrong: tried && short, shown, onInput: setFirst, first: true, complete: "new-password" }}
			/>
			<Passphrase
				label={t("backup.passphrase.again")}
				hint={tried && differs ? t("backup.passphrase.differs") : ""}
				{...{ value: second, wrong: tried && differs, shown, onInput: setSecond, complete: "new-password" }}
			/>
			<Show shown={shown} onShow={setShown} />
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

interface PassphraseProps {
	readonly label: string;
	readonly hint: string;
	readonly value: string;
	readonly wrong: boolean;
	readonly shown: boolean;
	readonly onInput: (value: string) => void;
	/** It takes the focus when the form comes. */
	readonly first?: boolean;
	readonly complete: "new-password" | "off";
}

function Passphrase({ label, hint, value, wrong, shown, onInput, first = false, complete }: PassphraseProps) {
	const id = useId();
	const input = useRef<HTMLInputElement>(null);
	useEffect(() => {
		if (first) input.current?.focus();
	}, []);
	return (
		<div class="field short">
			<label for={id}>{label}</label>
			<input
				ref={input}
				id={id}
				class="input"
				{...(shown ? { type: "text" } : { type: "password" })}
				value={value}
				autocomplete={complete}
				aria-invalid={wrong}
				aria-describedby={`${id}-hint`}
				onInput={(event) => onInput(event.currentTarget.value)}
			/>
			<span id={`${id}-hint`} class={wrong ? "hint wrong" : "hint"} role="status">
				{hint}
			</span>
		</div>
	);
}

function Show({ shown, onShow }: { shown: boolean; onShow: (shown: boolean) => void }) {
	return (
		<label class="check-line">
			<input type="checkbox" checked={shown} onChange={() => onShow(!shown)} />
			<span>{t("backup.passphrase.show")}</span>
		</label>
	);
}
