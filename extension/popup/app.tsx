import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

import { t } from "#extension/i18n/index.ts";
import { Icon } from "#ui/icon.tsx";
import { lazyComponent } from "#ui/lazy.tsx";
import { List } from "./list.tsx";
import type { Popup } from "./popup.ts";
import { Skeleton } from "./skeleton.tsx";
import type { Open } from "./state.ts";

const waiting = <Skeleton />;
const failed = (retry: () => void) => (
	<div class="pop-state" role="alert">
		<p>{t("ext.failed.next")}</p>
		<button type="button" class="button" onClick={retry}>
			{t("action.retry")}
		</button>
	</div>
);
/** The sentences of checks and the table of kinds are too much for the first picture. */
const Detail = lazyComponent(() => import("./detail.tsx").then((module) => module.Detail), { waiting, failed });
const Unlock = lazyComponent(() => import("#extension/account/unlock-form.tsx").then((module) => module.UnlockForm), {
	waiting,
	failed,
});
const Typed = lazyComponent(() => import("./typed.tsx").then((module) => module.Typed), { waiting, failed });

/** The popup: a list first, one thing at a time. The window scrolls, nothing in it does. */
export function App({ popup }: { popup: Popup }) {
	const open = popup.open.value;
	const locked = popup.isLocked;
	useEscape(popup);
	useListPlace(open);
	return (
		<div class="pop">
			<Header popup={popup} />
			<main class="pop-main" data-open={open.what}>
				{locked && open.what === "list" && (
					<Unlock
						unlock={popup.unlock}
						recovery={popup.account.value?.recovery ?? false}
						{...(popup.draft && { waiting: t("ext.locked.draft") })}
					/>
				)}
				{open.what === "list" && !popup.alone && <List popup={popup} Typed={Typed} />}
				{open.what === "list" && popup.problem && (
					<>
						<section class="pop-state" role="alert">
							<h2>{t("ext.save.failed.title")}</h2>
							<p class="muted">{popup.problem}</p>
						</section>
						{!locked && <Typed popup={popup} />}
					</>
				)}
				{open.what === "entry" && (
					<Detail key={`${open.key} ${open.recordId}`} popup={popup} entryKey={open.key} recordId={open.recordId} />
				)}
				{open.what === "typed" && <Typed popup={popup} entryKey={open.key} recordId={open.recordId} />}
			</main>
		</div>
	);
}

function Header({ popup }: { popup: Popup }) {
	const back = popup.open.value.what !== "list";
	const alone = popup.alone;
	const mode = popup.settings.value?.provider.mode;
	return (
		<header class="pop-head">
			{back && <h1 class="visually-hidden">{t("app.name")}</h1>}
			{back ? (
				<button type="button" class="button quiet back" onClick={() => goBack(popup)}>
					<Icon name={alone ? "close" : "back"} />
					{t(alone ? "ext.close" : "ext.back")}
				</button>
			) : (
				<h1>{t("app.name")}</h1>
			)}
			{mode === "sample" && (
				<span class="chip sample" title={t("ext.sampleMode")}>
					{t("sample")}
				</span>
			)}
			<span class="grow" />
			{!back && !popup.isLocked && (
				<button
					type="button"
					class="button quiet icon"
					aria-label={t("ext.type")}
					title={t("ext.type")}
					onClick={() => {
						popup.open.value = { what: "typed" };
					}}
				>
					<Icon name="keys" />
				</button>
			)}
			<button
				type="button"
				class="button quiet icon"
				aria-label={t("ext.options")}
				title={t("ext.options")}
				onClick={() => popup.openOptions()}
			>
				<Icon name="settings" />
			</button>
		</header>
	);
}

function goBack(popup: Popup): void {
	if (popup.alone) {
		window.close();
		return;
	}
	popup.open.value = { what: "list" };
}

/** Esc goes back first; in the list it closes the popup, which is the browser's own doing. */
function useEscape(popup: Popup): void {
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (event.key !== "Escape" || popup.open.value.what === "list") return;
			event.preventDefault();
			goBack(popup);
		};
		addEventListener("keydown", onKey);
		return () => removeEventListener("keydown", onKey);
	}, [popup]);
}

/** Back in the list, the line that was open is where it was and has the focus; what opens begins at its top. */
function useListPlace(open: Open): void {
	const left = useRef({ y: 0, key: "" });
	const before = useRef<Open>(open);
	if (before.current.what === "list" && open.what !== "list") {
		left.current = { y: scrollY, key: "key" in open ? (open.key ?? "") : "" };
	}
	useLayoutEffect(() => {
		if (before.current === open) return;
		const cameBack = before.current.what !== "list" && open.what === "list";
		before.current = open;
		scrollTo(0, cameBack ? left.current.y : 0);
		const place = cameBack
			? document.querySelector<HTMLElement>(`[data-key="${CSS.escape(left.current.key)}"] .entry-open`)
			: document.querySelector<HTMLElement>(".pop-head .back");
		place?.focus({ preventScroll: true });
	}, [open]);
}
