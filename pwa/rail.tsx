import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t, type WordKey } from "#pwa/i18n/index.ts";
import { countOpen, queue } from "#pwa/state/queue.ts";
import { news } from "#pwa/state/watch.ts";
import { Icon, type IconName } from "#ui/icon.tsx";

const places: readonly { href: string; word: WordKey; icon: IconName; owns: RegExp }[] = [
	{ href: "/", word: "nav.check", icon: "check", owns: /^\/(?:result\/.*|ledger)?$/ },
	{ href: "/library", word: "nav.library", icon: "library", owns: /^\/library/ },
	{ href: "/stats", word: "nav.stats", icon: "stats", owns: /^\/stats/ },
	{ href: "/queue", word: "nav.queue", icon: "queue", owns: /^\/queue/ },
	{ href: "/history", word: "nav.history", icon: "history", owns: /^\/history/ },
	{ href: "/settings", word: "nav.settings", icon: "settings", owns: /^\/settings/ },
];

/** The way between pages: a rail on the left, a bar at the foot on phones. */
export function Rail({ onKeys }: { onKeys: () => void }) {
	const { path } = useLocation();
	const here = places.find(({ owns }) => owns.test(path));
	const title = here ? `${t(here.word)} · ${t("app.name")}` : t("app.name");
	useEffect(() => {
		document.title = title;
	}, [title]);
	return (
		<nav class="rail" aria-label={t("nav.label")}>
			<span class="brand" aria-hidden="true">
				<img src="/icon.svg" alt="" width="32" height="32" />
			</span>
			{places.map(({ href, word, icon, owns }) => (
				<a key={href} href={href} aria-current={owns.test(path) ? "page" : undefined}>
					<Icon name={icon} size={22} />
					<span>{t(word)}</span>
					<Badge href={href} />
				</a>
			))}
			<button type="button" class="rail-keys" onClick={onKeys}>
				<Icon name="keys" size={22} />
				<span>{t("nav.keys")}</span>
			</button>
		</nav>
	);
}

/** How many things there wait to be seen; said in words to those who cannot see the number. */
function Badge({ href }: { href: string }) {
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
