import type { ListPicture } from "#kit/check/failure";
import { cleanLine } from "../clean.js";

/** A submission's own list, with nothing in its texts that would steer a terminal. */
export const ownList = (list: ListPicture): ListPicture =>
  JSON.parse(JSON.stringify(list), (_, value: unknown) =>
    typeof value === "string" ? cleanLine(value) : value,
  ) as ListPicture;
