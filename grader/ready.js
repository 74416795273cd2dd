// Whether anything can be run here, told in one line. Plain JavaScript of the oldest kind, so that a Node that is too old
// gets that line and not a syntax error.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`alloclab needs Node 20.19 or newer; this is Node ${process.versions.node}.\n`);
  process.exit(2);
}
try {
  import.meta.resolve("vitest");
} catch {
  process.stderr.write("alloclab: its packages are not installed here; run `npm ci` first.\n");
  process.exit(2);
}
