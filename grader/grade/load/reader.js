// A process in which one submission after another is read. It ends with the one that started it, which may be at any moment;
// Ctrl-C in a terminal reaches both, and is for the other to obey.
process.on("disconnect", () => process.exit());
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => undefined);
if (!process.connected) process.exit();

// What is loaded before tsx is registered does not go through it.
await Promise.all(["tar", "yauzl"].map((name) => import(name)));
const { fileURLToPath } = await import("node:url");
const { register } = await import("tsx/esm/api");
register({ tsconfig: fileURLToPath(new URL("../../../tsconfig.json", import.meta.url)) });
await import("./reader.ts");
