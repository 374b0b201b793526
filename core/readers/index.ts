import { emlReader } from "./eml/eml.ts";
import { imageReader } from "./image/image.ts";
import { ofdReader } from "./ofd/ofd.ts";
import { pdfReader } from "./pdf/pdf.ts";
import type { Reader } from "./reader.ts";
import { xmlReader } from "./xml/xml.ts";
import { zipReader } from "./zip/zip.ts";

/** Every file format, in the order they are asked; the loosest sniff last. */
export const readers: readonly Reader[] = [imageReader, pdfReader, zipReader, ofdReader, xmlReader, emlReader];
