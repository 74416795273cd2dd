/**
 * Pictures of all kinds, at random, with what has to be found in each of their forms.
 *
 * @module
 */
import fc from "fast-check";
import type { Chain, ChainNode, MemoryBlock, Picture, TreeNode } from "#kit/check/picture";

/** A picture and texts that it must not keep to itself. */
export interface Drawn {
  picture: Picture;
  mentions: string[];
}

/** How large pictures are: `small` ones show all that they have, `any` have to be cut somewhere. */
export type Size = "small" | "any";

const tone = fc.constantFrom("changed" as const, "wrong" as const, undefined);
const toned = fc.record({ tone }).map(({ tone }) => (tone === undefined ? {} : { tone }));

const ODD = ["", "22.5", "NaN", "a text", "ünï", "日本語", "x".repeat(200), "<b>&\"'", "two words here"];

/** A short word, or anything. */
const word = (size: Size): fc.Arbitrary<string> =>
  size === "small" ? fc.stringMatching(/^[a-zA-Z][a-z0-9]{0,3}$/) : fc.oneof(fc.constantFrom(...ODD), fc.string());

const many = <T>(of: fc.Arbitrary<T>, size: Size, least = 0): fc.Arbitrary<T[]> =>
  fc.array(of, { minLength: least, maxLength: size === "small" ? 4 : 90, size: "max" });

const memory = (size: Size): fc.Arbitrary<Drawn> =>
  fc
    .record({
      blocks: many(
        fc.record({
          units: fc.integer({ min: size === "small" ? 4 : 1, max: 12 }),
          state: fc.constantFrom(
            "free" as const,
            "allocated" as const,
            "broken" as const,
            "held" as const,
            "lost" as const,
          ),
          label: fc.stringMatching(/^[A-Z]$/),
          used: fc.option(fc.nat(12), { nil: undefined }),
        }),
        size,
        1,
      ),
      marks: fc.array(fc.record({ part: fc.double({ min: 0, max: 1, noNaN: true }), name: word(size) }), {
        maxLength: 2,
      }),
      words: fc.array(fc.record({ start: fc.nat(40), text: word(size), toned }), { maxLength: 4 }),
      copies: fc.integer({ min: 1, max: size === "small" ? 2 : 4 }),
    })
    .map(({ blocks, marks, words, copies }) => {
      const all: MemoryBlock[] = [];
      let capacity = 0;
      for (const { units, state, label, used } of blocks) {
        const block = { start: capacity, size: units };
        if (state === "allocated")
          all.push({ ...block, state, label, ...(used !== undefined && used < units ? { used } : {}) });
        else if (state !== "lost") all.push({ ...block, state });
        capacity += units;
      }
      const strip = {
        capacity,
        blocks: all,
        marks: marks.map(({ part, name }) => ({ at: Math.floor(part * capacity), name })),
        words: words.map(({ start, text, toned }) => ({ start, size: 1, text, ...toned })),
      };
      const strips = Array.from({ length: copies }, (_, i) =>
        copies === 1 ? strip : { ...strip, caption: `part ${i}` },
      );
      return {
        picture: { kind: "memory" as const, strips },
        mentions: [
          ...all.flatMap(({ label }) => (label === undefined ? [] : [label])),
          ...strip.words.map(({ start, text }) => `${start}: ${text}`),
          ...strip.marks.map(({ name }) => name),
        ],
      };
    });

const chain = (size: Size): fc.Arbitrary<Drawn> => {
  const value = fc.oneof(fc.nat(999), size === "small" ? word(size) : fc.oneof(word(size), fc.constant(null)));
  const list = fc
    .record({
      nodes: many(
        fc.record({ values: fc.array(value, { minLength: 1, maxLength: 3 }), isBack: fc.boolean(), toned }),
        size,
      ),
      end: fc.option(word(size), { nil: undefined }),
      caption: word(size),
      before: size === "small" ? fc.constant(0) : fc.nat(9),
    })
    .map(({ nodes, end, caption, before }): Chain => {
      return {
        caption,
        before,
        after: 0,
        nodes: nodes.map(({ values, isBack, toned }): ChainNode => ({
          values,
          ...(isBack ? {} : { prev: "null" }),
          ...toned,
        })),
        ...(end === undefined ? {} : { end }),
      };
    });
  return fc.array(list, { minLength: 1, maxLength: 3 }).map((lists) => ({
    picture: { kind: "chain" as const, lists },
    mentions: lists.flatMap(({ nodes, caption = "", end }) => [
      caption,
      ...nodes.flatMap(({ values }) => values.map(String)),
      ...(typeof end === "string" ? [end] : []),
    ]),
  }));
};

const tree = (size: Size): fc.Arbitrary<Drawn> => {
  const { node } = fc.letrec<{ node: TreeNode; link: TreeNode | string | null }>((tie) => ({
    link: fc.oneof(
      { maxDepth: size === "small" ? 2 : 12, depthSize: "medium" },
      fc.constant(null),
      word(size),
      tie("node"),
    ),
    node: fc
      .record({ value: word(size), note: word(size), left: tie("link"), right: tie("link"), toned })
      .map(({ toned, ...rest }) => ({ ...rest, ...toned })),
  }));
  const values = (link: TreeNode | string | null | undefined): string[] => {
    if (link == null) return [];
    return typeof link === "string"
      ? [link]
      : [link.value, link.note ?? "", ...values(link.left), ...values(link.right)];
  };
  return node.map((root) => ({ picture: { kind: "tree" as const, root }, mentions: values(root) }));
};

const words = (size: Size): fc.Arbitrary<Drawn> =>
  fc
    .record({
      as: fc.constantFrom("hex" as const, "bits" as const, "bytes" as const),
      words: many(
        fc.record({
          address: fc.nat(size === "small" ? 999 : 2 ** 31),
          value: fc.nat(255),
          fields: fc.array(fc.record({ name: word(size), value: fc.nat(99) }), { maxLength: 2 }),
          toned,
        }),
        size,
        1,
      ),
    })
    .map(({ as, words }) => ({
      picture: { kind: "words" as const, as, words: words.map(({ toned, ...each }) => ({ ...each, ...toned })) },
      mentions: words.flatMap(({ address, value, fields }, i) => [
        ...(as === "bytes" && i > 0 ? [] : [String(address)]),
        ...(as === "bits" ? [] : [value.toString(16).padStart(2, "0")]),
        ...fields.map((field) => `${field.name} ${field.value}`),
      ]),
    }));

const graph = (size: Size): fc.Arbitrary<Drawn> =>
  fc
    .record({
      objects: many(
        fc.record({
          fields: fc.array(fc.record({ name: word(size), to: fc.nat(9), isLink: fc.boolean() }), { maxLength: 3 }),
          place: word(size),
          isGarbage: fc.boolean(),
          toned,
        }),
        size,
      ),
      roots: fc.array(fc.record({ name: word(size), to: fc.option(fc.nat(5)) }), { maxLength: 4 }),
    })
    .map(({ objects, roots }) => {
      const name = (i: number) => `O${i}`;
      return {
        picture: {
          kind: "graph" as const,
          roots: roots.map(({ name: root, to }) => ({ name: root, to: to === null ? null : name(to) })),
          objects: objects.map(({ fields, place, isGarbage, toned }, i) => ({
            name: name(i),
            place,
            fields: fields.map(({ name: field, to, isLink }) =>
              isLink ? { name: field, to: name(to) } : { name: field, value: to },
            ),
            isGarbage,
            ...toned,
          })),
        },
        mentions: [
          ...roots.map((root) => root.name),
          ...objects.flatMap(({ fields, place }, i) => [name(i), place, ...fields.map((field) => field.name)]),
        ],
      };
    });

const table = (size: Size): fc.Arbitrary<Drawn> =>
  fc
    .record({
      columns: fc.array(word(size), { minLength: 1, maxLength: size === "small" ? 3 : 40 }),
      rows: many(
        fc.record({
          name: word(size),
          cells: fc.array(fc.record({ text: word(size), toned }), { maxLength: size === "small" ? 3 : 40 }),
          mark: fc.option(word(size), { nil: undefined }),
        }),
        size,
        1,
      ),
    })
    .map(({ columns, rows }) => ({
      picture: {
        kind: "table" as const,
        columns,
        rows: rows.map(({ name, cells, mark }) => ({
          name,
          cells: cells.slice(0, columns.length).map(({ text, toned }) => ({ text, ...toned })),
          ...(mark === undefined ? {} : { mark }),
        })),
      },
      mentions: rows.flatMap(({ name, cells, mark = "" }) => [
        name,
        mark,
        ...cells.slice(0, columns.length).map(({ text }) => text),
      ]),
    }));

const lanes = (size: Size): fc.Arbitrary<Drawn> =>
  fc
    .record({
      lanes: fc.array(word(size), { minLength: 1, maxLength: size === "small" ? 3 : 30 }),
      steps: many(fc.record({ lane: fc.nat(29), text: word(size), toned }), size),
    })
    .map(({ lanes, steps }) => ({
      picture: {
        kind: "lanes" as const,
        lanes,
        steps: steps.map(({ lane, text, toned }) => ({ lane: lane % lanes.length, text, ...toned })),
      },
      mentions: [...lanes, ...steps.map(({ text }) => text)],
    }));

const growth = (size: Size): fc.Arbitrary<Drawn> =>
  fc
    .record({
      unit: word(size),
      curves: fc.array(
        fc.record({
          name: word(size),
          costs: fc.array(fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })), { minLength: 1, maxLength: 4 }),
          toned,
        }),
        { minLength: 1, maxLength: 4 },
      ),
    })
    .map(({ unit, curves }) => ({
      picture: {
        kind: "growth" as const,
        unit,
        curves: curves.map(({ name, costs, toned }) => ({
          name,
          points: costs.map((cost, i) => ({ size: 1000 * 4 ** i, cost })),
          ...toned,
        })),
      },
      mentions: [unit, ...curves.map(({ name }) => name), "1,000"],
    }));

/** Pictures of each kind. */
export const arbitraries = { memory, chain, tree, words, graph, table, lanes, growth } satisfies Record<
  Picture["kind"],
  (size: Size) => fc.Arbitrary<Drawn>
>;
