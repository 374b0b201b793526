import { formatDay } from "#core/base/day.ts";
import { fen, formatMoney } from "#core/base/fen.ts";
import type { LinkedRecord, RecordLinks, RecordView, TwinLink } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/organise.ts";
import { Mark, stateTone } from "#ui/mark.tsx";
import { Digits, Money } from "#ui/value.tsx";
import "#pwa/style/links.css";

/** Lines at once; the others of many open under them. */
const SHOWN = 5;

interface Props {
	readonly view: RecordView;
	readonly addressOf: (recordId: string) => string;
}

/** 红蓝关联: the blue invoice behind a red one, and the red ones that name a blue one, as far as they are kept here. */
export function RedAndBlue({ view: { links, verdict }, addressOf }: Props) {
	const { corrects, corrected } = links;
	if (!corrects && !corrected) return null;
	const hint = verdict.state === "unknown" || verdict.state === "normal" ? verdict.state : undefined;
	return (
		<section class="links" aria-labelledby="red-and-blue">
			<h3 id="red-and-blue">{t("links.title")}</h3>
			{corrects && (
				<>
					<p>{t("links.corrects")}</p>
					{corrects.records.length > 0 ? (
						<Records records={corrects.records} addressOf={addressOf} />
					) : (
						<Absent {...corrects} />
					)}
				</>
			)}
			{corrected && (
				<>
					<p>{t("links.corrected", { count: corrected.by.length })}</p>
					<Records records={corrected.by} addressOf={addressOf} />
					{corrected.left !== undefined && <p>{leftText(corrected.left)}</p>}
					{hint && (
						<p class="links-hint muted">
							<Mark tone={stateTone.unknown} />
							<span>{t(`links.hint.${hint}`)}</span>
						</p>
					)}
				</>
			)}
		</section>
	);
}

/** 可能重复: every record that may be this invoice, and why; what to do about them is the page of duplicates'. */
export function Twins({ view: { row, links }, addressOf }: Props) {
	const { twins, moreTwins } = links;
	if (twins.length === 0) return null;
	return (
		<section class="links" aria-labelledby="twins">
			<h3 id="twins">{t("links.twins")}</h3>
			<Records records={twins} addressOf={addressOf} />
			{moreTwins && <p class="muted">{t("links.twins.more")}</p>}
			{!row.trashedAt && twins.some(({ why }) => why !== "identity") && (
				<a class="link-page" href="/duplicates">
					{t("links.twins.compare")} ›
				</a>
			)}
		</section>
	);
}

function leftText(left: NonNullable<NonNullable<RecordLinks["corrected"]>["left"]>): string {
	if (left < 0) return t("links.over", { amount: formatMoney(fen(-left)) });
	return t("links.left", { amount: formatMoney(left) });
}

function Absent({ code, number, exact }: NonNullable<RecordLinks["corrects"]>) {
	return (
		<div class="link-absent">
			<p>
				{code && (
					<>
						<Digits text={code} />{" "}
					</>
				)}
				<Digits text={number} />
			</p>
			<p class="muted">{t(exact ? "links.absent" : "links.inexact")}</p>
		</div>
	);
}

/** A twin says why it is one. */
type Line = LinkedRecord & Partial<Pick<TwinLink, "why">>;

interface RecordsProps {
	readonly records: readonly Line[];
	readonly addressOf: (recordId: string) => string;
}

function Records({ records, addressOf }: RecordsProps) {
	const lines = (some: readonly Line[]) => (
		<ul>
			{some.map((record) => (
				<li key={record.id}>
					<Linked record={record} href={addressOf(record.id)} />
				</li>
			))}
		</ul>
	);
	const rest = records.slice(SHOWN);
	return (
		<>
			{lines(records.slice(0, SHOWN))}
			{rest.length > 0 && (
				<details>
					<summary>{t("links.more", { count: rest.length })}</summary>
					{lines(rest)}
				</details>
			)}
		</>
	);
}

/** One line that opens the record: its number and amount, below them the day, the seller and what to mind. */
function Linked({ record: { row, savedOn, trashed, why }, href }: { record: Line; href: string }) {
	const known = [row?.issuedOn && formatDay(row.issuedOn), row?.sellerName].filter((text) => text !== undefined);
	return (
		<a class="link-row" href={href}>
			<span class="link-number">{row?.number ? <Digits text={row.number} /> : t("library.noNumber")}</span>
			<Money value={row?.total ?? row?.amount} />
			<span class="link-about muted small">
				<span>{known.length > 0 ? known.join(" · ") : t("links.unread", { day: formatDay(savedOn) })}</span>
				{row?.sample && <span class="chip sample">{t("sample.short")}</span>}
				{why && <span class="chip">{t(`links.why.${why}`)}</span>}
				{row?.claimedAt && <span class="chip">{t("twins.claimed")}</span>}
				{trashed && <span class="chip">{t("links.inTrash")}</span>}
				{row?.authenticity === "contradicted" && (
					<span class="chip">
						<Mark tone="stop" /> {t("authenticity.short.contradicted")}
					</span>
				)}
			</span>
		</a>
	);
}
