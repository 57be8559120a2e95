/** Whether a text is a JSON array of texts. */
export function isListOfTexts(text: unknown): text is string {
  try {
    const value: unknown = JSON.parse(String(text));
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
  } catch {
    return false;
  }
}
