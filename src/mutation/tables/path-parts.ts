/** An item of a list: by its number, or by what one of its keys says (`Sid=…`). */
export type Item<Key extends string> = `[${number}]` | `[${Key}=${string}]`;

/** A list of tags, one of them, or a part of it. */
export type Tags = `Tags${'' | Item<'Key'> | `${Item<'Key'>}.${'Key' | 'Value'}`}`;

/** A list of texts, or one of them. */
export type Texts<Name extends string> = Name | `${Name}[${number}]`;
