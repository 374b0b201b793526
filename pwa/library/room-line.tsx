import { t as tBackup } from "#pwa/i18n/backup.ts";
import { t } from "#pwa/i18n/keeping.ts";
import { percentOf, type Room } from "#pwa/state/room.ts";
import { Mark } from "#ui/mark.tsx";
import { formatBytes } from "#ui/value.tsx";

/** That room runs out, and what to do before it has. */
export function RoomLine({ room }: { room: Room }) {
	const full = room.level === "full";
	const numbers = {
		percent: percentOf(room),
		used: formatBytes(room.used),
		granted: formatBytes(room.granted),
	};
	return (
		<p class="with-mark keeping-line" role={full ? "alert" : "status"}>
			<Mark tone={full ? "stop" : "caution"} />
			<span>
				{t(full ? "room.full" : "room.low", numbers)}{" "}
				<a class="link" href="/settings#backup">
					{tBackup("backup.see")}
				</a>{" "}
				<a class="link" href="/library?where=trash">
					{t("room.trash")}
				</a>
			</span>
		</p>
	);
}
