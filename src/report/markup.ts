/** HTML that is safe to put into a page: made by {@link html}, which escapes every value. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in an {@link html} template; nothing is shown for `undefined` and `false`. */
export type Child = Markup | string | number | undefined | false | readonly Child[];

/** A template whose values are escaped for text and for quoted attributes: html`<p title="${a}">${b}</p>`. */
export function html(strings: TemplateStringsArray, ...children: readonly Child[]): Markup {
  return new Markup(strings.reduce((text, part, index) => text + rendered(children[index - 1]) + part));
}

/**
 * JSON as the content of a script element. With no `<` in it, it cannot end the element (`</script>`) nor open a comment.
 */
export function jsonScript(id: string, value: unknown): Markup {
  const text = JSON.stringify(value).replace(/</g, '\\u003c');
  return new Markup(`<script type="application/json" id="${id}">${text}</script>`);
}

/** A value as compressed JSON; the page reads it with `readBlob` of page/blobs.ts. Base64 has no `<` in it. */
export function blobScript(name: string, value: unknown, compress: (text: string) => string): Markup {
  return html`<script type="application/octet-stream;base64" id="blob-${name}">${compress(JSON.stringify(value))}</script>`;
}

/**
 * JavaScript as the content of a script element. What would end the element, or open an HTML comment in it, can stand in
 * valid source only inside a string, a regular expression or a comment, where the escape `\x3c` means the same.
 */
export function codeScript(source: string): Markup {
  return new Markup(`<script>${source.replace(/<(?=\/script|!--)/gi, '\\x3c')}</script>`);
}

function rendered(child: Child): string {
  if (child === undefined || child === false) return '';
  if (child instanceof Markup) return child.text;
  if (Array.isArray(child)) return child.map(rendered).join('');
  return escaped(String(child));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character]!);
