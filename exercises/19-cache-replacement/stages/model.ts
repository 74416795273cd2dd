/**
 * The oracles: what each policy has to do, access by access. They remember when each key was used, and look at all of that whenever
 * somebody has to go: slow, and obviously right.
 *
 * @module
 */

/** A key that is in, and the numbers of the accesses that used it since it came in; the first is the one that brought it. */
export interface Member {
  key: number;
  uses: readonly number[];
}

/** How an access went, for whoever wants to see all of them. */
export interface Went {
  key: number;
  isHit: boolean;
  evicted: number | null;
  /** Why it was that one, as a clause that goes on after its key; empty where nobody went. */
  reason: string;
  /** Who was in afterwards, in a few characters each. */
  inside: () => readonly string[];
}

/** What a cache has to do, whatever its policy. */
export abstract class CacheModel {
  /** All accesses so far, the newest last. */
  readonly log: Went[] = [];
  /** The order in which {@link picture} has those who are in, and what its characters mean. */
  abstract readonly legend: string;

  /** @param capacity - keys that there is room for */
  constructor(readonly capacity: number) {}

  /** Who is in. */
  abstract members(): readonly Member[];
  /** Who goes when a key comes in that is not there; `null` while there is room. */
  abstract whoGoes(): Member | null;
  /** Why that one has to go, as a clause that goes on after its key. */
  abstract reasonFor(member: Member): string;
  /** Draws who is in now, a few characters each; to be asked at any time. */
  abstract picture(): () => readonly string[];
  /** Equal for states that answer all accesses to come alike. */
  abstract state(): string;

  /** The key is there, and is used. */
  protected abstract hit(key: number): void;
  /** The key comes in, in the place of whoever has to go. */
  protected abstract enter(key: number, goes: Member | null): void;

  has(key: number): boolean {
    return this.members().some((member) => member.key === key);
  }

  size(): number {
    return this.members().length;
  }

  /** The number of the access that comes next. */
  get now(): number {
    return this.log.length + 1;
  }

  /** Who went at the last access; `null` when nobody did. */
  get evicted(): number | null {
    return this.log.at(-1)?.evicted ?? null;
  }

  access(key: number): void {
    const isHit = this.has(key);
    const goes = isHit ? null : this.whoGoes();
    const reason = goes === null ? "" : this.reasonFor(goes);
    if (isHit) this.hit(key);
    else this.enter(key, goes);
    this.log.push({ key, isHit, evicted: goes?.key ?? null, reason, inside: this.picture() });
  }
}

/** What makes a policy of one question: of two who are in, who goes first? */
interface Ranking {
  /** Numbers by which members are compared, the first one that differs decides: the smaller goes. */
  rank: (member: Member) => readonly number[];
  /** Why the first of all has to go. */
  reason: (member: Member) => string;
  inShort?: (member: Member) => string;
  legend?: string;
}

class RankedModel extends CacheModel {
  readonly legend: string;
  /** Never changed: each access makes another one. */
  private inside: readonly Member[] = [];

  constructor(
    capacity: number,
    private readonly ranking: Ranking,
  ) {
    super(capacity);
    this.legend = `who goes next stands first${ranking.legend ?? ""}`;
  }

  members(): readonly Member[] {
    return this.inside;
  }

  whoGoes(): Member | null {
    return this.inside.length < this.capacity ? null : (this.inOrder(this.inside)[0] ?? null);
  }

  reasonFor(member: Member): string {
    return this.ranking.reason(member);
  }

  picture(): () => readonly string[] {
    const { inside, ranking } = this;
    return () => this.inOrder(inside).map(ranking.inShort ?? (({ key }) => String(key)));
  }

  state(): string {
    return this.picture()().join();
  }

  protected hit(key: number): void {
    this.inside = this.inside.map((member) =>
      member.key === key ? { key, uses: [...member.uses, this.now] } : member,
    );
  }

  protected enter(key: number, goes: Member | null): void {
    const member = { key, uses: [this.now] };
    // In the slot of whoever goes, so that a drawing has each key where it was.
    this.inside = goes === null ? [...this.inside, member] : this.inside.map((one) => (one === goes ? member : one));
  }

  private inOrder(members: readonly Member[]): Member[] {
    const ranked = members.map((member) => ({ member, rank: this.ranking.rank(member) }));
    return ranked.sort((one, other) => difference(one.rank, other.rank)).map(({ member }) => member);
  }
}

/** The first difference of two rows of numbers. */
function difference(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((number, at) => number !== other[at]);
  return place === -1 ? 0 : (one[place] ?? 0) - (other[place] ?? 0);
}

const cameIn = ({ uses }: Member): number => uses[0] ?? 0;
const lastUse = ({ uses }: Member): number => uses.at(-1) ?? 0;
const times = (count: number): string => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

/** First in, first out. */
export const fifo = (capacity: number): CacheModel =>
  new RankedModel(capacity, {
    rank: (member) => [cameIn(member)],
    reason: (member) => `which has been in longest, since access ${cameIn(member)}`,
  });

/** Least recently used. */
export const lru = (capacity: number): CacheModel =>
  new RankedModel(capacity, {
    rank: (member) => [lastUse(member)],
    reason: (member) => `which was not used for longest, since access ${lastUse(member)}`,
  });

/** Least frequently used; among equals, least recently. */
export const lfu = (capacity: number): CacheModel =>
  new RankedModel(capacity, {
    rank: (member) => [member.uses.length, lastUse(member)],
    reason: (member) =>
      `which was used ${times(member.uses.length)} since it came in, last at access ${lastUse(member)}`,
    inShort: ({ key, uses }) => `${key}×${uses.length}`,
    legend: ", with its uses since it came in",
  });

interface Slot {
  key: number;
  bit: boolean;
}

/** A ring of slots with a bit each, and a hand that looks for one whose bit is clear. */
class ClockModel extends CacheModel {
  readonly legend = "in their slots, • is a bit that is set, > the hand";
  /** Never changed: each access makes others. */
  private slots: readonly Slot[] = [];
  /** The slot at which the hand stands. */
  private hand = 0;

  members(): readonly Member[] {
    return this.slots.map(memberIn);
  }

  whoGoes(): Member | null {
    const slot = this.slots[this.stop()];
    return this.slots.length < this.capacity || slot === undefined ? null : memberIn(slot);
  }

  reasonFor(): string {
    const [hand, stop] = [this.hand, this.stop()];
    if (!this.slots[stop]?.bit)
      return `in slot ${stop}, the first from the hand at slot ${hand} on whose bit was clear`;
    return `in slot ${stop}, to which the hand came back after it had cleared all bits`;
  }

  picture(): () => readonly string[] {
    const { slots, hand } = this;
    return () => slots.map(({ key, bit }, at) => `${at === hand ? ">" : ""}${key}${bit ? "•" : ""}`);
  }

  state(): string {
    const bits = this.slots.map(({ key, bit }) => `${key}${bit ? "•" : ""}`);
    // Slots have no names for whoever uses the cache: only their order from the hand on counts.
    return [...bits.slice(this.hand), ...bits.slice(0, this.hand)].join();
  }

  protected hit(key: number): void {
    this.slots = this.slots.map((slot) => (slot.key === key ? { key, bit: true } : slot));
  }

  protected enter(key: number, goes: Member | null): void {
    if (goes === null) {
      this.slots = [...this.slots, { key, bit: true }];
      return;
    }
    const stop = this.stop();
    const passed = this.slots[stop]?.bit ? this.capacity : (stop - this.hand + this.capacity) % this.capacity;
    const isPassed = (slot: number): boolean => (slot - this.hand + this.capacity) % this.capacity < passed;
    this.slots = this.slots.map(({ key: other, bit }, slot) =>
      slot === stop ? { key, bit: true } : { key: other, bit: bit && !isPassed(slot) },
    );
    this.hand = (stop + 1) % this.capacity;
  }

  /** Where the hand will stop: at the first slot whose bit is clear, or, when all are set, where it stands. */
  private stop(): number {
    const { slots, hand } = this;
    const fromHand = [...slots.keys()].map((step) => (hand + step) % slots.length);
    return fromHand.find((slot) => !slots[slot]?.bit) ?? hand;
  }
}

const memberIn = ({ key }: Slot): Member => ({ key, uses: [] });

/** A clock. */
export const clock = (capacity: number): CacheModel => new ClockModel(capacity);

/** What the one who knows the future has to count. */
export class OptimalModel {
  readonly keys: number[] = [];

  /** @param capacity - keys that there is room for */
  constructor(readonly capacity: number) {}

  add(key: number): void {
    this.keys.push(key);
  }

  misses(): number {
    return this.log().filter(({ isHit }) => !isHit).length;
  }

  /** One of the ways in which so few misses come about. O(keys × capacity × keys). */
  log(): Went[] {
    let inside: number[] = [];
    return this.keys.map((key, now) => {
      const isHit = inside.includes(key);
      const next = (each: number): number => {
        const at = this.keys.indexOf(each, now);
        return at === -1 ? Infinity : at;
      };
      const furthest = inside.reduce((far, each) => (next(each) > next(far) ? each : far), inside[0] ?? 0);
      const evicted = !isHit && inside.length === this.capacity ? furthest : null;
      if (!isHit) inside = [...inside.filter((each) => each !== evicted), key];
      const afterwards = inside;
      return { key, isHit, evicted, reason: "", inside: () => afterwards.map(String) };
    });
  }
}
