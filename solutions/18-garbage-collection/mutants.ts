import type { Mutant } from "../mutant.js";

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  // ---- mark-sweep: marking ------------------------------------------------------------------------------------------
  {
    name: "follows-without-looking-at-the-mark",
    stage: "mark-sweep",
    file: "mark.ts",
    find: `if (object === 0 || memory[object]! & MARK) return;`,
    replace: `if (object === 0) return;`,
    why: "Trees drawn by hand have no circles: whoever does not look whether an object was found before goes round for ever.",
    told: "does not come to an end when it marks objects that lead to each other in a circle",
  },
  {
    name: "marks-by-recursion",
    stage: "mark-sweep",
    file: "mark.ts",
    find: `found.push(object);`,
    replace: `memory.subarray(object + 1, object + 1 + referencesIn(memory[object]!)).forEach(find);`,
    why: "It is the shortest way to write it, and it works for all heaps but those with a long list in them.",
    told: "runs out of stack when it marks a long list",
  },
  {
    name: "follows-the-first-reference-only",
    stage: "mark-sweep",
    file: "mark.ts",
    find: `const count = referencesIn(memory[object]!);`,
    replace: `const count = Math.min(1, referencesIn(memory[object]!));`,
    why: "Lists have one reference each, and with lists it was tried.",
    told: "does not follow each reference of an object when it marks",
  },
  {
    name: "misses-the-last-reference",
    stage: "mark-sweep",
    file: "mark.ts",
    find: `object + 1 + count)`,
    replace: `object + count)`,
    why: "Counts the header among the references, so that the last one is missed.",
    told: "does not follow each reference of an object when it marks",
  },
  {
    name: "takes-data-for-references",
    stage: "mark-sweep",
    file: "mark.ts",
    find: `const count = referencesIn(memory[object]!);`,
    replace: `const count = referencesIn(memory[object]!) + ((memory[object]! >>> 1) & 255);`,
    why: "Follows all words of an object: a number that looks like an address keeps garbage alive.",
    told: "takes a word of data for a reference when it marks",
  },
  {
    name: "skips-the-first-root",
    stage: "mark-sweep",
    file: "mark.ts",
    find: `roots.forEach(find);`,
    replace: `roots.slice(1).forEach(find);`,
    why: "Begins to count with 1, since word 0 of memory is never used, either.",
    told: "does not keep what root 0 leads to",
  },
  {
    name: "looks-at-seven-roots",
    stage: "mark-sweep",
    file: "mark.ts",
    find: `roots.forEach(find);`,
    replace: `roots.slice(0, 7).forEach(find);`,
    why: "Looks at as many roots as its own tests have.",
    told: "does not keep what the last of eight roots leads to",
  },
  {
    name: "stack-of-sixteen",
    stage: "mark-sweep",
    file: "mark.ts",
    find: `found.push(object);`,
    replace: `if (found.length < 16) found.push(object);`,
    why: "A stack of fixed length, as in C. What it has no room for has its mark, but nobody follows its references.",
    told: "does not follow the references of all objects when many were found that are still to be looked through",
  },
  {
    name: "marks-what-roots-lead-to-alone",
    stage: "mark-sweep",
    file: "mark.ts",
    find: `const count = referencesIn(memory[object]!);`,
    replace: `const count = 0;`,
    why: "What no root leads to is garbage, it was said: and forgets that references lead on.",
    told: "does not follow each reference of an object when it marks",
  },
  {
    name: "looks-at-the-references-of-roots-alone",
    stage: "mark-sweep",
    file: "mark.ts",
    find: `for (let object = found.pop(); object !== undefined; object = found.pop()) {`,
    replace: `for (const object of found.splice(0)) {`,
    why: "Goes through the list of what was found as it was at the beginning: what is found meanwhile is marked, and not looked through.",
    told: "marks only what roots lead to and what that leads to, and goes no further",
  },
  // ---- mark-sweep: sweeping -----------------------------------------------------------------------------------------
  {
    name: "sweep-leaves-the-marks",
    stage: "mark-sweep",
    file: "sweep.ts",
    find: `memory[at] = word - MARK;`,
    replace: ``,
    why: "The first collection is right. In the second one all of it looks as if it was reachable.",
    told: "leaves marks set after a collection of MarkSweepHeap",
  },
  {
    name: "sweep-does-not-merge",
    stage: "mark-sweep",
    file: "sweep.ts",
    find: `if (run === 0) {`,
    replace: `if (run !== at) {`,
    why: "Makes a run of each object that is garbage, so that there is soon no room for a larger one.",
    told: "leaves free runs side by side after a collection of MarkSweepHeap, where they are one",
  },
  {
    name: "sweep-merges-garbage-alone",
    stage: "mark-sweep",
    file: "sweep.ts",
    find: `    size = wordsIn(word);
`,
    replace: `    size = wordsIn(word);
    if (word < 0) {
      run = 0;
      continue;
    }
`,
    why: "What is free already is passed over: a run behind garbage is not joined with it.",
    told: "leaves free runs side by side after a collection of MarkSweepHeap, where they are one",
  },
  {
    name: "sweep-merges-across-objects",
    stage: "mark-sweep",
    file: "sweep.ts",
    find: `      used += size;
      run = 0;
`,
    replace: `      used += size;
`,
    why: "Forgets that a run ends where an object is left: all garbage behind it is counted to the first run.",
    told: "counts garbage behind an object that is kept to the free run before it",
  },
  {
    name: "sweep-takes-a-run-for-marked",
    stage: "mark-sweep",
    file: "sweep.ts",
    find: `if (word > 0 && word & MARK) {`,
    replace: `if (word & MARK) {`,
    why: "A free run begins with a negative number, and the lowest bit of an odd one is set.",
    told: "takes a free run of an odd number of words for an object with a mark",
  },
  {
    name: "steps-over-a-run-by-one",
    stage: "mark-sweep",
    file: "sweep.ts",
    find: `(word < 0 ? -word : sizeOf(word))`,
    replace: `(word < 0 ? 1 : sizeOf(word))`,
    why: "Takes each word of a run for a run, though only the first of them says that it is free.",
    told: "looks into free runs word by word, where only the first word of a run says something",
  },
  {
    name: "objects-have-a-field",
    stage: "mark-sweep",
    file: "sweep.ts",
    find: `(word < 0 ? -word : sizeOf(word))`,
    replace: `(word < 0 ? -word : Math.max(2, sizeOf(word)))`,
    why: "What would an object without fields be good for? So each has two words at least, it seems.",
    told: "does not get along with objects without fields in MarkSweepHeap",
  },
  {
    name: "collect-counts-no-headers",
    stage: "mark-sweep",
    file: "sweep.ts",
    find: `used += size;`,
    replace: `used += size - 1;`,
    why: "Counts the fields alone, and a header is a word in use, too.",
    told: "counts fewer words in use than there are after a collection of MarkSweepHeap",
  },
  {
    name: "collect-counts-what-is-free",
    stage: "mark-sweep",
    file: "sweep.ts",
    find: `return used;`,
    replace: `return end - first - used;`,
    why: "Tells how much there is room for, which is the other half of the truth.",
    told: "returns another number from collect of MarkSweepHeap than the words in use",
  },
  // ---- mark-sweep: placing ------------------------------------------------------------------------------------------
  {
    name: "a-rest-of-one-word-is-forgotten",
    stage: "mark-sweep",
    file: "sweep.ts",
    find: `if (room > size) memory`,
    replace: `if (room > size + 1) memory`,
    why: "In a list with headers a rest may be too small to be a block. Here a single word is a run.",
    told: "makes no free run of a rest of one word",
  },
  {
    name: "the-rest-is-forgotten",
    stage: "mark-sweep",
    file: "sweep.ts",
    find: `    if (room > size) memory[at + size] = size - room;
`,
    replace: ``,
    why: "Gives the front, and does not say what is left of the run.",
    told: "makes no free run of what is left when an object is cut off a run",
  },
  {
    name: "no-exact-fit",
    stage: "mark-sweep",
    file: "sweep.ts",
    find: `if (room < size) continue;`,
    replace: `if (room <= size) continue;`,
    why: "Wants something to be left of the run.",
    told: "does not take a free run that is exactly as large as an object",
  },
  {
    name: "gives-the-end-of-a-run",
    stage: "mark-sweep",
    file: "sweep.ts",
    find: `    if (room > size) memory[at + size] = size - room;
    return at;`,
    replace: `    memory[at] = size - room;
    return at + room - size;`,
    why: "It saves writing a new header for the rest, but the front is what is asked for.",
    told: "cuts objects off the end of a free run, where the front is due",
  },
  {
    name: "does-not-collect-for-what-never-fits",
    stage: "mark-sweep",
    file: "garbage-collection.ts",
    find: `  collect(): number {
    mark(this);
    return sweep(this);
  }

  protected take(size: number): number {
    return place(this, size);`,
    replace: `  private canFit = true;

  collect(): number {
    if (!this.canFit) return 0;
    mark(this);
    return sweep(this);
  }

  override allocate(references: number, data: number): number {
    this.canFit = 1 + references + data < this.memory.length;
    try {
      return super.allocate(references, data);
    } finally {
      this.canFit = true;
    }
  }

  protected take(size: number): number {
    return place(this, size);`,
    why: "Refuses at once what is larger than all of memory, as no collection helps.",
    told: "does not collect garbage for an object that is larger than all of memory",
  },
  // ---- mark-compact -------------------------------------------------------------------------------------------------
  {
    name: "roots-do-not-follow",
    stage: "mark-compact",
    file: "slide.ts",
    find: `  roots.forEach((object, i) => (roots[i] = moved.get(object)!));
`,
    replace: ``,
    why: "Thinks of the references in memory, and not of those outside of it.",
    told: "leaves roots of MarkCompactHeap where objects lay before they moved",
  },
  {
    name: "one-root-of-each-object-follows",
    stage: "mark-compact",
    file: "slide.ts",
    find: `  roots.forEach((object, i) => (roots[i] = moved.get(object)!));
`,
    replace: `  const old = [...roots];
  for (const [from, to] of moved) if (old.includes(from)) roots[old.indexOf(from)] = to;
`,
    why: "Looks for the root that leads to an object, finds one, and stops looking.",
    told: "moves only one of several roots of MarkCompactHeap along that lead to the same object",
  },
  {
    name: "references-do-not-follow",
    stage: "mark-compact",
    file: "slide.ts",
    find: `const last = object + referencesIn(memory[object]!);`,
    replace: `const last = object;`,
    why: "Moves objects and roots, and forgets that objects lead to each other.",
    told: "leaves references of MarkCompactHeap where objects lay before they moved",
  },
  {
    name: "references-of-objects-that-stay-do-not-follow",
    stage: "mark-compact",
    file: "slide.ts",
    find: `    const last = object + referencesIn(memory[object]!);
`,
    replace: `    if (moved.get(object) === object) continue;
    const last = object + referencesIn(memory[object]!);
`,
    why: "What does not move needs no attention, it seems: but what it leads to may move.",
    told: "leaves references of MarkCompactHeap as they were in objects that do not move",
  },
  {
    name: "references-before-all-addresses-are-known",
    stage: "mark-compact",
    file: "slide.ts",
    find: `    moved.set(object, end);
    end += sizeOf(memory[object]!);
  }
  roots.forEach((object, i) => (roots[i] = moved.get(object)!));
  for (const object of kept) {
    const last = object + referencesIn(memory[object]!);
    for (let at = object + 1; at <= last; at++) memory[at] = moved.get(memory[at]!)!;
  }
`,
    replace: `    moved.set(object, end);
    end += sizeOf(memory[object]!);
    const last = object + referencesIn(memory[object]!);
    for (let at = object + 1; at <= last; at++) memory[at] = moved.get(memory[at]!) ?? memory[at]!;
  }
  roots.forEach((object, i) => (roots[i] = moved.get(object)!));
`,
    why: "One walk in place of two: references to objects further up lead to where those lay before.",
    told: "does not have references of MarkCompactHeap follow that lead to objects further up",
  },
  {
    name: "words-moved-before-references-are-read",
    stage: "mark-compact",
    file: "slide.ts",
    find: `  for (const object of kept) {
    const last = object + referencesIn(memory[object]!);
    for (let at = object + 1; at <= last; at++) memory[at] = moved.get(memory[at]!)!;
  }
  for (const object of kept) {
    const header = memory[object]! - MARK;
    const to = moved.get(object)!;
    memory.copyWithin(to, object, object + sizeOf(header));
    memory[to] = header;
  }
`,
    replace: `  for (const object of kept) {
    const header = memory[object]! - MARK;
    const to = moved.get(object)!;
    memory.copyWithin(to, object, object + sizeOf(header));
    memory[to] = header;
  }
  for (const object of kept) {
    const last = object + referencesIn(memory[object]!);
    for (let at = object + 1; at <= last; at++) memory[at] = moved.get(memory[at]!) ?? memory[at]!;
  }
`,
    why: "Moves first, and then looks for the references where the objects lay before.",
    told: "leaves references of MarkCompactHeap where objects lay before they moved",
  },
  {
    name: "in-the-order-in-which-they-are-found",
    stage: "mark-compact",
    file: "slide.ts",
    find: `const kept = markedIn(heap);`,
    replace: `const kept: number[] = [];
  const find = (object: number): void => {
    if (object !== 0 && !kept.includes(object)) kept.push(object);
  };
  roots.forEach(find);
  for (const object of kept) memory.subarray(object + 1, object + 1 + referencesIn(memory[object]!)).forEach(find);`,
    why: "Goes from the roots on, as copying does: then the first may be written over one that is still to be moved.",
    told: "puts the objects of MarkCompactHeap into another order than that in which they lay",
  },
  {
    name: "null-moves-along",
    stage: "mark-compact",
    file: "slide.ts",
    find: `new Map([[0, 0]])`,
    replace: `new Map([[0, heap.first]])`,
    why: "0 is taken for a place like any other, and places move.",
    told: "has null of MarkCompactHeap lead to an object after a collection",
  },
  {
    name: "no-roots-no-collection",
    stage: "mark-compact",
    file: "slide.ts",
    find: `  heap.end = end;
`,
    replace: `  if (roots.length > 0) heap.end = end;
`,
    why: "Where there are no roots there is nothing to be done, it seems: but then all is garbage.",
    told: "does not collect in a MarkCompactHeap without roots",
  },
  {
    name: "data-without-a-sign",
    stage: "mark-compact",
    file: "garbage-collection.ts",
    find: `    slide(this);
    return this.end - this.first;
  }
`,
    replace: `    slide(this);
    return this.end - this.first;
  }

  override getData(object: number, i: number): number {
    return super.getData(object, i) >>> 0;
  }
`,
    why: "Memory is a Uint32Array, and nobody asks for a number below 0.",
    told: "takes data below 0 for large numbers in MarkCompactHeap",
  },
  {
    name: "slide-leaves-the-marks",
    stage: "mark-compact",
    file: "slide.ts",
    find: `const header = memory[object]! - MARK;`,
    replace: `const header = memory[object]!;`,
    why: "The first collection is right. In the second one all of it looks as if it was reachable.",
    told: "leaves marks set after a collection of MarkCompactHeap",
  },
  {
    name: "the-last-word-stays-behind",
    stage: "mark-compact",
    file: "slide.ts",
    find: `object + sizeOf(header));`,
    replace: `object + sizeOf(header) - 1);`,
    why: "Counts the fields and forgets the header, so that the last field is not moved.",
    told: "does not move all words of an object along in MarkCompactHeap",
  },
  {
    name: "words-moved-from-the-last-one-on",
    stage: "mark-compact",
    file: "slide.ts",
    find: `memory.copyWithin(to, object, object + sizeOf(header));`,
    replace: `for (let word = sizeOf(header) - 1; word >= 0; word--) memory[to + word] = memory[object + word]!;`,
    why: "Where an object moves by less than its size, its last words are written over before they are read.",
    told: "writes over words of an object that are still to be moved when it moves by less than its size",
  },
  {
    name: "the-end-stays",
    stage: "mark-compact",
    file: "slide.ts",
    find: `  heap.end = end;
`,
    replace: ``,
    why: "Makes room, and tells nobody.",
    told: "does not put new objects right behind those that MarkCompactHeap has left",
  },
  // ---- copying ------------------------------------------------------------------------------------------------------
  {
    name: "copies-what-is-shared-twice",
    stage: "copying",
    file: "copy.ts",
    find: `    // No header is negative, so that is where the copy is.
    if (header < 0) return -header;
    const size = sizeOf(header);
    memory.copyWithin(free, object, object + size);
    memory[object] = -free;
    free += size;
    return -memory[object]!;
`,
    replace: `    const size = sizeOf(header);
    memory.copyWithin(free, object, object + size);
    free += size;
    return free - size;
`,
    why: "Leaves nothing behind that says where the copy is: what two references lead to are two objects then, and a circle has no end.",
    told: "makes a second copy of an object to which more than one reference or root leads",
  },
  {
    name: "size-read-after-it-was-written-over",
    stage: "copying",
    file: "copy.ts",
    find: `    memory[object] = -free;
    free += size;
`,
    replace: `    memory[object] = -free;
    free += sizeOf(memory[object]!);
`,
    why: "Where the copy is stands in the header now, and the size does not any more.",
    told: "does not put copies side by side in the other half",
  },
  {
    name: "looks-through-nothing",
    stage: "copying",
    file: "copy.ts",
    find: `for (let scan = first; scan < free;`,
    replace: `for (let scan = free; scan < free;`,
    why: "Begins to look through the copies where they end.",
    told: "copies what roots lead to, and leaves the references of the copies as they are",
  },
  {
    name: "depth-first",
    stage: "copying",
    file: "copy.ts",
    find: `    free += size;
    return -memory[object]!;
  };
  roots.forEach((object, i) => (roots[i] = copied(object)));
  for (let scan = first; scan < free; scan += sizeOf(memory[scan]!)) {
    const last = scan + referencesIn(memory[scan]!);
    for (let at = scan + 1; at <= last; at++) memory[at] = copied(memory[at]!);
  }
`,
    replace: `    const to = free;
    free += size;
    for (let at = to + 1; at <= to + referencesIn(header); at++) memory[at] = copied(memory[at]!);
    return to;
  };
  roots.forEach((object, i) => (roots[i] = copied(object)));
`,
    why: "Copies what an object leads to at once, by recursion: another order, and a long list is too deep for it.",
    told: "copies in another order than breadth first",
  },
  {
    name: "copies-the-last-root-first",
    stage: "copying",
    file: "copy.ts",
    find: `  roots.forEach((object, i) => (roots[i] = copied(object)));
`,
    replace: `  for (let i = roots.length - 1; i >= 0; i--) roots[i] = copied(roots[i]!);
`,
    why: "Works from the end, as with a stack.",
    told: "copies what the roots of CopyingHeap lead to in another order than theirs",
  },
  {
    name: "one-reference-of-each-copy",
    stage: "copying",
    file: "copy.ts",
    find: `const last = scan + referencesIn(memory[scan]!);`,
    replace: `const last = scan + Math.min(1, referencesIn(memory[scan]!));`,
    why: "Lists have one reference each, and with lists it was tried.",
    told: "does not follow each reference of a copy",
  },
  {
    name: "copies-follow-data",
    stage: "copying",
    file: "copy.ts",
    find: `const last = scan + referencesIn(memory[scan]!);`,
    replace: `const last = scan + sizeOf(memory[scan]!) - 1;`,
    why: "Takes all words of a copy for references: a number becomes another one.",
    told: "takes data for references in CopyingHeap",
  },
  {
    name: "halves-stay-when-nothing-is-left",
    stage: "copying",
    file: "copy.ts",
    find: `  heap.first = first;
`,
    replace: `  if (free === first) free = heap.first;
  else heap.first = first;
`,
    why: "Nothing to copy, nothing to do. But the contract says that every collection changes halves.",
    told: "does not change halves when nothing is left",
  },
  {
    name: "always-copies-into-the-second-half",
    stage: "copying",
    file: "copy.ts",
    find: `const first = heap.first === 1 ? 1 + half : 1;`,
    replace: `const first = 1 + half;`,
    why: "The second collection copies the half onto itself.",
    told: "copies into the second half of memory at each collection, where the halves change",
  },
  {
    name: "null-is-copied",
    stage: "copying",
    file: "copy.ts",
    find: `    if (object === 0) return 0;
`,
    replace: ``,
    why: "Word 0 is taken for an object without fields.",
    told: "has null of CopyingHeap lead to an object after a collection",
  },
  {
    name: "copies-begin-behind-the-last-ones",
    stage: "copying",
    file: "copy.ts",
    find: `  heap.end = free;
`,
    replace: ``,
    why: "Changes halves, and goes on to count where the other one ended.",
    told: "does not put new objects right behind those that CopyingHeap has copied",
  },
  {
    name: "fields-are-not-cleared",
    stage: "copying",
    file: "garbage-collection.ts",
    find: `    return takeAtEnd(this, size, this.first + this.half);
  }
`,
    replace: `    return takeAtEnd(this, size, this.first + this.half);
  }

  override allocate(references: number, data: number): number {
    const end = this.end + 1 + references + data;
    const words = end <= this.first + this.half ? this.memory.slice(this.end + 1, end) : new Int32Array();
    const object = super.allocate(references, data);
    this.memory.set(words, object + 1);
    return object;
  }
`,
    why: "Memory is 0 at first. Only after a collection is there something where a new object comes to lie.",
    told: "makes objects in CopyingHeap whose fields are not 0",
  },
  {
    name: "a-word-of-each-half-is-never-used",
    stage: "copying",
    file: "garbage-collection.ts",
    find: `takeAtEnd(this, size, this.first + this.half);`,
    replace: `takeAtEnd(this, size, this.first + this.half - 1);`,
    why: "Off by one: collects although there is room, and finds none in the end where there is just enough.",
    told: "does not use each word of a half in CopyingHeap",
  },
  {
    name: "clears-the-old-half",
    stage: "copying",
    file: "copy.ts",
    find: `  heap.first = first;
`,
    replace: `  memory.fill(0, heap.first, heap.end);
  heap.first = first;
`,
    why: "Tidies up behind it. That touches every word of garbage, which is just what copying need not do.",
    told: "does work at each collection of CopyingHeap for garbage, too, where only what is left should cost something",
  },
  {
    name: "walks-through-the-old-half",
    stage: "copying",
    file: "copy.ts",
    find: `  heap.first = first;
`,
    replace: `  let garbage = 0;
  for (let at = heap.first; at < heap.end;) {
    const header = memory[at]!;
    const size = sizeOf(header < 0 ? memory[-header]! : header);
    if (header >= 0) garbage += size;
    at += size;
  }
  heap.first = first;
`,
    why: "Counts what was garbage, for the log.",
    told: "does work at each collection of CopyingHeap for garbage, too, where only what is left should cost something",
  },
  {
    name: "half-of-the-heap-that-was-asked-for-last",
    stage: "copying",
    file: "garbage-collection.ts",
    find: `  private readonly half: number;
`,
    replace: `  private get half(): number {
    return (CopyingHeap as any).lastHalf;
  }

  private set half(half: number) {
    (CopyingHeap as any).lastHalf = half;
  }
`,
    why: "Keeps the size of a half once for all heaps. As long as there is one, it is the same.",
    told: "takes the half of another heap that was made later, or refused",
  },
];
