// @ts-check
/**
 * The half of the kit that stands next to the student's code: it calls methods, walks lists and puts what it finds into
 * numbers and short texts, so that nothing of the student's ever has to leave. The sandbox runs it inside its virtual
 * machine, the native host in Node. It is JavaScript, because it is handed to the virtual machine as it stands.
 *
 * It takes what it needs of the built-ins before the student's code runs, and from then on uses nothing that a patched
 * prototype could change: property reads of the student's own objects, `typeof`, comparisons, and its own typed array. There
 * are no template literals in it, either: QuickJS makes them by calling `concat`.
 */
import { BIGINT, FALSE, NULL, NUMBER, OTHER, OUT_OF_MEMORY, SMALL, STRING, TRUE, UNDEFINED } from "./guest-answers.js";
import { createDescribe } from "./guest-describe.js";
import { createMissing } from "./guest-missing.js";
import { createPlayer } from "./guest-play.js";
import { SEPARATOR, createThrown } from "./guest-thrown.js";
import { called, isEnd, isNode, made } from "./guest-touch.js";

/** Whole numbers that are told in one go are smaller. */
const MAX_SMALL = 2 ** 30;

/** Letters of a text that was returned: as it is compared, a right one must not be cut. */
const MAX_TEXT = 2 ** 15;

/** Nodes that are read at most; the contract of the assignments stays far below. */
const MAX_NODES = 1026;
/** Wrong links that are told of at most. */
const MAX_LINKS = 24;

/** Instead of the number of an instance: the threads. Kept in step with `guest-subject.ts`. */
const THREADS = -2;

/** What a `prev` leads to; kept in step with `guest-subject.ts`. */
const TO_END = 0;
const TO_NODE = 1;
const TO_OTHER = 2;

/**
 * Instances that are kept, the newest ones, so that the many which a property makes do not fill the memory of the sandbox.
 * Kept in step with `guest-subject.ts`.
 */
const MAX_INSTANCES = 64;

/**
 * What runs beside the student's code in another realm, as the guest uses it.
 *
 * @typedef {object} Beside
 * @property {(target: unknown, name: string) => boolean} answer calls a function there by its name; whether it is there
 * @property {(name: string) => boolean} answerThreads the same of one that is given the threads
 * @property {() => boolean} isFull whether memory has given out in a thread
 * @property {(error: unknown) => string | null} thrownText what a thread has thrown, in words, where that is what was thrown
 * @property {(error: unknown) => boolean} isError whether something is an error of that realm's classes
 * @property {(error: unknown) => boolean} isByEngine whether an exception was not raised by a `throw` in that realm
 */

/**
 * @param {(error: unknown) => boolean} isByEngineHere whether an exception was raised by the engine, not by a `throw` in this realm
 * @param {ArrayBuffer} window memory that the host writes scripts into and reads differences from
 * @param {Beside} beside
 */
export function createGuest(isByEngineHere, window, beside) {
  const { clip, describe } = createDescribe();
  const isArray = Array.isArray;
  const keys = Object.keys;
  const toText = String;

  /** Start and size of each node in turn. A typed array asks no prototype when an element is set. */
  const nodes = new Float64Array(2 * MAX_NODES);
  let nodeCount = 0;
  let number = 0;
  // Without a prototype, so that no setter for an index, planted in one, sees what is stored.
  const instances = Object.create(null);
  let instanceCount = 0;
  /** What the last step of a path has led to. @type {any} */
  let reached;
  let text = "";
  let linkProblem = "";
  /** What a walk ended at that is no node of a list, as pictures show it. */
  let chainEnd = "";
  /** The same for each wrong link that leads to no node, with a separator after each. */
  let linkEnds = "";
  /** Four numbers for each wrong link: its node's place, what it leads to, and start and size of that. */
  const links = new Float64Array(4 * MAX_LINKS);
  let linkCount = 0;
  /** @type {any} */
  let loaded;

  /** @param {unknown} error */
  const isByEngine = (error) => isByEngineHere(error) && beside.isByEngine(error);

  const thrown = createThrown(isByEngine, beside.isError);
  const { note: noteThrown, isOutOfMemory } = thrown;
  const missing = createMissing(isByEngine, thrown);

  /** Whether it can be told in one go; −0 cannot. @param {number} value */
  const isSmall = (value) => value % 1 === 0 && (value > 0 || (value === 0 && 1 / value > 0)) && value < MAX_SMALL;

  /** @param {any} value */
  function noteValue(value) {
    switch (typeof value) {
      case "number":
        number = value;
        return isSmall(value) ? SMALL + value : NUMBER;
      case "undefined":
        return UNDEFINED;
      case "boolean":
        return value ? TRUE : FALSE;
      case "string":
        text = clip(value, MAX_TEXT);
        return STRING;
      case "bigint":
        text = clip(toText(value));
        return BIGINT;
      default:
        if (value === null) return NULL;
        text = describe(value);
        return OTHER;
    }
  }

  /** @param {any} node @param {string} key @param {number} index */
  function numberOf(node, key, index) {
    const value = node[key];
    // The remainder of an infinity and of no number is no number. An operator is a third of the price of a call.
    if (typeof value === "number" && value % 1 === 0) return value;
    text = "`" + key + "` of node " + index + " is " + describe(value) + ", not a whole number";
    return NaN;
  }

  /** A value as it is drawn inside of a node. @param {any} value */
  function brief(value) {
    if (typeof value === "string") return '"' + clip(value, 12) + '"';
    return typeof value === "number" ? toText(value) : clip(describe(value), 16);
  }

  /** What a pointer leads to, as it is drawn: a node with whatever it holds, or in words. @param {any} value @param {string} start @param {string} size */
  function drawn(value, start, size) {
    if (!isNode(value) || isArray(value)) return clip(describe(value), 40);
    const first = value[start];
    const units = value[size];
    if (first === undefined && units === undefined) return describe(value) + " without " + start + " and " + size;
    return "[" + brief(first) + "|" + brief(units) + "]";
  }

  /** What is looked at: an instance, or, below 0, what the last step has led to. @param {number} id */
  const lookedAt = (id) => (id < 0 ? reached : instances[id % MAX_INSTANCES]);

  /**
   * Follows `next` from the head and notes start and size of each node. `text` says what was wrong with the node after
   * the last one noted, or is empty. Nodes are told apart by start and size, never by identity, because accessors may
   * make them afresh at each read. Answers what there is to be read, as a small number: 1 for `text`, 2 for `linkProblem`,
   * 4 for nodes; or that reading threw.
   *
   * @param {number} id @param {string} head @param {string} next @param {string} prev empty where it is not looked at
   * @param {string} start @param {string} size @param {number} bound @param {string} name of the head, for messages
   */
  function walk(id, head, next, prev, start, size, bound, name) {
    text = "";
    linkProblem = "";
    chainEnd = "";
    linkEnds = "";
    linkCount = 0;
    const limit = bound < MAX_NODES ? bound : MAX_NODES;
    nodeCount = 0;
    try {
      let node = lookedAt(id)[head];
      let last = null;
      // When each `prev` is the very node before, going back from the last one cannot lead anywhere else.
      let isLinked = true;
      while (!isEnd(node)) {
        if (!isNode(node)) {
          text =
            nodeCount === 0
              ? "`" + name + "` is " + describe(node) + ", not a node"
              : "`" + next + "` of node " + nodeCount + " is " + describe(node) + ", not a node";
          chainEnd = drawn(node, start, size);
          return found();
        }
        if (nodeCount === limit) {
          text = "the list goes on after " + limit + " nodes, more than there can be";
          chainEnd = "more nodes";
          return found();
        }
        const first = numberOf(node, start, nodeCount + 1);
        const units = first === first ? numberOf(node, size, nodeCount + 1) : NaN;
        if (units !== units) {
          chainEnd = drawn(node, start, size);
          return found();
        }
        nodes[2 * nodeCount] = first;
        nodes[2 * nodeCount + 1] = units;
        const before = prev === "" ? last : node[prev];
        if (nodeCount === 0 ? !isEnd(before) : before !== last) {
          isLinked = false;
          if (linkProblem === "") checkPrevious(before, nodeCount, prev, start, size);
          else if (linkCount < MAX_LINKS) checkFurther(before, nodeCount, start, size);
        }
        nodeCount += 1;
        last = node;
        node = node[next];
      }
      if (!isLinked && linkProblem === "") walkBack(last, nodeCount, prev, start, size);
    } catch (error) {
      const code = noteThrown(error);
      chainEnd = "a node that cannot be read";
      text = "reading node " + (nodeCount + 1) + " threw " + thrown.words();
      return code;
    }
    return found();
  }

  const found = () => SMALL + (text === "" ? 0 : 1) + (linkProblem === "" ? 0 : 2) + (nodeCount === 0 ? 0 : 4);

  /** @param {any} before @param {number} index @param {string} prev @param {string} start @param {string} size */
  function checkPrevious(before, index, prev, start, size) {
    if (index === 0) {
      noteLink(before, index, start, size);
      linkProblem = "`" + prev + "` of the first node is " + describeNode(before, start, size) + "; it has to be null";
      return;
    }
    const from = nodes[2 * index - 2];
    const units = nodes[2 * index - 1];
    if (!isNode(before) || before[start] !== from || before[size] !== units) {
      noteLink(before, index, start, size);
      linkProblem =
        "`" +
        prev +
        "` of node " +
        (index + 1) +
        " (start " +
        nodes[2 * index] +
        ") is " +
        describeNode(before, start, size) +
        "; it has to be node " +
        index +
        " (start " +
        from +
        ", size " +
        units +
        ")";
    }
  }

  /**
   * Once one link is wrong, the others are only for the picture: what reading them throws is of no interest.
   *
   * @param {any} before @param {number} index @param {string} start @param {string} size
   */
  function checkFurther(before, index, start, size) {
    try {
      const isRight =
        index > 0 && isNode(before) && before[start] === nodes[2 * index - 2] && before[size] === nodes[2 * index - 1];
      if (!isRight) noteLink(before, index, start, size);
    } catch {
      // It is left out of the picture.
    }
  }

  /** @param {any} target @param {number} index @param {string} start @param {string} size */
  function noteLink(target, index, start, size) {
    let leads = isEnd(target) ? TO_END : TO_OTHER;
    let first = 0;
    let units = 0;
    if (isNode(target)) {
      first = target[start];
      units = target[size];
      if (isWhole(first) && isWhole(units)) leads = TO_NODE;
    }
    links[4 * linkCount] = index;
    links[4 * linkCount + 1] = leads;
    links[4 * linkCount + 2] = leads === TO_NODE ? first : 0;
    links[4 * linkCount + 3] = leads === TO_NODE ? units : 0;
    if (leads === TO_OTHER) linkEnds += drawn(target, start, size) + SEPARATOR;
    linkCount += 1;
  }

  /** @param {any} value */
  const isWhole = (value) => typeof value === "number" && value % 1 === 0;

  /** @param {any} last @param {number} count @param {string} prev @param {string} start @param {string} size */
  function walkBack(last, count, prev, start, size) {
    let node = last;
    for (let index = count - 1; index >= 0; index--) {
      if (!isNode(node) || node[start] !== nodes[2 * index] || node[size] !== nodes[2 * index + 1]) {
        noteLink(node, index + 1, start, size);
        linkProblem =
          "going back from the last node by `" +
          prev +
          "`, node " +
          (index + 1) +
          " should be start " +
          nodes[2 * index] +
          ", size " +
          nodes[2 * index + 1] +
          ", but is " +
          describeNode(node, start, size);
        return;
      }
      node = node[prev];
    }
    if (isEnd(node)) return;
    noteLink(node, 0, start, size);
    linkProblem = "going back from the last node by `" + prev + "`, there is one node too many";
  }

  /** @param {any} node @param {string} start @param {string} size */
  function describeNode(node, start, size) {
    if (!isNode(node)) return describe(node);
    const first = node[start];
    const units = node[size];
    if (first === undefined && units === undefined) return describe(node);
    return "the node with start " + brief(first) + ", size " + brief(units);
  }

  /** The nodes as text, `start,size,start,size`, since text crosses a border in one go. */
  function nodesText() {
    let all = "";
    for (let i = 0; i < 2 * nodeCount; i++) all += (i === 0 ? "" : ",") + nodes[i];
    return all;
  }

  /** The wrong links as text, four numbers each, and after a separator what those that lead to no node lead to. */
  function linksText() {
    let all = "";
    for (let i = 0; i < 4 * linkCount; i++) all += (i === 0 ? "" : ",") + links[i];
    return all + SEPARATOR + linkEnds;
  }

  /** What a module exports by a name of its own. @param {object} exported */
  function namesOf(exported) {
    const names = keys(exported);
    let all = "";
    for (let i = 0; i < names.length; i++) {
      if (names[i] !== "default") all += (all === "" ? "" : ",") + names[i];
    }
    return clip(all);
  }

  const player = createPlayer(window, () => loaded, isByEngine, isOutOfMemory);

  const guest = {
    number: () => number,
    // Each text has a mark in front, because a text that could not be copied for want of memory arrives as an empty one.
    text: () => "=" + text,
    chainEnd: () => "=" + chainEnd,
    nodesText: () => "=" + nodesText(),
    thrown: () => "=" + thrown.text(),
    linkProblem: () => "=" + linkProblem,
    linksText: () => "=" + linksText(),

    /**
     * Runs the submission's script. What it exports under the first of those names is then `loaded()`; `number` has a bit for each
     * name, in their order, under which there is a class; and `text` has the names of all that it exports, should one be missing.
     *
     * @param {() => any} script @param {string[]} names
     */
    load(script, ...names) {
      try {
        const exported = script();
        loaded = undefined;
        number = 0;
        for (let at = 0; at < names.length; at++) {
          const found = exported[names[at] ?? ""];
          if (typeof found !== "function") continue;
          if (at === 0) loaded = found;
          number += 2 ** at;
        }
        if (number !== 2 ** names.length - 1) text = namesOf(exported);
        return NUMBER;
      } catch (error) {
        return noteThrown(error);
      }
    },
    loaded: () => loaded,
    /** Examines an exception that was not thrown in a call of the guest. @param {unknown} error */
    examine: noteThrown,

    /**
     * `new Class(…)`: the new instance's id is left in `number`.
     *
     * @param {any} Class @param {any} first @param {any} second @param {any} third
     */
    construct(Class, first, second, third) {
      try {
        const instance = made(Class, arguments.length - 1, first, second, third);
        instances[instanceCount % MAX_INSTANCES] = instance;
        number = instanceCount++;
        return NUMBER;
      } catch (error) {
        return noteThrown(error);
      }
    },

    /** @param {number} id @param {string} method @param {any} first @param {any} second @param {any} third */
    call(id, method, first, second, third) {
      const instance = instances[id % MAX_INSTANCES];
      try {
        return noteValue(called(instance, method, arguments.length - 2, first, second, third));
      } catch (error) {
        return missing.noteOfCall(instance, method, error);
      }
    },

    /** @param {number} id @param {string} property */
    read(id, property) {
      try {
        return noteValue(lookedAt(id)[property]);
      } catch (error) {
        return noteThrown(error);
      }
    },

    /** One step of a path, to go on from by the id −1. @param {number} id @param {string | number} key */
    step(id, key) {
      try {
        reached = lookedAt(id)[key];
        return SMALL;
      } catch (error) {
        return noteThrown(error);
      }
    },

    walk,

    /**
     * Has code beside the submission look at an instance, or, without one, at the class, or have threads take steps.
     *
     * @param {number} id of the instance; below 0 for the class, or the threads @param {string} name of the function
     */
    ask(id, name) {
      try {
        const isThere =
          id === THREADS
            ? beside.answerThreads(name)
            : beside.answer(id < 0 ? loaded : instances[id % MAX_INSTANCES], name);
        if (beside.isFull()) return OUT_OF_MEMORY;
        return isThere ? NUMBER : UNDEFINED;
      } catch (error) {
        if (beside.isFull()) return OUT_OF_MEMORY;
        const text = beside.thrownText(error);
        return text === null ? noteThrown(error) : thrown.noteText(text);
      }
    },

    ...player.functions,
  };

  // The functions that the student's code may be called from. All have one name, and the sandbox hides them and all below them
  // from stacks: an allocator that is only right while it is looked at is none.
  const frames = [
    ...Object.values(guest),
    ...[called, made, ...player.frames],
    ...thrown.frames,
    ...missing.frames,
    describe,
    ...[lookedAt, numberOf, drawn, checkPrevious, checkFurther, noteLink, walkBack, describeNode],
  ];
  for (const each of frames) Object.defineProperty(each, "name", { value: "guest" });
  return { ...guest, frames };
}
