import module from "node:module";
import { fileURLToPath } from "node:url";

// Reading and compiling its own files is most of a start, and they are the same each time. Node's default place would
// be a folder in /tmp that any user of the machine may have made before us, with code of his in it.
const CACHE = fileURLToPath(new URL("../node_modules/.cache/yanpiao", import.meta.url));
module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE ?? CACHE); // where it cannot be written, a start is slower

const { run } = await import("./commands/run.ts");
process.exitCode = await run(process.argv.slice(2));
