/** A key of the key line: what to press, what it does in a word, and in a sentence for the help. */
export interface KeyHelp {
  key: string;
  word: string;
  help: string;
}

/** The keys that work while a check is shown, the most useful first. */
export const KEYS: readonly KeyHelp[] = [
  { key: "h", word: "hint", help: "a hint for this check; again for more, three in all" },
  { key: "n", word: "next", help: "the next failing check, then the next exercise" },
  { key: "l", word: "list", help: "all exercises and checks: choose with the arrows and enter" },
  { key: "?", word: "help", help: "this help" },
  { key: "q", word: "quit", help: "end the watch; it finds your place again by itself" },
  {
    key: "o",
    word: "lesson",
    help: "the lesson, at the section about this check; again opens it outside of the terminal",
  },
  { key: "v", word: "picture", help: "step through the failing calls in the visualizer" },
  { key: "p", word: "previous", help: "the failing check before, then the exercise before" },
  { key: "a", word: "run all", help: "grade every exercise anew, and list them" },
  {
    key: "d",
    word: "docs",
    help: "the student guide; again opens it, or the site where that is built, outside of the terminal",
  },
  { key: "r", word: "reset", help: "put a file back as it was handed out; asks first, and keeps your copy" },
  {
    key: "b",
    word: "bring along",
    help: "copy what you wrote for the exercise that this one goes on from; replaces nothing that you have written here",
  },
];
