import { WorkLocked } from "#extension/work/locked.ts";
import type { Work } from "#extension/work/work.ts";

/** The same work; `onLocked` is told whenever it answers that the library is locked. */
export function noticingLock<T extends Partial<Work>>(work: T, onLocked: () => void): T {
	return new Proxy(work, {
		get(target, name) {
			const method: unknown = Reflect.get(target, name);
			if (typeof method !== "function") return method;
			return async (...args: unknown[]) => {
				try {
					return await Reflect.apply(method, target, args);
				} catch (cause) {
					if (cause instanceof WorkLocked) onLocked();
					throw cause;
				}
			};
		},
	});
}
