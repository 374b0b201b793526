import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { err, ok, type Result } from "#core/base/result.ts";
import type { App, StorageFull } from "#core/flows/app.ts";
import type { ColumnChoice } from "#core/flows/organise/app.ts";
import type { AccountStanding } from "#core/vault/account/account.ts";
import { account } from "#pwa/state/account.ts";
import { changeColumns, chosenColumns, loadColumns } from "#pwa/state/columns.ts";

const before: readonly ColumnChoice[] = [{ id: "total" }];
const wider: readonly ColumnChoice[] = [{ id: "total", width: 112 }];

/** A vault that is slow: what is written is there once `write` is called; a reload ends what was not. */
function slowVault() {
	let full = false;
	let held: readonly ColumnChoice[] | undefined = before;
	const writes: (() => void)[] = [];
	const app = {
		columns: async () => held,
		saveColumns: (columns: readonly ColumnChoice[] | undefined) =>
			new Promise<Result<void, StorageFull>>((resolve) => {
				writes.push(() => {
					if (!full) held = columns;
					resolve(full ? err({ code: "storage_full" }) : ok(undefined));
				});
			}),
	} as unknown as App; // asked for nothing else
	return {
		app,
		write: () => writes.shift()?.(),
		reload: () => writes.splice(0),
		held: () => held,
		fill: () => {
			full = true;
		},
	};
}

beforeEach(() => {
	const kept = new Map<string, string>();
	vi.stubGlobal("sessionStorage", {
		getItem: (name: string) => kept.get(name) ?? null,
		setItem: (name: string, text: string) => void kept.set(name, text),
		removeItem: (name: string) => void kept.delete(name),
	});
	open("p1");
});
afterEach(() => vi.unstubAllGlobals());

function open(profile: string): void {
	account.value = { profile: { id: profile } } as AccountStanding; // nothing else of it is read
	chosenColumns.value = undefined;
}

test("a width that the reload cut off is there again, and is kept then", async () => {
	const { app, write, reload, held } = slowVault();
	await loadColumns(app);
	void changeColumns(app, wider);
	reload();
	open("p1");

	await loadColumns(app);
	expect(chosenColumns.value).toEqual(wider);
	write();
	await vi.waitFor(() => expect(held()).toEqual(wider));
	void changeColumns(app, undefined);
	reload();
	open("p1");
	await loadColumns(app);
	write();
	await vi.waitFor(() => expect(held()).toBeUndefined());
});

test("what was kept is no longer taken for cut off", async () => {
	const { app, write, held } = slowVault();
	const first = changeColumns(app, before);
	const second = changeColumns(app, wider);
	write();
	await first;
	write();
	await second;
	expect(sessionStorage.getItem("columns p1")).toBeNull();
	expect(held()).toEqual(wider);
});

test("it is that of its account alone", async () => {
	const { app, reload } = slowVault();
	void changeColumns(app, wider);
	reload();
	open("p2");

	await loadColumns(app);
	expect(chosenColumns.value).toEqual(before);
});

test("there are those of the vault again where what was cut off finds no room", async () => {
	const { app, write, reload, fill } = slowVault();
	void changeColumns(app, wider);
	reload();
	open("p1");
	fill();

	await loadColumns(app);
	write();
	await vi.waitFor(() => expect(chosenColumns.value).toEqual(before));
});
