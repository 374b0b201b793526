import { useRef } from "preact/hooks";
import { useLocation } from "preact-iso";

import type { App } from "#core/flows/app.ts";
import { CameraDialog } from "#pwa/camera-dialog.tsx";
import { ChangeBanner } from "#pwa/change-banner.tsx";
import { FirstUse } from "#pwa/first-use.tsx";
import { t } from "#pwa/i18n/index.ts";
import { KeepingLine } from "#pwa/keeping.tsx";
import { fromFileList } from "#pwa/platform/files.ts";
import { fetchSamples } from "#pwa/platform/samples.ts";
import { RecordPanel } from "#pwa/record-panel.tsx";
import { SessionList } from "#pwa/session-list.tsx";
import { captureFiles, lines } from "#pwa/state/capture.ts";
import { takeFiles } from "#pwa/state/ledger.ts";
import { opened, opening } from "#pwa/state/library.ts";
import { pasteFromClipboard } from "#pwa/state/paste.ts";
import { narrow } from "#pwa/state/screen.ts";
import { say } from "#pwa/state/toast.ts";
import { Summary } from "#pwa/summary.tsx";
import { TypedForm } from "#pwa/typed-form.tsx";
import { Icon } from "#ui/icon.tsx";

/** 查验: everything that brings invoices in, and what came of them. */
export function CheckPage({ id }: { id?: string }) {
	const { query, route } = useLocation();
	const library = opening.value;
	const app = library.state === "open" ? library.app : undefined;
	const here = id ? `/result/${id}` : "/";
	const typing = query.input === "typed";
	return (
		<div class={`split${id ? " with-panel" : ""}${id && query.view === "full" ? " full" : ""}`}>
			<main id="content" class="page scroll check" tabIndex={-1}>
				<header class="page-head">
					<h1>{t("check.title")}</h1>
					<p class="muted">{t(narrow.value ? "check.lead.phone" : "check.lead")}</p>
				</header>
				<ChangeBanner />
				{app && <KeepingLine app={app} urgentOnly />}
				<Intake app={app} typing={typing} />
				{app && typing && (
					<section class="card" aria-label={t("form.title")}>
						<TypedForm
							app={app}
							onDone={(recordId) => route(`/result/${recordId}`)}
							onCancel={() => route(here, true)}
						/>
					</section>
				)}
				{app && lines.value.length === 0 && !typing && <FirstUse app={app} onLoad={() => loadSamples(app)} />}
				{lines.value.length > 0 && (
					<section class="results" aria-label={t("check.list")}>
						<Summary app={app} />
						<SessionList openId={id} />
					</section>
				)}
			</main>
			{app && id && <RecordPanel app={app} id={id} base="/result" closeTo="/" />}
			{app && query.input === "camera" && <CameraDialog app={app} onClose={() => route(here, true)} />}
		</div>
	);
}

function Intake({ app, typing }: { app: App | undefined; typing: boolean }) {
	const { route } = useLocation();
	const files = useRef<HTMLInputElement>(null);
	const folder = useRef<HTMLInputElement>(null);
	const take = (input: HTMLInputElement) => {
		const given = fromFileList(input.files ?? []);
		input.value = "";
		void opened().then((open) => takeFiles(open, given, route));
	};
	return (
		<div class="intake">
			<div class="bar">
				<button type="button" class="button primary" disabled={!app} onClick={() => files.current?.click()}>
					<Icon name="file" />
					{t("action.chooseFiles")}
				</button>
				<button type="button" class="button only-wide" disabled={!app} onClick={() => folder.current?.click()}>
					{t("action.chooseFolder")}
				</button>
				<button type="button" class="button" disabled={!app} onClick={() => route("/?input=camera")}>
					<Icon name="camera" />
					{t("action.camera")}
				</button>
				<button type="button" class="button" disabled={!app} onClick={() => app && void pasteFromClipboard(app)}>
					{t("action.paste")}
				</button>
				<button
					type="button"
					class="button"
					disabled={!app}
					aria-expanded={typing}
					onClick={() => route(typing ? "/" : "/?input=typed")}
				>
					{t("action.type")}
				</button>
				<a class="button" href="/ledger">
					{t("action.ledger")}
				</a>
			</div>
			<p class="muted small">{t("check.takes")}</p>
			<input
				ref={files}
				class="visually-hidden"
				type="file"
				multiple
				tabIndex={-1}
				aria-label={t("action.chooseFiles")}
				accept=".pdf,.ofd,.xml,.zip,.eml,.xlsx,.csv,image/*"
				onChange={(event) => take(event.currentTarget)}
			/>
			<input
				ref={folder}
				class="visually-hidden"
				type="file"
				tabIndex={-1}
				aria-label={t("action.chooseFolder")}
				{...{ webkitdirectory: true }}
				onChange={(event) => take(event.currentTarget)}
			/>
		</div>
	);
}

async function loadSamples(app: App): Promise<void> {
	try {
		await captureFiles(app, await fetchSamples());
	} catch {
		// No network and not yet kept for offline use: the reason does not change what to do.
		say({ text: t("check.samples.failed") });
	}
}
