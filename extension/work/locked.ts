/** The library is locked (已锁定): a passphrase has to be given before this can be answered. */
export class WorkLocked extends Error {
	override name = "WorkLocked";
}
