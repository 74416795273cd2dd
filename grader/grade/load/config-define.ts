/**
 * What an instructor's `alloclab.config.ts` imports as `alloclab/config`.
 *
 * @module
 */
import type { ConfigFile } from "./config-schema.js";

/**
 * Gives an editor the types of a config, and the config back as it is.
 *
 * @example
 * ```ts
 * import { defineConfig } from "alloclab/config";
 *
 * export default defineConfig({ weights: { merges: 40 } });
 * ```
 */
export const defineConfig = (config: ConfigFile): ConfigFile => config;

export type { ConfigFile };
