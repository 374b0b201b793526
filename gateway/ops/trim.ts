import type { Store } from "#gateway/store/store.ts";
import { CONSOLE } from "#gateway/users/manage.ts";
import { errorFacts, type Log } from "./log.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface TrimOptions {
	/** Absent: the audit is kept for ever. */
	readonly keepAuditDays: number | undefined;
	readonly log: Log;
	readonly now?: () => Date;
}

/** Removes audit entries past their time, at once and then every hour. */
export function keepTrimmed(store: Pick<Store, "audit">, options: TrimOptions): NodeJS.Timeout | undefined {
	const { keepAuditDays, log, now = () => new Date() } = options;
	if (keepAuditDays === undefined) return undefined;
	const trim = () => {
		const before = new Date(now().getTime() - keepAuditDays * DAY);
		store.audit.trim(before, CONSOLE).then(
			(entries) => entries > 0 && log.info({ what: "audit trimmed", entries }),
			(cause: unknown) => log.error({ what: "audit not trimmed", ...errorFacts(cause) }),
		);
	};
	trim();
	return setInterval(trim, HOUR).unref();
}
