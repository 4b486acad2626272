export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

const declaration = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/;
const token =
  /<(?<close>\/)?(?<name>[\w-]+)(?<attributes>(?: [\w.-]+="[^"<]*")*)(?<empty>\/)?>|(?<text>[^<]+)/gy;
const allowed = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;

/** Reads what our reports may consist of: elements, attributes, text. @throws on anything that is not well-formed. */
export const readXml = (xml: string): XmlNode => {
  if (!allowed.test(xml)) throw new Error('a character that XML does not allow');
  if (!declaration.test(xml)) throw new Error('no XML declaration');
  const body = xml.replace(declaration, '').trimEnd();
  const root = { name: '', attributes: {}, children: [] as XmlNode[], text: '' };
  const open = [root];
  let end = 0;
  for (const { 0: all, index, groups = {} } of body.matchAll(token)) {
    end = index + all.length;
    const current = open.at(-1) ?? root;
    const { name, text, close, empty, attributes = '' } = groups;
    if (text !== undefined) current.text += decode(text);
    else if (close !== undefined) {
      if (current.name !== name || open.length === 1) throw new Error(`</${name ?? ''}> closes nothing`);
      open.pop();
    } else {
      const node = { name: name ?? '', attributes: attributesOf(attributes), children: [], text: '' };
      current.children.push(node);
      if (empty === undefined) open.push(node);
    }
  }
  const [only, ...others] = root.children;
  if (end !== body.length || open.length !== 1 || only === undefined || others.length > 0)
    throw new Error(`not well-formed at ${body.slice(end, end + 40)}`);
  return only;
};

const attributesOf = (text: string): Record<string, string> => {
  const pairs = [...text.matchAll(/ ([\w.-]+)="([^"]*)"/g)].map(
    ([, key = '', value = '']) => [key, decode(value)] as const,
  );
  if (new Set(pairs.map(([key]) => key)).size < pairs.length)
    throw new Error(`an attribute is there twice:${text}`);
  return Object.fromEntries(pairs);
};

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));|&/g, (entity, code?: string, name?: string) => {
    if (code !== undefined) return String.fromCodePoint(Number(code));
    const character = name === undefined ? undefined : named[name];
    if (character === undefined) throw new Error(`unknown entity ${entity}`);
    return character;
  });
