// A process in which one submission after another is read. What is loaded before tsx is registered does not go through it.
import "tar";
import "yauzl";
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

register({ tsconfig: fileURLToPath(new URL("../../tsconfig.json", import.meta.url)) });
await import("./reader.ts");
