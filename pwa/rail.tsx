import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";

import { t, type WordKey } from "#ui/i18n/index.ts";
import { Icon, type IconName } from "#ui/icon.tsx";

const places: readonly { href: string; word: WordKey; icon: IconName; owns: RegExp }[] = [
	{ href: "/", word: "nav.check", icon: "check", owns: /^\/(?:result\/.*)?$/ },
	{ href: "/library", word: "nav.library", icon: "library", owns: /^\/library/ },
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
				</a>
			))}
			<button type="button" class="rail-keys" onClick={onKeys}>
				<Icon name="keys" size={22} />
				<span>{t("nav.keys")}</span>
			</button>
		</nav>
	);
}
