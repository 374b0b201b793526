import type { App } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import type { UndoStep } from "#core/flows/undo/app.ts";
import type { Workspace } from "./workspace.ts";

/** What the user does with records that are there: 删除, 恢复, 彻底删除, 标记已报销. */
export function trashFlows(context: Context): Pick<App, "trash" | "restore" | "erase" | "setClaimed"> {
	const { deps } = context;

	async function forEach(
		ids: readonly string[],
		change: (workspace: Workspace, id: string) => Promise<UndoStep | undefined>,
	) {
		return context.transact(async (workspace) => {
			const undo: UndoStep[] = [];
			for (const id of ids) {
				const step = await change(workspace, id);
				if (step) undo.push(step);
			}
			return { undo, unread: [...workspace.unread] };
		});
	}

	return {
		trash: (ids) =>
			forEach(ids, async (workspace, id) => {
				const record = await workspace.get(id);
				if (!record || record.trashedAt) return undefined;
				const trashedAt = deps.now().toISOString();
				await workspace.change(id, (one) => ({ ...one, trashedAt }), { what: "trashed", facts: {} });
				return { what: "mark", recordId: id, mark: "trashedAt", after: trashedAt };
			}),
		restore: (ids) =>
			forEach(ids, async (workspace, id) => {
				const record = await workspace.get(id);
				if (!record?.trashedAt) return undefined;
				await workspace.change(id, withoutTrash, { what: "restored", facts: {} });
				return { what: "mark", recordId: id, mark: "trashedAt", before: record.trashedAt };
			}),
		erase: (ids) =>
			forEach(ids, async (workspace, id) => {
				const record = await workspace.get(id);
				if (record?.trashedAt) await workspace.erase(id);
				return undefined;
			}),
		setClaimed: (ids, claimed) =>
			forEach(ids, async (workspace, id) => {
				const record = await workspace.get(id);
				if (!record || (record.claimedAt !== undefined) === claimed) return undefined;
				const claimedAt = claimed ? deps.now().toISOString() : undefined;
				const what = claimed ? "claimed" : "unclaimed";
				await workspace.change(id, (one) => ({ ...one, claimedAt }), { what, facts: {} });
				const before = record.claimedAt;
				return { what: "mark", recordId: id, mark: "claimedAt", ...(before ? { before } : { after: claimedAt }) };
			}),
	};
}

function withoutTrash<T extends { readonly trashedAt?: string }>(record: T): T {
	return { ...record, trashedAt: undefined };
}
