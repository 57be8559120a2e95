/*
 * The map of the linear memory: one table behind the other at fixed addresses, so nothing is ever allocated or freed.
 * Pages that nothing was written to take no memory of the machine; the sizes are bounds, not costs.
 */

/** Behind the compiler's static data. */
const START: usize = 0x10000;

/** 16 bytes 0xFF, then 16 bytes 0: what keeps the first n bytes of a vector starts at `MASKS + 16 - n`. */
export const MASKS: usize = START;

/** The lines at hand; see line.ts. */
export const LINES: usize = MASKS + 32;
export const LINE_SIZE: u32 = 128;
export const LINE_COUNT: u32 = 32;

/** Spellings of members (`,"action":"`); see members.ts. */
export const MEMBERS: usize = LINES + LINE_COUNT * LINE_SIZE;
export const MEMBER_SIZE: u32 = 96;
export const MEMBER_COUNT: u32 = 64;

/** For each action and member the address of the member that came next the last time. */
export const PREDICTIONS: usize = MEMBERS + MEMBER_COUNT * MEMBER_SIZE;
/** The bytes of one action's predictions. */
export const PREDICTIONS_SIZE: u32 = MEMBER_COUNT * 4;

/** Actions: a hash table of codes, and the text and traits of each code; see actions.ts. */
export const ACTION_COUNT: u32 = 64;
export const ACTION_SLOTS: usize = PREDICTIONS + (ACTION_COUNT + 1) * PREDICTIONS_SIZE;
export const ACTION_SLOT_COUNT: u32 = 256;
export const ACTIONS: usize = ACTION_SLOTS + ACTION_SLOT_COUNT;
export const ACTION_SIZE: u32 = 48;

/** The offsets of the time zone, 8 bytes each; see days.ts. */
export const SPANS: usize = ACTIONS + ACTION_COUNT * ACTION_SIZE;
export const SPAN_COUNT: u32 = 1024;

/** A bit for each day since 1970 that has an event. */
export const EVENT_DAYS: usize = SPANS + SPAN_COUNT * 8;
export const DAY_COUNT: u32 = 0x10000;

/** Hash tables of identities: numbers of ids, and of e-mail addresses, plus one; see identities.ts. */
export const SLOT_COUNT: u32 = 1 << 19;
export const ID_SLOTS: usize = EVENT_DAYS + DAY_COUNT / 8;
export const EMAIL_SLOTS: usize = ID_SLOTS + SLOT_COUNT * 4;

/** Ids have the numbers below, e-mail addresses those from here on. */
export const ID_COUNT: u32 = 1 << 17;
export const EMAIL_COUNT: u32 = 1 << 17;
export const IDENTITY_SIZE: u32 = 128;
export const IDENTITIES: usize = (EMAIL_SLOTS + SLOT_COUNT * 4 + 127) & ~127;

/** For each identity and action the first day of use, 16 bits each. */
export const FIRST_USES: usize = IDENTITIES + (ID_COUNT + EMAIL_COUNT) * IDENTITY_SIZE;
export const FIRST_USES_SIZE: u32 = ACTION_COUNT * 2;

/*
 * What grows with the input, in columns of words one behind the other: each table has room for as many rows as its count says.
 */

/** Person-days: identity, day, last second. So many that are over, and the newest of every identity. */
export const ACTIVITY: usize = FIRST_USES + (ID_COUNT + EMAIL_COUNT) * FIRST_USES_SIZE;
export const OVER_COUNT: u32 = 1 << 18;
export const ACTIVITY_COUNT: u32 = OVER_COUNT + ID_COUNT + EMAIL_COUNT;

/** Runs and reports worked on: identity, asset. */
export const RUNS: usize = ACTIVITY + ACTIVITY_COUNT * 12;
export const ASSET_COUNT: u32 = 1 << 19;
export const REPORTS: usize = RUNS + ASSET_COUNT * 8;

/** Administrative events: identity, trait of the action, second. */
export const MILESTONES: usize = REPORTS + ASSET_COUNT * 8;
export const MILESTONE_COUNT: u32 = 1 << 16;

/** The input: room for the part of a line that came before, then for new bytes, then for reading ahead. */
export const CARRY: usize = (MILESTONES + MILESTONE_COUNT * 12 + 63) & ~63;
export const CARRY_SIZE: u32 = 1 << 20;
export const SPACE: usize = CARRY + CARRY_SIZE;
export const SPACE_SIZE: u32 = 1 << 18;
const SPACE_END: usize = SPACE + SPACE_SIZE + 256;

/** Added to an eighth of the address of an input byte it gives the place of the bit that marks it; see strings.ts. */
export const STOPS: usize = SPACE_END - (CARRY >> 3);
const END: usize = STOPS + (SPACE_END >> 3) + 16;

/** More entries than one space of lines can add to any table: a line that adds one takes 50 bytes or more, and adds two at most. */
export const RESERVE: u32 = 1 << 14;

/** The memory that all of it needs, in pages of 64 KiB. */
export const PAGES: i32 = <i32>((END + 0xffff) >> 16);
