import type { NotExchanged, Peer } from "#core/flows/sync/app.ts";
import { t, tMaybe } from "#ui/i18n/index.ts";
import { formatInstant } from "#ui/value.tsx";

interface Props {
	readonly peer: Peer;
	/** Where a record of this side is shown; absent where there is no such page. */
	readonly hrefOf?: (recordId: string) => string;
}

/** Who the other side is, and what the two have not of each other. Same words on both sides. */
export function PeerFacts({ peer, hrefOf }: Props) {
	const { name, origin, check, exchangedAt, partedAt, left, missing } = peer;
	return (
		<>
			{partedAt && <span class="block wrong">{t("bridge.parted", { at: formatInstant(partedAt) })}</span>}
			<span class="block">{name ? t("bridge.peer", { name, origin }) : origin}</span>
			<span class="muted block">
				{exchangedAt ? t("bridge.exchanged", { at: formatInstant(exchangedAt) }) : t("bridge.neverExchanged")}
			</span>
			{!partedAt && <span class="muted block">{t("bridge.check", { check })}</span>}
			<NotThere what={left} title={t("bridge.left", { count: left.count })} hrefOf={hrefOf} />
			<NotThere what={missing} title={t("bridge.missing", { count: missing.count })} hrefOf={hrefOf} />
		</>
	);
}

function NotThere({ what, title, hrefOf }: { what: NotExchanged; title: string; hrefOf: Props["hrefOf"] | undefined }) {
	const { count, items } = what;
	if (count === 0) return null;
	return (
		<details class="block">
			<summary>{title}</summary>
			<ul>
				{items.map(({ recordId, name, why }, index) => (
					<li key={recordId ?? `${name} ${index}`}>
						{recordId && hrefOf ? <a href={hrefOf(recordId)}>{numberOf(name)}</a> : numberOf(name)}
						<span class="muted"> {tMaybe(`bridge.left.${why}`)}</span>
					</li>
				))}
				{count > items.length && <li>{t("bridge.left.more", { count: count - items.length })}</li>}
			</ul>
		</details>
	);
}

function numberOf(name: string): string {
	return name === "" ? t("bridge.left.noNumber") : name;
}
