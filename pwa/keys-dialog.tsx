import { t, type WordKey } from "#pwa/i18n/index.ts";
import { Dialog } from "#ui/dialog.tsx";

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

const keys: readonly { keys: readonly string[]; word: WordKey }[] = [
	{ keys: ["?"], word: "keys.help" },
	{ keys: ["/"], word: "keys.search" },
	{ keys: ["g", "c"], word: "keys.check" },
	{ keys: ["g", "l"], word: "keys.library" },
	{ keys: ["g", "t"], word: "keys.stats" },
	{ keys: ["g", "q"], word: "keys.queue" },
	{ keys: ["g", "h"], word: "keys.history" },
	{ keys: ["g", "s"], word: "keys.settings" },
	{ keys: ["↑", "↓"], word: "keys.move" },
	{ keys: ["Enter"], word: "keys.open" },
	{ keys: ["Space"], word: "keys.select" },
	{ keys: ["Shift", "↑↓"], word: "keys.range" },
	{ keys: ["Ctrl", "A"], word: "keys.all" },
	{ keys: ["Delete"], word: "keys.delete" },
	{ keys: [isApple ? "⌘" : "Ctrl", "Z"], word: "keys.undo" },
	{ keys: ["Ctrl", "V"], word: "keys.paste" },
	{ keys: ["Esc"], word: "keys.close" },
];

export function KeysDialog({ onClose }: { onClose: () => void }) {
	return (
		<Dialog title={t("keys.title")} onClose={onClose}>
			<dl class="keys">
				{keys.map((entry) => (
					<div key={entry.word}>
						<dt>
							{entry.keys.map((key) => (
								<kbd key={key}>{key}</kbd>
							))}
						</dt>
						<dd>{t(entry.word)}</dd>
					</div>
				))}
			</dl>
		</Dialog>
	);
}
