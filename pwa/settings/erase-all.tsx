import { useId, useState } from "preact/hooks";

import { t } from "#pwa/i18n/backup.ts";
import { eraseAll, listStores, type Store } from "#pwa/platform/erase-all.ts";
import { whose } from "#pwa/state/account.ts";
import { whileAtWork } from "#pwa/state/at-work.ts";
import { tellErased } from "#pwa/state/library.ts";
import { Dialog } from "#ui/dialog.tsx";
import { Mark } from "#ui/mark.tsx";

type Step = { readonly at: "none" | "asking" | "erasing" } | { readonly at: "done"; readonly stores: readonly Store[] };

/** 清空全部: asks for a typed word, and afterwards shows every place to be empty. */
export function EraseAllSection() {
	const [step, setStep] = useState<Step>({ at: "none" });
	const erase = async () => {
		setStep({ at: "erasing" });
		await whileAtWork("erase", eraseAll);
		tellErased();
		setStep({ at: "done", stores: await listStores() });
	};
	return (
		<section class="setting" data-section="erase">
			<h2>{t("erase.title")}</h2>
			<p class="muted">{t("erase.lead")}</p>
			<button type="button" class="button danger" onClick={() => setStep({ at: "asking" })}>
				{t("erase.open")}
			</button>
			{(step.at === "asking" || step.at === "erasing") && (
				<Ask busy={step.at === "erasing"} onErase={() => void erase()} onClose={() => setStep({ at: "none" })} />
			)}
			{step.at === "done" && <Proof stores={step.stores} />}
		</section>
	);
}

function Ask({ busy, onErase, onClose }: { busy: boolean; onErase: () => void; onClose: () => void }) {
	const [text, setText] = useState("");
	const id = useId();
	const word = t("erase.word");
	const owner = whose();
	const meant = text.trim().toUpperCase() === word;
	return (
		<Dialog title={t("erase.title")} onClose={onClose}>
			<form
				class="task"
				onSubmit={(event) => {
					event.preventDefault();
					if (meant && !busy) onErase();
				}}
			>
				<p>{t("erase.lead")}</p>
				{owner !== undefined && <p>{t("erase.profiles", { name: owner })}</p>}
				<p class="muted">{t("erase.extension")}</p>
				<div class="field">
					<label for={id}>{t("erase.ask", { word })}</label>
					<input
						id={id}
						class="input"
						value={text}
						autocomplete="off"
						disabled={busy}
						onInput={(event) => setText(event.currentTarget.value)}
					/>
				</div>
				<div class="bar">
					<button type="submit" class="button danger" disabled={!meant || busy}>
						{t(busy ? "erase.busy" : "erase.go")}
					</button>
					<button type="button" class="button" disabled={busy} onClick={onClose}>
						{t("backup.back")}
					</button>
				</div>
			</form>
		</Dialog>
	);
}

/** Nothing goes on from here but anew: what the app holds in memory is of a library that is gone. */
function Proof({ stores }: { stores: readonly Store[] }) {
	const left = stores.some(({ count }) => count > 0);
	const again = () => location.assign("/");
	return (
		<Dialog title={t(left ? "erase.left" : "erase.done")} onClose={again}>
			<div class="task" role="status">
				<p class="with-mark">
					<Mark tone={left ? "stop" : "good"} />
					<span>{t(left ? "erase.left.next" : "erase.done.lead")}</span>
				</p>
				<dl class="facts" data-stores>
					{stores.map(({ kind, count, own }) => (
						<div key={kind}>
							<dt>{t(`erase.store.${kind}`)}</dt>
							<dd>
								{count}
								{own > 0 && <span class="muted"> · {t("erase.store.app", { count: own })}</span>}
							</dd>
						</div>
					))}
				</dl>
				<div class="bar">
					<button type="button" class="button primary" onClick={again}>
						{t("erase.again")}
					</button>
				</div>
			</div>
		</Dialog>
	);
}
