/**
 * Who hands in together with whom.
 *
 * @module
 */
import type { Decision } from "../../model/decision.js";
import { shown } from "../../model/words.js";

/** What contradicts an earlier decision, and where it stands. */
export interface Contradiction {
  line: number;
  text: string;
}

/**
 * Who is said to hand in together with two, or has others with them and is with somebody, or has them and is said to be the
 * work of somebody: then nobody could tell whose files count. O(decisions).
 */
export function contradictionsIn(all: readonly Decision[]): Contradiction[] {
  const faults: Contradiction[] = [];
  const leaders = new Map<string, number>();
  const partners = new Map<string, { leader: string; line: number }>();
  const plain = (name: string): string => name.normalize("NFC");
  const groups = all.flatMap(({ for: whom, actions, line }) => {
    const people = actions.flatMap((action) => (action.kind === "together" ? action.with.map(plain) : []));
    return people.length === 0 || whom === "all" ? [] : [{ leader: plain(whom[0] ?? ""), people, line }];
  });
  for (const { leader, line } of groups) if (!leaders.has(leader)) leaders.set(leader, line);
  for (const { for: whom, actions, line } of all) {
    const own = whom === "all" ? undefined : whom.find((name) => leaders.has(plain(name)));
    if (own === undefined || !actions.some(({ kind }) => kind === "belongs")) continue;
    const text = `it says whose work ${shown(own)} is, and line ${leaders.get(plain(own))} who hands in together with it`;
    faults.push({ line, text: `${text}; name them all in one \`together\`, or leave one out` });
  }
  for (const { leader, people, line } of groups) {
    for (const name of people) {
      const [own, other] = [leaders.get(name), partners.get(name)];
      if (name === leader) {
        faults.push({ line, text: `${shown(name)} hands in together with itself; name the others` });
      } else if (own !== undefined) {
        const text = `${shown(name)} hands in together with ${shown(leader)}, and others with ${shown(name)} (line ${own})`;
        faults.push({ line, text: `${text}; name them all in one decision` });
      } else if (other !== undefined && other.leader !== leader) {
        const text = `${shown(name)} hands in together with ${shown(leader)}, and with ${shown(other.leader)} (line ${other.line})`;
        faults.push({ line, text: `${text}; leave one out` });
      }
      partners.set(name, other ?? { leader, line });
    }
  }
  return faults;
}
