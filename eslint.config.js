import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores(["node_modules", "docs/site", "coverage", "reports", ".stryker-tmp", "grader/test/fixtures"]),
  tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-var": "error",
      "prefer-const": "error",
      "object-shorthand": ["error", "properties"],
      "no-unreachable-loop": "error",
      "no-template-curly-in-string": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    // Of the rules that need types, these find real bugs; the rest of the set says what tsc says, again.
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/no-for-in-array": "error",
      "@typescript-eslint/no-base-to-string": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // A step hands its result on and prints nothing; only the command line and the tools talk to people.
    files: ["grader/**/*.ts", "grader/**/*.tsx"],
    ignores: ["grader/main.ts", "grader/commands/**", "grader/authors/**", "grader/lab/**", "grader/test/**"],
    rules: { "no-console": "error" },
  },
  {
    // What judges looks at a submission and at nothing else: no files, no environment, no terminal. Only `subject/` knows the machine.
    files: ["exercises/kit/{bytes,check,define,lists,models,views}/**/*.ts", "exercises/[0-9]*/stages/*.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-globals": ["error", "process"],
      "no-restricted-imports": ["error", { patterns: ["fs", "node:fs", "node:fs/*", "node:child_process", "node:os"] }],
    },
  },
  {
    // A skeleton has its signature and its imports before it has a body that uses them.
    files: ["exercises/[0-9]*/*.ts"],
    rules: { "@typescript-eslint/no-unused-vars": "off", "@typescript-eslint/consistent-type-imports": "off" },
  },
  {
    // Wrong on purpose, in whatever way the bug in it takes.
    files: ["solutions/*/mutants/**", "solutions/*/mutants.ts"],
    rules: { "@typescript-eslint/no-unused-vars": "off" },
  },
);
