import { useRef } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { ImportedLedger, ImportingLedger } from "#pwa/ledger/imported.tsx";
import { LedgerPreview } from "#pwa/ledger/preview.tsx";
import { fromFileList } from "#pwa/platform/files.ts";
import { closeLedger, LEDGER_ACCEPT, ledger, openLedger, stopLedger } from "#pwa/state/ledger.ts";
import { opened, opening } from "#pwa/state/library.ts";
import { Icon } from "#ui/icon.tsx";
import { Mark } from "#ui/mark.tsx";
import { readProblemText } from "#ui/words.ts";

/** 导入台账: a table of invoices becomes records that can be asked about. */
export function LedgerPage() {
	const library = opening.value;
	const app = library.state === "open" ? library.app : undefined;
	const state = ledger.value;
	return (
		<main id="content" class="page scroll ledger-page" tabIndex={-1}>
			<header class="page-head">
				<h1>{t("ledger.title")}</h1>
				<p class="muted">{t("ledger.lead")}</p>
			</header>
			{state.at === "none" && <Choose app={app} primary />}
			{state.at === "reading" && (
				<section class="card" role="status">
					<p>{t("ledger.reading", { name: state.name })}</p>
					<button type="button" class="button" onClick={() => app && stopLedger(app)}>
						{t("action.cancel")}
					</button>
				</section>
			)}
			{state.at === "failed" && (
				<>
					<section class="card" role="alert">
						<h2>{state.name}</h2>
						<p class="ledger-note caution" data-problem={state.problem.code}>
							<Mark tone="caution" />
							<span>{state.problem.form === "xls" ? t("ledger.xls") : readProblemText(state.problem)}</span>
						</p>
					</section>
					<Choose app={app} primary />
				</>
			)}
			{state.at === "open" && app && <LedgerPreview key={state.job} app={app} state={state} />}
			{state.at === "importing" && app && <ImportingLedger app={app} state={state} />}
			{state.at === "done" && app && (
				<>
					<ImportedLedger state={state} />
					<div class="bar">
						<Choose app={app} />
						<button type="button" class="button quiet" onClick={() => void closeLedger(app)}>
							{t("action.close")}
						</button>
					</div>
				</>
			)}
		</main>
	);
}

function Choose({ app, primary = false }: { app: App | undefined; primary?: boolean }) {
	const input = useRef<HTMLInputElement>(null);
	return (
		<div class={primary ? "intake" : "bar"}>
			<div class="bar">
				<button
					type="button"
					class={primary ? "button primary" : "button"}
					disabled={!app}
					onClick={() => input.current?.click()}
				>
					<Icon name="file" />
					{t(primary ? "ledger.choose" : "ledger.another")}
				</button>
			</div>
			{primary && <p class="muted small">{t("ledger.takes")}</p>}
			<input
				ref={input}
				class="visually-hidden"
				type="file"
				tabIndex={-1}
				aria-label={t("ledger.choose")}
				accept={LEDGER_ACCEPT}
				onChange={(event) => {
					const [file] = fromFileList(event.currentTarget.files ?? []);
					event.currentTarget.value = "";
					if (file) void opened().then((open) => openLedger(open, file));
				}}
			/>
		</div>
	);
}
