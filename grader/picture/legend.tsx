/**
 * How pictures are to be read.
 *
 * @module
 */
import type { Picture, PictureKind } from "#kit/check/picture";
import type { JSX } from "preact";

/** A sign, and what it means. */
export interface Meaning {
  sign: string;
  means: JSX.Element | string;
}

/** How the pictures of a kind are to be read. */
export interface Key {
  /** A drawing that has it all. */
  sample: JSX.Element | null;
  meanings: Meaning[];
}

interface LegendProps {
  pictures: readonly Picture[];
  /** How pictures of a kind are read, as far as those that there are need it. */
  keyOf: (kind: PictureKind, pictures: readonly Picture[]) => Key;
}

/** How the pictures of a page are to be read: a part for each kind that is on it. */
export function KindsLegend({ pictures, keyOf }: LegendProps): JSX.Element | null {
  const kinds = [...new Set(pictures.map(({ kind }) => kind))];
  if (kinds.length === 0) return null;
  const told = new Set<string>();
  // What several kinds have in common is told once.
  const isNew = ({ sign }: Meaning) => !told.has(sign) && told.add(sign).has(sign);
  return (
    <details class="legend">
      <summary>How to read the pictures</summary>
      {kinds.map((kind) => {
        const { sample, meanings } = keyOf(
          kind,
          pictures.filter((picture) => picture.kind === kind),
        );
        return (
          <>
            {sample}
            <dl>
              {meanings.filter(isNew).map(({ sign, means }) => (
                <div>
                  <dt>{sign}</dt>
                  <dd>{means}</dd>
                </div>
              ))}
            </dl>
          </>
        );
      })}
    </details>
  );
}

/** What stands out in every kind but memory, where frames and brackets say it. */
export const TONES: Meaning[] = [
  { sign: "*, thick frame", means: "what the last call changed" },
  { sign: "✗ in red", means: "what is not as it has to be" },
];
