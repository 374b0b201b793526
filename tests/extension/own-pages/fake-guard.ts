import { err, ok } from "#core/base/result.ts";
import { answeredLocked } from "#extension/work/calls.ts";
import { WorkLocked } from "#extension/work/locked.ts";
import type { Work } from "#extension/work/work.ts";
import { LOCKED } from "./fake-hub.ts";

const PASSPHRASE = "fake-passphrase";

/** The work behind a made-up passphrase that lies in the page's storage; what it guards is that of the real room. */
export function guarded(work: Omit<Work, keyof ReturnType<typeof makeGuard>>): Work {
	const whole: Work = { ...work, ...makeGuard() };
	return new Proxy(whole, {
		get(target, name) {
			const method: unknown = Reflect.get(target, name);
			if (typeof method !== "function" || !isLocked()) return method;
			if (name === "read") {
				return async (...args: Parameters<Work["read"]>) =>
					(await target.read(...args)).map((one) => ({ ...one, standing: { what: "locked" } }));
			}
			if (answeredLocked.has(name as keyof Work)) return method;
			return async () => Promise.reject(new WorkLocked());
		},
	});
}

const isLocked = () => sessionStorage.getItem(LOCKED) !== null;

function makeGuard() {
	const shows = (shown: Parameters<Work["unlock"]>[0]) =>
		!localStorage.getItem(PASSPHRASE) ||
		(shown !== undefined && "passphrase" in shown && shown.passphrase === localStorage.getItem(PASSPHRASE));
	const wrong = err({ code: "wrong_proof" as const });
	return {
		accountStanding: async () => ({
			state: isLocked() ? ("locked" as const) : ("open" as const),
			passphrase: localStorage.getItem(PASSPHRASE) !== null,
			remembered: false,
			recovery: localStorage.getItem(PASSPHRASE) !== null,
			profile: { id: "fake", number: 1, several: false },
		}),
		async unlock(shown) {
			if (!shows(shown)) return wrong;
			sessionStorage.removeItem(LOCKED);
			return ok(undefined);
		},
		async setPassphrase(next, shown) {
			if (!shows(shown)) return wrong;
			localStorage.setItem(PASSPHRASE, next);
			return ok(undefined);
		},
		async removePassphrase(shown) {
			if (!shows(shown)) return wrong;
			localStorage.removeItem(PASSPHRASE);
			return ok(undefined);
		},
		renewRecoveryCode: async (shown) => (shows(shown) ? ok("ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789") : wrong),
		lock: async () => undefined,
	} satisfies Partial<Work>;
}
