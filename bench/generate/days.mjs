const SECONDS_PER_DAY = 86_400;

/** Days since 1970-01-01. @param {string} text */
export const dayNumber = (text) => Date.parse(text) / 1000 / SECONDS_PER_DAY;

/** `2024-01-31`. @param {number} day */
export const isoDay = (day) => isoTime(day, 0).slice(0, 10);

/** `2024-01-31T14:00:00Z`. @param {number} day @param {number} second */
export const isoTime = (day, second) =>
  `${new Date((day * SECONDS_PER_DAY + second) * 1000).toISOString().slice(0, 19)}Z`;

/** The Monday of the week that holds `day`; 1970-01-01 was a Thursday. @param {number} day */
export const mondayOf = (day) => day - ((day + 3) % 7);
