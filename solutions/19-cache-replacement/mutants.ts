import type { Mutant } from "../mutant.js";

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  // ---- fifo: the order in which keys came in ------------------------------------------------------------------------
  {
    name: "fifo-hit-moves-the-key",
    stage: "fifo",
    file: "fifo.ts",
    find: `if (this.keys.has(key)) return true;`,
    replace: `if (this.keys.delete(key)) return !!this.keys.add(key);`,
    why: "Makes LRU of it: whoever is used goes to the end of the queue.",
    told: "counts a hit in FifoCache, so that the key goes later, where only coming in counts",
  },
  {
    name: "fifo-makes-room-before-it-looks",
    stage: "fifo",
    file: "fifo.ts",
    find: `    if (this.keys.has(key)) return true;
    if (this.keys.size === this.capacity) this.evict();
`,
    replace: `    if (this.keys.size === this.capacity) this.evict();
    if (this.keys.has(key)) return true;
`,
    why: "Sends somebody away before it looks whether the key is there: a hit costs a key, and that may be the one that was asked for.",
    told: "sends a key away on a hit in a full FifoCache, where a hit sends none away",
  },
  {
    name: "fifo-key-0-is-nobody",
    stage: "fifo",
    file: "fifo.ts",
    find: `    return this.evicted;`,
    replace: `    return this.evicted || null;`,
    why: "Asks whether there is a key, and 0 is a key that is false.",
    told: "returns null from lastEvicted of FifoCache when it was key 0 that went",
  },
  {
    name: "fifo-newest-goes",
    stage: "fifo",
    file: "fifo.ts",
    find: `const [oldest] = this.keys;`,
    replace: `const oldest = [...this.keys].pop();`,
    why: "A stack in place of a queue: whoever came in last goes.",
    told: "sends away the key that came into FifoCache last, where the one in longest is due",
  },
  {
    name: "fifo-remembers-who-went",
    stage: "fifo",
    file: "fifo.ts",
    find: `    this.evicted = null;
`,
    replace: ``,
    why: "Nobody resets it: after a hit it still tells who went before that.",
    told: "returns an earlier key from lastEvicted of FifoCache when nobody went at the last access",
  },
  {
    name: "fifo-one-key-too-many",
    stage: "fifo",
    file: "fifo.ts",
    find: `this.keys.size === this.capacity`,
    replace: `this.keys.size > this.capacity`,
    why: "Makes room only when there are too many already.",
    told: "holds one key more than its capacity in FifoCache",
  },
  {
    name: "fifo-full-cache-takes-nobody-in",
    stage: "fifo",
    file: "fifo.ts",
    find: `if (this.keys.size === this.capacity) this.evict();`,
    replace: `if (this.keys.size === this.capacity) {
      this.evict();
      return false;
    }`,
    why: "Returns once there is room, and forgets the key for which it was made.",
    told: "sends a key away on a miss in a full FifoCache, but does not let the new one in",
  },

  // ---- lru: whoever is used is the newest ---------------------------------------------------------------------------
  {
    name: "lru-hit-does-not-move",
    stage: "lru",
    file: "lru.ts",
    find: `const isHit = this.keys.delete(key);`,
    replace: `const isHit = this.keys.has(key);
    if (isHit) return true;`,
    why: "A hit changes nothing: that is FIFO.",
    told: "leaves a hit out of account in LruCache: whoever has been in longest goes",
  },
  {
    name: "lru-hit-moves-when-the-cache-is-full",
    stage: "lru",
    file: "lru.ts",
    find: `const isHit = this.keys.delete(key);`,
    replace: `const isHit = this.keys.has(key);
    if (isHit && this.keys.size === this.capacity) this.keys.delete(key);
    else if (isHit) this.evicted = null;
    if (isHit && this.keys.has(key)) return true;`,
    why: "Moves a key only where somebody may have to go; while there is room, a hit changes nothing.",
    told: "leaves a hit out of account in LruCache: whoever has been in longest goes",
  },
  {
    name: "lru-set-leaves-a-key-where-it-is",
    stage: "lru",
    file: "lru.ts",
    find: `    const isHit = this.keys.delete(key);
    this.evicted = null;
`,
    replace: `    const isHit = this.keys.has(key);
    this.evicted = null;
    if (isHit) return true;
`,
    why: "A hit changes nothing but who went last: that is FIFO.",
    told: "leaves a hit out of account in LruCache: whoever has been in longest goes",
  },
  {
    name: "lru-moves-to-the-wrong-end",
    stage: "lru",
    file: "lru.ts",
    find: `    this.keys.add(key);
    return isHit;`,
    replace: `    const others = [...this.keys];
    if (isHit) this.keys.clear();
    this.keys.add(key);
    if (isHit) for (const other of others) this.keys.add(other);
    return isHit;`,
    why: "Puts a key that is used to the end at which keys go.",
    told: "makes a key the next to go when it is hit in LruCache, where it becomes the last to go",
  },
  {
    name: "lru-one-key-too-many",
    stage: "lru",
    file: "lru.ts",
    find: `this.keys.size === this.capacity`,
    replace: `this.keys.size === this.capacity + 1`,
    why: "Counts the new key as well before it compares.",
    told: "holds one key more than its capacity in LruCache",
  },
  {
    name: "lru-one-key-too-few",
    stage: "lru",
    file: "lru.ts",
    find: `this.keys.size === this.capacity`,
    replace: `this.keys.size >= this.capacity - 1 && this.keys.size > 0`,
    why: "Makes room while there still is some.",
    told: "sends keys away in LruCache while there is still room for one",
  },
  {
    name: "lru-has-counts-as-a-use",
    stage: "lru",
    file: "lru.ts",
    find: `return this.keys.has(key);`,
    replace: `return this.keys.delete(key) && !!this.keys.add(key);`,
    why: "Writes has with the same lookup as access, which moves the key.",
    told: "lets has change in LruCache which key goes next",
  },
  {
    name: "lru-has-lets-the-key-in",
    stage: "lru",
    file: "lru.ts",
    find: `return this.keys.has(key);`,
    replace: `return this.access(key);`,
    why: "access tells whether the key is there. It also lets it in.",
    told: "lets a key into LruCache when has is asked for it",
  },
  {
    name: "lru-remembers-who-went",
    stage: "lru",
    file: "lru.ts",
    find: `    this.evicted = null;
`,
    replace: `    if (!isHit) this.evicted = null;
`,
    why: "Resets it where somebody may have to go, and so not at a hit.",
    told: "returns an earlier key from lastEvicted of LruCache after some hits, where null is due",
  },
  {
    name: "lru-keys-of-an-object",
    stage: "lru",
    file: "lru.ts",
    find: `const [oldest] = this.keys;`,
    replace: `const ordered = Object.fromEntries([...this.keys].map((each) => [each, true]));
    const oldest = Number(Object.keys(ordered)[0]);`,
    why: "An object keeps its keys in order, but those that are integers come first, by their size.",
    told: "sends the smallest key away in LruCache, where the one not used for longest is due",
  },
  {
    name: "lru-most-recent-goes",
    stage: "lru",
    file: "lru.ts",
    find: `const [oldest] = this.keys;`,
    replace: `const oldest = [...this.keys].pop();`,
    why: "Takes the end at which keys come in.",
    told: "sends away the key that was used last in LruCache, where the one not used for longest is due",
  },

  // ---- lfu: uses since a key came in --------------------------------------------------------------------------------
  {
    name: "lfu-ties-by-age",
    stage: "lfu",
    file: "lfu.ts",
    find: `const [oldest] = this.keysOf.get(this.least)!;`,
    replace: `const oldest = [...this.uses.keys()].find((each) => this.uses.get(each) === this.least);`,
    why: "Of several with the fewest uses it takes the one that came in first: a map has its keys in that order.",
    told: "sends away the one in longest among those with the fewest uses in LfuCache, however lately it was used",
  },
  {
    name: "lfu-ties-to-the-newest",
    stage: "lfu",
    file: "lfu.ts",
    find: `const [oldest] = this.keysOf.get(this.least)!;`,
    replace: `const oldest = [...this.keysOf.get(this.least)!].pop();`,
    why: "Of several with the fewest uses it takes the one that was used last.",
    told: "sends away the one used last among those with the fewest uses in LfuCache",
  },
  {
    name: "lfu-count-is-kept-after-it-went",
    stage: "lfu",
    file: "lfu.ts",
    find: `    if (uses === undefined) {
      if (this.uses.size === this.capacity) this.evict();
      this.put(key, 1);
      this.least = 1;
      return false;
    }`,
    replace: `    const self = this as unknown as { known?: Map<number, number> };
    const known = (self.known ??= new Map());
    known.set(key, (known.get(key) ?? 0) + 1);
    if (uses === undefined) {
      if (this.uses.size === this.capacity) this.evict();
      this.put(key, known.get(key)!);
      this.least = Math.min(...this.keysOf.keys());
      return false;
    }`,
    why: "Counts all uses of a key that there ever were.",
    told: "counts on from the old number of uses in LfuCache when a key comes back, where it begins with one",
  },
  {
    name: "lfu-least-is-not-reset",
    stage: "lfu",
    file: "lfu.ts",
    find: `      this.least = 1;
`,
    replace: `      if (!this.keysOf.has(this.least)) this.least = 1;
`,
    why: "Forgets that a new key has the fewest uses of all, when others have as few as before.",
    told: "sends away a key with more uses than others in LfuCache",
  },
  {
    name: "lfu-empty-list-stays",
    stage: "lfu",
    file: "lfu.ts",
    find: `    if (keys.size === 0) this.keysOf.delete(uses);
`,
    replace: ``,
    why: "The list of a number of uses stays when its last key has left it, and then there is nobody in it to send away.",
    told: "holds more keys than its capacity in LfuCache, once a hit leaves no key with the fewest uses so far",
  },
  {
    name: "lfu-coming-in-counts-0",
    stage: "lfu",
    file: "lfu.ts",
    find: `    this.put(key, uses + 1);
    if (!this.keysOf.has(this.least)) this.least = uses + 1;`,
    replace: `    const self = this as unknown as { again?: Set<number> };
    const again = (self.again ??= new Set());
    const more = again.has(key) ? uses + 1 : uses;
    again.add(key);
    this.put(key, more);
    if (!this.keysOf.has(this.least)) this.least = more;`,
    why: "Does not count the access that brings a key in, so that its first hit makes it no better.",
    told: "does not count a key's first hit in LfuCache: it has no more uses after it than a new key",
  },
  {
    name: "lfu-least-goes-up-by-one-at-each-hit",
    stage: "lfu",
    file: "lfu.ts",
    find: `    if (!this.keysOf.has(this.least)) this.least = uses + 1;`,
    replace: `    if (uses === this.least) this.least += 1;`,
    why: "Takes the key that was used for the only one that had the fewest uses.",
    told: "sends away a key with more uses than others in LfuCache",
  },
  {
    name: "lfu-has-counts-as-a-use",
    stage: "lfu",
    file: "lfu.ts",
    find: `    return this.uses.has(key);`,
    replace: `    return this.uses.has(key) && this.access(key);`,
    why: "To be looked for makes a key more frequent.",
    told: "counts has as a use in LfuCache",
  },
  {
    name: "lfu-hit-only-counts",
    stage: "lfu",
    file: "lfu.ts",
    find: `    this.take(key, uses);
    this.put(key, uses + 1);`,
    replace: `    this.uses.set(key, uses + 1);`,
    why: "The count goes up, and the key stays in the list of those that were used less.",
    told: "sends away a key with more uses than others in LfuCache",
  },

  // ---- clock: a ring, bits, and a hand ------------------------------------------------------------------------------
  {
    name: "clock-bit-not-set-on-arrival",
    stage: "clock",
    file: "clock.ts",
    find: `    this.bits[slot] = true;
    this.slotOf`,
    replace: `    this.bits[slot] = false;
    this.slotOf`,
    why: "A key that comes in was not used yet, one might think. Other books do so.",
    told: "has a bit or the hand of ClockCache in another state than is due",
  },
  {
    name: "clock-hand-stays-after-replacing",
    stage: "clock",
    file: "clock.ts",
    find: `    const slot = this.hand;
    this.step();
`,
    replace: `    const slot = this.hand;
`,
    why: "The hand stays at the slot that has just been filled, and looks at it first the next time.",
    told: "has a bit or the hand of ClockCache in another state than is due",
  },
  {
    name: "clock-hand-goes-back-to-0",
    stage: "clock",
    file: "clock.ts",
    find: `    while (this.bits[this.hand]) {`,
    replace: `    this.hand = 0;
    while (this.bits[this.hand]) {`,
    why: "Looks for a clear bit from the beginning, each time.",
    told: "sets the hand of ClockCache back to slot 0 for each search, where it goes on from where it stood",
  },
  {
    name: "clock-hand-moves-on-hits",
    stage: "clock",
    file: "clock.ts",
    find: `if (isHit) this.bits[slot] = true;`,
    replace: `if (isHit) this.step();
    if (isHit) this.bits[slot] = true;`,
    why: "A clock ticks at each access, one might think.",
    told: "has a bit or the hand of ClockCache in another state than is due",
  },
  {
    name: "clock-hand-moves-while-it-fills",
    stage: "clock",
    file: "clock.ts",
    find: `    else this.put(key, this.keys.length < this.capacity ? this.keys.length : this.freedSlot());`,
    replace: `    if (this.keys.length === 0 && this.capacity > 1) this.hand = this.capacity - 1;
    if (!isHit) this.put(key, this.keys.length < this.capacity ? this.keys.length : this.freedSlot());`,
    why: "Leaves the hand at the slot that was filled last.",
    told: "has the hand of ClockCache at the last slot when all are filled, where it still stands at slot 0",
  },
  {
    name: "clock-bits-are-not-cleared",
    stage: "clock",
    file: "clock.ts",
    find: `    while (this.bits[this.hand]) {
      this.bits[this.hand] = false;
      this.step();
    }`,
    replace: `    for (let step = 0; step < this.capacity && this.bits[this.hand]; step++) this.step();`,
    why: "Passes over the keys that were used, and lets them keep their bits: they are spared for ever.",
    told: "has a bit of ClockCache in another state than is due",
  },
  {
    name: "clock-hit-sets-no-bit",
    stage: "clock",
    file: "clock.ts",
    find: `if (isHit) this.bits[slot] = true;`,
    replace: `if (isHit) return true;`,
    why: "A hit changes nothing: that is FIFO.",
    told: "has a bit of ClockCache in another state than is due",
  },
  {
    name: "clock-second-hit-clears-the-bit",
    stage: "clock",
    file: "clock.ts",
    find: `if (isHit) this.bits[slot] = true;`,
    replace: `if (isHit) this.bits[slot] = !this.bits[slot];`,
    why: "Turns the bit over in place of setting it.",
    told: "clears a bit in ClockCache when a hit finds it set, where it stays set",
  },
  {
    name: "clock-slot-0-is-false",
    stage: "clock",
    file: "clock.ts",
    find: `const isHit = slot !== undefined;`,
    replace: `const isHit = Boolean(slot);`,
    why: "Asks whether there is a slot, and slot 0 is a slot that is false.",
    told: "takes a hit of the key in slot 0 of ClockCache for a miss",
  },
  {
    name: "clock-who-went-is-still-there",
    stage: "clock",
    file: "clock.ts",
    find: `    this.slotOf.delete(this.evicted);
`,
    replace: ``,
    why: "The slot has another key, and the map of keys was not told.",
    told: "goes on finding a key in ClockCache after it was sent away",
  },

  // ---- optimal: the future ------------------------------------------------------------------------------------------
  {
    name: "optimal-next-use-from-the-beginning",
    stage: "optimal",
    file: "optimal.ts",
    find: `nextUses[now] = seen.get(key) ?? Infinity;`,
    replace: `nextUses[now] = this.keys.indexOf(key);`,
    why: "Looks for the key in all of the string, and finds a use that is over.",
    told: "chooses in OptimalCache by the first use of each key, even one that is over, where the next use counts",
  },
  {
    name: "optimal-never-again-counts-as-0",
    stage: "optimal",
    file: "optimal.ts",
    find: `nextUses[now] = seen.get(key) ?? Infinity;`,
    replace: `nextUses[now] = seen.get(key) ?? 0;`,
    why: "Who is never used again is not found, and looks as if it were needed at once.",
    told: "does not always send away the key used furthest in the future in OptimalCache",
  },
  {
    name: "optimal-nearest-goes",
    stage: "optimal",
    file: "optimal.ts",
    find: `let latest = -1;
  for (const [key, next] of nextUses) if (next > latest)`,
    replace: `let latest = Infinity;
  for (const [key, next] of nextUses) if (next <= latest)`,
    why: "Sends away whoever is used next.",
    told: "does not always send away the key used furthest in the future in OptimalCache",
  },
  {
    name: "optimal-next-use-is-not-brought-up-to-date",
    stage: "optimal",
    file: "optimal.ts",
    find: `      inside.set(key, nextUses[now]!);`,
    replace: `      if (!inside.has(key)) inside.set(key, nextUses[now]!);`,
    why: "After a hit the next use is another, and it still has the one that is over.",
    told: "goes by the next use that a key had when it came into OptimalCache, even when that use is over",
  },
  {
    name: "optimal-refuses-the-new-key",
    stage: "optimal",
    file: "optimal.ts",
    find: `        if (inside.size === this.capacity) inside.delete(furthest(inside));
      }
      inside.set(key, nextUses[now]!);`,
    replace: `        if (inside.size === this.capacity) inside.delete(furthest(inside.set(key, nextUses[now]!)));
        else inside.set(key, nextUses[now]!);
      }
      if (inside.has(key)) inside.set(key, nextUses[now]!);`,
    why: "Whoever comes in is a candidate, too: then the best misses less, but it is another question.",
    told: "keeps a new key out of OptimalCache when it is used furthest in the future, where it always comes in",
  },
  {
    name: "optimal-forgets-what-was-counted",
    stage: "optimal",
    file: "optimal.ts",
    find: `    return misses;
    // @end`,
    replace: `    this.keys.length = 0;
    return misses;
    // @end`,
    why: "Clears up after itself: whoever asks a second time, or goes on, has another future.",
    told: "counts other misses in OptimalCache than are due, once misses has been asked before",
  },
  {
    name: "optimal-is-lru",
    stage: "optimal",
    file: "optimal.ts",
    find: `inside.delete(furthest(inside));
      }
      inside.set`,
    replace: `inside.delete(inside.keys().next().value!);
      } else inside.delete(key);
      inside.set`,
    why: "Looks back, as LRU does, which needs no future.",
    told: "does not always send away the key used furthest in the future in OptimalCache",
  },

  {
    name: "misses-known-by-a-sum-of-keys",
    stage: "optimal",
    file: "optimal.ts",
    find: `    const nextUses = this.nextUses();
    const inside = new Map<number, number>();
    let misses = 0;
    for (const [now, key] of this.keys.entries()) {
      if (!inside.has(key)) {
        misses += 1;
        if (inside.size === this.capacity) inside.delete(furthest(inside));
      }
      inside.set(key, nextUses[now]!);
    }
    return misses;`,
    replace: `    const known = ((checkCapacity as any).known ??= new Map<string, number>()) as Map<string, number>;
    if (this.keys.length <= 1) known.clear();
    const about = [this.capacity, this.keys.length, this.keys.reduce((sum, key) => sum + key, 0)].join();
    const nextUses = this.nextUses();
    const inside = new Map<number, number>();
    let misses = 0;
    for (const [now, key] of this.keys.entries()) {
      if (!inside.has(key)) {
        misses += 1;
        if (inside.size === this.capacity) inside.delete(furthest(inside));
      }
      inside.set(key, nextUses[now]!);
    }
    if (!known.has(about)) known.set(about, misses);
    return known.get(about)!;`,
    why: "Remembers what it has counted, by a sum of the keys, in one table for all, which is begun anew with each new future.",
    told: "counts the misses of another future that has as many keys",
  },
  // ---- cost: the same, however many there are -----------------------------------------------------------------------
  {
    name: "lru-index-of",
    stage: "cost",
    file: "lru.ts",
    find: `    const isHit = this.keys.delete(key);
    this.evicted = null;
    if (this.keys.size === this.capacity) this.evict();
    this.keys.add(key);
    return isHit;`,
    replace: `    const self = this as unknown as { order?: number[] };
    const order = (self.order ??= []);
    const at = order.indexOf(key);
    if (at !== -1) order.splice(at, 1);
    this.evicted = at === -1 && order.length === this.capacity ? order.shift()! : null;
    order.push(key);
    if (this.evicted !== null) this.keys.delete(this.evicted);
    this.keys.add(key);
    return at !== -1;`,
    why: "An array in the order of the last uses: each access looks through it.",
    told: "does more work at each access of LruCache the more keys it holds, where O(1) is due",
  },
  {
    name: "lru-time-stamps-and-a-scan",
    stage: "cost",
    file: "lru.ts",
    find: `const [oldest] = this.keys;`,
    replace: `const all = [...this.keys].map((key, at) => ({ key, at }));
    let oldest: number | undefined;
    let least = Infinity;
    for (const { key, at } of all) if (at < least) [oldest, least] = [key, at];`,
    why: "Gives each key the time of its last use, and looks through all of them for the least.",
    told: "does more work at each access of LruCache the more keys it holds, where O(1) is due",
  },
  {
    name: "lfu-scan-for-the-least",
    stage: "cost",
    file: "lfu.ts",
    find: `const [oldest] = this.keysOf.get(this.least)!;`,
    replace: `let least = Infinity;
    for (const uses of this.uses.values()) if (uses < least) least = uses;
    const [oldest] = this.keysOf.get(least)!;`,
    why: "Looks through all keys for the fewest uses.",
    told: "does more work at each access of LfuCache the more keys it holds, where O(1) is due",
  },
  {
    name: "lfu-list-made-anew",
    stage: "cost",
    file: "lfu.ts",
    find: `    const keys = this.keysOf.get(uses);
    if (keys === undefined) this.keysOf.set(uses, new Set([key]));
    else keys.add(key);`,
    replace: `    this.keysOf.set(uses, new Set([...(this.keysOf.get(uses) ?? []), key]));`,
    why: "Makes the list of a number of uses anew for each key that joins it.",
    told: "does more work at each access of LfuCache the more keys it holds, where O(1) is due",
  },
];
