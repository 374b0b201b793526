/** The secret of an `Authorization: Bearer` head, empty when there is none. */
export function bearerOf(header: string | undefined): string {
	return /^Bearer +(\S{1,512})$/i.exec(header ?? "")?.[1] ?? "";
}
