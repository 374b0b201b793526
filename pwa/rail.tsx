import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t, type WordKey } from "#pwa/i18n/index.ts";
import { whose } from "#pwa/state/account.ts";
import { folderTrouble } from "#pwa/state/folder.ts";
import { countOpen, queue } from "#pwa/state/queue.ts";
import { news } from "#pwa/state/watch.ts";
import { Icon, type IconName } from "#ui/icon.tsx";
import { LockLine } from "./lock-line.tsx";

interface Place {
	readonly href: string;
	readonly word: WordKey;
	readonly icon: IconName;
	readonly owns: RegExp;
	/** On a phone it stands under 更多: four fit beside each other. */
	readonly later?: true;
}

const places: readonly Place[] = [
	{ href: "/", word: "nav.check", icon: "check", owns: /^\/(?:result\/.*|ledger)?$/ },
	{ href: "/library", word: "nav.library", icon: "library", owns: /^\/library/ },
	{ href: "/stats", word: "nav.stats", icon: "stats", owns: /^\/stats/ },
	{ href: "/queue", word: "nav.queue", icon: "queue", owns: /^\/queue/ },
	{ href: "/history", word: "nav.history", icon: "history", owns: /^\/history/, later: true },
	{ href: "/settings", word: "nav.settings", icon: "settings", owns: /^\/settings/, later: true },
];

/** The way between pages: a rail on the left, a bar at the foot on phones. */
export function Rail({ onKeys }: { onKeys: () => void }) {
	const { path } = useLocation();
	const here = places.find(({ owns }) => owns.test(path));
	const owner = whose();
	const title = [here && t(here.word), owner, t("app.name")].filter(Boolean).join(" · ");
	const sheet = useRef<HTMLDivElement>(null);
	useEffect(() => {
		document.title = title;
	}, [title]);
	useEffect(() => {
		if (path && sheet.current?.matches(":popover-open")) sheet.current.hidePopover();
	}, [path]);
	return (
		<nav class="rail" aria-label={t("nav.label")}>
			<span class="brand" aria-hidden="true">
				<img src="/icon.svg" alt="" width="32" height="32" />
			</span>
			{owner !== undefined && (
				<a class="whose" href="/settings#profiles" title={owner} aria-label={t("profile.open", { name: owner })}>
					<span>{owner}</span>
				</a>
			)}
			{places.map((place) => (
				<PlaceLink key={place.href} place={place} path={path} />
			))}
			<button type="button" class="rail-more" popovertarget="rail-more" aria-current={here?.later && "page"}>
				<Icon name="more" size={22} />
				<span>{t("nav.more")}</span>
				<Badge href={folderTrouble.value ? "/settings" : "/history"} />
			</button>
			<div id="rail-more" class="rail-sheet" popover="auto" ref={sheet}>
				{places
					.filter(({ later }) => later)
					.map((place) => (
						<PlaceLink key={place.href} place={place} path={path} />
					))}
			</div>
			<LockLine />
			<button type="button" class="rail-keys" onClick={onKeys}>
				<Icon name="keys" size={22} />
				<span>{t("nav.keys")}</span>
			</button>
		</nav>
	);
}

function PlaceLink({ place: { href, word, icon, owns, later }, path }: { place: Place; path: string }) {
	return (
		<a href={href} class={later && "later"} aria-current={owns.test(path) ? "page" : undefined}>
			<Icon name={icon} size={22} />
			<span>{t(word)}</span>
			<Badge href={href} />
		</a>
	);
}

/** How many things there wait to be seen; said in words to those who cannot see the number. */
function Badge({ href }: { href: string }) {
	if (href === "/settings" && folderTrouble.value) {
		return (
			<>
				<span class="badge stop" aria-hidden="true">
					!
				</span>
				<span class="visually-hidden">{t("nav.folder")}</span>
			</>
		);
	}
	const open = queue.value && countOpen(queue.value);
	const count = { "/library": news.value?.changed, "/queue": open, "/history": news.value?.history }[href] ?? 0;
	if (count === 0) return null;
	const changed = href === "/library";
	const word = changed ? "nav.changed" : href === "/queue" ? "nav.waiting" : "nav.news";
	return (
		<>
			<span class={changed ? "badge stop" : "badge"} aria-hidden="true">
				{count > 999 ? "999+" : count}
			</span>
			<span class="visually-hidden">{t(word, { count })}</span>
		</>
	);
}
