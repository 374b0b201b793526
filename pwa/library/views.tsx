import { useEffect, useRef, useState } from "preact/hooks";

import type { Result } from "#core/base/result.ts";
import type { App, StorageFull, Undoable } from "#core/flows/app.ts";
import type { SavedView } from "#core/flows/organise/app.ts";
import { t } from "#pwa/i18n/organise.ts";
import { sayUnlessKept } from "#pwa/state/full-disk.ts";
import { revision } from "#pwa/state/library.ts";
import { sayUndoable } from "#pwa/state/undo.ts";
import { type LibraryQuery, libraryUrl, queryFromUrl } from "./url.ts";

const MAX_NAME = 60;

/** Lists with a name: each is an address; the one that is open can be named anew or taken away. */
export function Views({ app, asked }: { app: App; asked: LibraryQuery }) {
	const [views, setViews] = useState<readonly SavedView[]>([]);
	/** The id of the view that is being named; of a new one too. */
	const [naming, setNaming] = useState<SavedView>();
	const version = revision.value; // what was taken back elsewhere shows
	const here = libraryUrl(asked);
	const current = views.find((view) => addressOf(view) === here);
	const plain = here === libraryUrl({ where: asked.where });
	const load = async () => setViews(await app.views());
	useEffect(() => void load(), [app, version]);
	useEffect(() => setNaming(undefined), [here]);
	const then = async (work: Promise<Result<Undoable, StorageFull>>, words: string) => {
		const kept = await work;
		if (sayUnlessKept(kept, "full.settings") && kept.ok) sayUndoable(app, words, kept.value.undo);
		await load();
	};
	if (views.length === 0 && plain) return null;
	return (
		<div class="views">
			{views.length > 0 && (
				<nav aria-label={t("views.title")}>
					{views.map((view) => (
						<a key={view.id} class="view" href={addressOf(view)} aria-current={view === current ? "page" : undefined}>
							{view.name}
						</a>
					))}
				</nav>
			)}
			{naming ? (
				<NameForm
					key={naming.id}
					view={naming}
					onKeep={(name) => {
						setNaming(undefined);
						const known = views.some(({ id }) => id === naming.id);
						void then(app.saveView({ ...naming, name }), t(known ? "views.renamed" : "views.saved", { name }));
					}}
					onCancel={() => setNaming(undefined)}
				/>
			) : current ? (
				<>
					<button type="button" class="button quiet" onClick={() => setNaming(current)}>
						{t("views.rename")}
					</button>
					<button
						type="button"
						class="button quiet"
						onClick={() => void then(app.removeView(current.id), t("views.removed", { name: current.name }))}
					>
						{t("views.remove")}
					</button>
				</>
			) : (
				!plain && (
					<button
						type="button"
						class="button quiet"
						onClick={() =>
							setNaming({
								id: crypto.randomUUID(),
								name: asked.text.trim().slice(0, MAX_NAME),
								query: here.split("?")[1] ?? "",
							})
						}
					>
						{t("views.save")}
					</button>
				)
			)}
		</div>
	);
}

function NameForm({
	view,
	onKeep,
	onCancel,
}: {
	view: SavedView;
	onKeep: (name: string) => void;
	onCancel: () => void;
}) {
	const box = useRef<HTMLInputElement>(null);
	useEffect(() => box.current?.select(), []);
	return (
		<form
			class="bar nowrap"
			onSubmit={(event) => {
				event.preventDefault();
				const name = box.current?.value.trim() ?? "";
				if (name !== "") onKeep(name);
			}}
		>
			<input
				ref={box}
				class="input"
				aria-label={t("views.name")}
				placeholder={t("views.name")}
				maxLength={MAX_NAME}
				autocomplete="off"
				defaultValue={view.name}
				onKeyDown={(event) => {
					if (event.key !== "Escape" || event.isComposing) return;
					event.preventDefault();
					onCancel();
				}}
			/>
			<button type="submit" class="button">
				{t("views.keep")}
			</button>
		</form>
	);
}

/** As this version writes it, so that the same list has one address. */
function addressOf({ query }: SavedView): string {
	return libraryUrl(queryFromUrl(Object.fromEntries(new URLSearchParams(query))));
}
