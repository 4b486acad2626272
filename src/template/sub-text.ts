/** A part of a text under `Fn::Sub`: as it stands, or the name in `${…}`. */
export type SubPart = { readonly literal: string } | { readonly name: string };

const parsed = new Map<string, readonly SubPart[]>();
const reference = /\$\{([^}]*)\}/g;

/** The parts of a text under `Fn::Sub`. `${!Name}` stands for the text `${Name}`. */
export const subParts = (text: string): readonly SubPart[] => {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const parts: SubPart[] = [];
  let from = 0;
  for (const match of text.matchAll(reference)) {
    const name = match[1] ?? '';
    if (match.index > from) parts.push({ literal: text.slice(from, match.index) });
    parts.push(name.startsWith('!') ? { literal: `\${${name.slice(1)}}` } : { name });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ literal: text.slice(from) });
  // Bounded: a process that reads thousands of templates should not keep the texts of all of them.
  if (parsed.size > 2000) parsed.clear();
  parsed.set(text, parts);
  return parts;
};
