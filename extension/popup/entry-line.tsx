import { formatDay } from "#core/base/day.ts";
import type { FieldValues } from "#core/model/fields.ts";
import { t } from "#extension/i18n/index.ts";
import { Icon } from "#ui/icon.tsx";
import { Mark } from "#ui/mark.tsx";
import { Digits, Money } from "#ui/value.tsx";
import { fieldList, kindShortName } from "#ui/words.ts";
import { type Entry, isLocked, isUnaskable, missingOf, recordOf } from "./entries.ts";
import type { Popup } from "./popup.ts";
import { type StandingMark, standingMarks } from "./standing-marks.ts";
import type { Doing } from "./state.ts";

interface Props {
	readonly popup: Popup;
	readonly entry: Entry;
	readonly doing: Doing | undefined;
	readonly canAsk: boolean;
	/** The only one of the page: its check is the primary action. */
	readonly alone: boolean;
}

/** One thing found: what it is, how it stands, and what can be done with it at once. Three lines of fixed places. */
export function EntryLine({ popup, entry, doing, canAsk, alone }: Props) {
	const { candidate, read } = entry;
	const fields = read?.fields ?? {};
	const missing = missingOf(entry);
	const near = nearOf(entry);
	const show = () => {
		popup.open.value = {
			what: "entry",
			key: candidate.key,
			...recordPart(recordOf(entry) ?? (doing?.records?.length === 1 ? doing.records[0] : undefined)),
		};
	};
	return (
		<li class="entry" data-key={candidate.key} data-standing={read?.standing.what}>
			<div class="entry-top">
				<button type="button" class="entry-open" onClick={show}>
					<Name entry={entry} />
				</button>
				<Money value={fields.total ?? fields.amount} />
			</div>
			<p class="entry-what">
				<What entry={entry} />
				{near && (
					<span class="muted clip" title={near}>
						{near}
					</span>
				)}
			</p>
			<div class="entry-foot">
				<Standing entry={entry} doing={doing} />
				<Buttons popup={popup} entry={entry} doing={doing} canAsk={canAsk} alone={alone} />
			</div>
			{missing.length > 0 && (
				<div class="entry-said">
					<p class="caution">
						<Mark tone="caution" /> {t("ext.missing", { fields: fieldList(missing) })}
					</p>
				</div>
			)}
			<Said popup={popup} entry={entry} doing={doing} />
		</li>
	);
}

/** The words beside it, where they tell more than the number that stands on the line already. */
function nearOf({ candidate, read }: Entry): string | undefined {
	const { near } = candidate;
	const bare = near?.replace(/[\s:：]/g, "").replace(/^(?:发票|数电票|电子发票)?号码/, "");
	return bare === "" || bare === read?.fields.number ? undefined : near;
}

/** What a line is called for people who hear it. */
function nameOf({ candidate, read }: Entry): string {
	const number = read?.fields.number;
	if (number) return number;
	return candidate.what === "file" ? candidate.name : t(candidate.what === "picture" ? "ext.picture" : "ext.noKind");
}

function Name({ entry }: { entry: Entry }) {
	const number = entry.read?.fields.number;
	if (number) return <Digits text={number} />;
	return <span class="clip">{nameOf(entry)}</span>;
}

function What({ entry }: { entry: Entry }) {
	const { candidate, read } = entry;
	const { kind, issuedOn }: Partial<FieldValues> = read?.fields ?? {};
	const words = [
		kind ? kindShortName(kind) : candidate.what === "fields" ? t("ext.noKind") : undefined,
		!kind && candidate.what === "file" ? fileWord(candidate.form) : undefined,
		!kind && candidate.what === "picture"
			? t("ext.picture.size", { width: Math.round(candidate.width), height: Math.round(candidate.height) })
			: undefined,
		issuedOn && formatDay(issuedOn),
	].filter((word) => word !== undefined);
	return <span class="entry-kind">{words.join(" · ")}</span>;
}

function fileWord(form: "pdf" | "ofd" | "xml" | "zip" | "image"): string {
	if (form === "zip") return t("ext.file.archive");
	if (form === "image") return t("ext.file.image");
	return t("ext.file", { form: form.toUpperCase() });
}

function Standing({ entry, doing }: { entry: Entry; doing: Doing | undefined }) {
	const standing = entry.read?.standing;
	if (doing?.now) {
		return (
			<p class={doing.now === "waiting" ? "standing muted" : "standing"} role="status">
				{doing.now === "waiting" ? <Icon name="queue" size={14} /> : <i class="working" />}
				{t(`ext.${doing.now}`)}
			</p>
		);
	}
	if (!standing) return <p class="standing" />;
	const several = (doing?.records?.length ?? 0) > 1 ? doing?.records?.length : undefined;
	return (
		<p class="standing">
			{several ? <span>{t("ext.inside", { count: several })}</span> : standingMarks(standing).map(drawMark)}
			{standing.what === "kept" && standing.sample && <span class="chip sample">{t("sample")}</span>}
		</p>
	);
}

function drawMark(mark: StandingMark) {
	return (
		<span key={mark.word} class={"tone" in mark ? `mark-word ${mark.tone}` : "mark-word"}>
			{"tone" in mark ? <Mark tone={mark.tone} /> : <Icon name={mark.icon} size={14} />}
			{mark.word}
		</span>
	);
}

function Buttons({ popup, entry, doing, canAsk, alone }: Props) {
	const { candidate, read } = entry;
	const name = nameOf(entry);
	const kept = recordOf(entry) !== undefined;
	const busy = doing?.now !== undefined;
	const unread = read?.standing.what === "unread";
	const verified = read?.standing.what === "kept" && read.standing.verifiedAt !== undefined;
	const named = (action: string) => t("ext.name", { action, name });
	if (isLocked(entry) || (unread && (doing?.records?.length ?? 0) > 0)) return null;
	return (
		<div class="entry-buttons">
			{verified && <Icon name="chevron" size={16} />}
			{missingOf(entry).length > 0 && (
				<button
					type="button"
					class="button small-button"
					aria-label={named(t("ext.fill"))}
					disabled={busy}
					onClick={() => {
						popup.open.value = { what: "typed", key: candidate.key, ...recordPart(recordOf(entry)) };
					}}
				>
					{t("ext.fill")}
				</button>
			)}
			{!kept && (
				<button
					type="button"
					class="button small-button"
					aria-label={named(t(unread ? "ext.read" : "ext.save"))}
					disabled={busy || read === undefined}
					onClick={() => void popup.keep(entry)}
				>
					{t(unread ? "ext.read" : "ext.save")}
				</button>
			)}
			{!verified && !isUnaskable(entry) && missingOf(entry).length === 0 && (
				<button
					type="button"
					class={alone ? "button small-button primary" : "button small-button"}
					aria-label={named(t("ext.verify"))}
					disabled={busy || !canAsk || read === undefined}
					onClick={() => void popup.verify(entry)}
				>
					{t("ext.verify")}
				</button>
			)}
		</div>
	);
}

/** What went wrong and what to do; and the records of a file that held several. */
function Said({ popup, entry, doing }: Pick<Props, "popup" | "entry" | "doing">) {
	const records = doing?.records ?? [];
	const host = doing?.host;
	if (!doing?.said && records.length < 2) return null;
	return (
		<div class="entry-said" role="status">
			{doing?.said && (
				<p class="caution">
					<Mark tone="caution" /> {doing.said}
				</p>
			)}
			{host && (
				<button type="button" class="button small-button" onClick={() => void popup.allowAndRead(entry, host)}>
					{t("ext.save.allow")}
				</button>
			)}
			{records.length > 1 && (
				<div class="bar">
					{records.map((recordId, index) => (
						<button
							key={recordId}
							type="button"
							class="button small-button"
							onClick={() => {
								popup.open.value = { what: "entry", key: entry.candidate.key, recordId };
							}}
						>
							{t("ext.open")} {index + 1}
						</button>
					))}
				</div>
			)}
		</div>
	);
}

function recordPart(recordId: string | undefined): { readonly recordId?: string } {
	return recordId === undefined ? {} : { recordId };
}
