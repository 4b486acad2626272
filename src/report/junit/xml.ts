/** An XML element; `undefined` attributes are left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly (XmlElement | string)[];
}

export const element = (
  name: string,
  attributes: XmlElement['attributes'] = {},
  children: XmlElement['children'] = [],
): XmlElement => ({ name, attributes, children });

/** A whole XML 1.0 document. */
export const xmlDocument = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}\n`;

const write = ({ name, attributes, children }: XmlElement, indent: string): string => {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeAttribute(value)}"`))
    .join('');
  const open = `${indent}<${name}${written}`;
  if (children.length === 0) return `${open}/>`;
  if (children.some((child) => typeof child === 'string'))
    return `${open}>${children.map((child) => (typeof child === 'string' ? escapeText(child) : write(child, ''))).join('')}</${name}>`;
  const inner = children.map((child) => (typeof child === 'string' ? '' : write(child, `${indent}  `)));
  return [`${open}>`, ...inner, `${indent}</${name}>`].join('\n');
};

/** What XML 1.0 allows nowhere, not even as a character reference: most control characters and lone surrogates. */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const escapeText = (text: string): string => text.replace(forbidden, '\ufffd').replace(/[&<>\r]/g, entityOf);

/** In an attribute, a parser turns a bare line break or tab into a blank. */
const escapeAttribute = (text: string): string =>
  text.replace(forbidden, '\ufffd').replace(/[&<>"\t\n\r]/g, entityOf);

const entityOf = (character: string): string => entities[character] ?? character;
