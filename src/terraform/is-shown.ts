/** Whether a text begins as what `terraform show -json` writes. */
export const isShown = (text: string): boolean => /^\s*\{\s*"format_version"\s*:/.test(text);
