/** A whole number with commas, whatever the locale. Without `Intl`, whose data take 20 ms to load. */
export function withCommas(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
