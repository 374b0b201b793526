import { formOfInvoice } from "./invoice-file.ts";
import type { LinkRule } from "./link-reader.ts";

/** Links anywhere to PDF, OFD, XML, ZIP and pictures that are invoices by their text, the file's name or address. */
export const links: LinkRule = { id: "links", read: formOfInvoice };
