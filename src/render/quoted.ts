/** The text as a quoted value of CSV (RFC 4180, 2.5 to 2.7). */
export function quoted(text: string): string {
  return `"${text.includes('"') ? text.replaceAll('"', '""') : text}"`;
}
