import type { CaptureFile } from "#core/flows/app.ts";
import type { Form, ReadResult } from "#core/model/reading.ts";

const ofForm: Partial<Record<Form, string>> = { pdf: "application/pdf", ofd: "application/ofd", xml: "text/xml" };

/** The media type to keep: as the file was read, since a name can lie and browsers do not know OFD. */
export function mediaTypeOf({ mediaType }: Pick<CaptureFile, "mediaType">, result: ReadResult): string {
	const whole = result.ok ? result.value.find(({ member }) => member === undefined) : undefined;
	return (whole && ofForm[whole.form]) || mediaType || "application/octet-stream";
}
