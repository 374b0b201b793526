import { useEffect, useId, useState } from "preact/hooks";

import type { ProfileFacts } from "#core/vault/account/several.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { profileName } from "#pwa/state/account.ts";
import { deleteProfile, type Holding, holdingOf, type Remains } from "#pwa/state/profiles.ts";
import { Dialog } from "#ui/dialog.tsx";
import { Mark } from "#ui/mark.tsx";
import { noteFailure } from "#ui/note-failure.ts";
import { t, whyNot } from "./profile-words.ts";

interface Props {
	readonly app: HostedApp;
	readonly profile: ProfileFacts;
	readonly onClose: () => void;
}

type Step =
	| { readonly at: "told" | "asking" | "deleting" }
	| { readonly at: "failed"; readonly why: string }
	| { readonly at: "done"; readonly remains: Remains };

/** Says what goes, asks for the name, and counts afterwards what is left. */
export function ProfileDeleteDialog({ app, profile, onClose }: Props) {
	const [step, setStep] = useState<Step>({ at: "told" });
	const name = profileName(profile);

	async function erase(): Promise<void> {
		setStep({ at: "deleting" });
		try {
			const deleted = await deleteProfile(app, profile);
			if (deleted.ok) setStep({ at: "done", remains: deleted.value });
			else setStep({ at: "failed", why: whyNot(deleted.error.code) });
		} catch (cause) {
			noteFailure("delete profile", cause);
			setStep({ at: "failed", why: t("profile.failed") });
		}
	}

	if (step.at === "done") return <Proof name={name} remains={step.remains} onClose={onClose} />;
	return (
		<Dialog title={t("profile.delete.title", { name })} onClose={onClose}>
			{step.at === "told" ? (
				<Told profile={profile} onNext={() => setStep({ at: "asking" })} onClose={onClose} />
			) : (
				<Ask name={name} busy={step.at === "deleting"} onErase={() => void erase()} onClose={onClose} />
			)}
			{step.at === "failed" && <p role="alert">{step.why}</p>}
		</Dialog>
	);
}

function Told({ profile, onNext, onClose }: { profile: ProfileFacts; onNext: () => void; onClose: () => void }) {
	const [holding, setHolding] = useState<Holding>();
	useEffect(() => {
		let here = true;
		void holdingOf(profile).then((counted) => here && setHolding(counted));
		return () => {
			here = false;
		};
	}, [profile]);
	return (
		<div class="form">
			<p>
				<strong>{holding ? holdingText(holding) : t("profile.delete.counting")}</strong>
			</p>
			<p>{t("profile.delete.text")}</p>
			<p class="muted">{t("profile.delete.extension")}</p>
			<div class="bar">
				<button type="button" class="button danger" aria-disabled={!holding} onClick={() => holding && onNext()}>
					{t("profile.delete.next")}
				</button>
				<button type="button" class="button" onClick={onClose}>
					{t("profile.back")}
				</button>
			</div>
		</div>
	);
}

function holdingText({ invoices, originals }: Holding): string {
	if (invoices === 0 && originals === 0) return t("profile.delete.holdsNothing");
	return t("profile.delete.holds", { invoices, originals });
}

interface AskProps {
	readonly name: string;
	readonly busy: boolean;
	readonly onErase: () => void;
	readonly onClose: () => void;
}

function Ask({ name, busy, onErase, onClose }: AskProps) {
	const [text, setText] = useState("");
	const id = useId();
	const meant = text.normalize("NFC").trim().toUpperCase() === name.toUpperCase();
	return (
		<form
			class="form"
			onSubmit={(event) => {
				event.preventDefault();
				if (meant && !busy) onErase();
			}}
		>
			<p>{t("profile.delete.last")}</p>
			<div class="field">
				<label for={id}>{t("profile.delete.ask", { name })}</label>
				<input
					id={id}
					ref={(box) => box?.focus()}
					class="input"
					value={text}
					autocomplete="off"
					spellcheck={false}
					disabled={busy}
					onInput={(event) => setText(event.currentTarget.value)}
				/>
			</div>
			<div class="bar">
				<button type="submit" class="button danger" disabled={!meant || busy}>
					{t(busy ? "profile.delete.busy" : "profile.delete")}
				</button>
				<button type="button" class="button" disabled={busy} onClick={onClose}>
					{t("profile.back")}
				</button>
			</div>
		</form>
	);
}

function Proof({ name, remains, onClose }: { name: string; remains: Remains; onClose: () => void }) {
	const left = Object.values(remains).some((count) => count > 0);
	return (
		<Dialog title={t(left ? "profile.deleted.left" : "profile.deleted", { name })} onClose={onClose}>
			<div class="form" role="status">
				<p class="with-mark">
					<Mark tone={left ? "stop" : "good"} />
					<span>{t(left ? "profile.deleted.left.next" : "profile.deleted.lead")}</span>
				</p>
				<dl class="facts" data-remains>
					{(["rows", "keys", "local"] as const).map((place) => (
						<div key={place}>
							<dt>{t(`profile.deleted.${place}`)}</dt>
							<dd>{remains[place]}</dd>
						</div>
					))}
				</dl>
				<div class="bar">
					<button type="button" class="button primary" onClick={onClose}>
						{t("action.close")}
					</button>
				</div>
			</div>
		</Dialog>
	);
}
