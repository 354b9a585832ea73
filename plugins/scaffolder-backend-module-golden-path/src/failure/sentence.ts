/** Ends a text as a sentence: the portal shows lines one after the other. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
