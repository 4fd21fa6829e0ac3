import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compress } from '../../src/platform/node/compress.ts';
import { blobScript, codeScript, html, jsonScript } from '../../src/report/markup.ts';

describe('html', () => {
  it('escapes values and keeps markup', () => {
    const hostile = `<img src=x onerror="alert('1')">&`;
    expect(html`<p title="${hostile}">${html`<b>${hostile}</b>`}</p>`.text).toBe(
      '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;"><b>&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;</b></p>',
    );
  });

  it('shows lists one after the other, zero as zero, and nothing for undefined and false', () => {
    expect(html`${['a', html`<i>b</i>`, 0]}${undefined}${false}`.text).toBe('a<i>b</i>0');
  });
});

describe('scripts', () => {
  it('JSON comes back as it was and never ends its element', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.constant(['</script><script>', '<!--'])), (value) => {
        const { text } = jsonScript('data', value);
        const content = text.slice(text.indexOf('>') + 1, -'</script>'.length);
        expect(content).not.toContain('<');
        expect(JSON.parse(content)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('a blob is compressed, comes back as it was, and never ends its element', () => {
    const value = { words: Array(500).fill('</script>œuvre') };
    const { text } = blobScript('training', value, compress);
    expect(text).toMatch(/^<script type="[^"]+" id="blob-training">[\w+/=]+<\/script>$/);
    expect(text.length).toBeLessThan(400);
    const content = text.slice(text.indexOf('>') + 1, -'</script>'.length);
    expect(JSON.parse(gunzipSync(Buffer.from(content, 'base64')).toString())).toEqual(value);
  });

  it('code that mentions a closing tag or a comment means the same and does not end its element', () => {
    const source = `globalThis.seen = ["</script>", '</SCRIPT >', "<!-- <script>", /<\\/script/.source, 1 < 2];`;
    const content = codeScript(source).text.slice('<script>'.length, -'</script>'.length);
    expect(content).not.toMatch(/<\/script|<!--/i);
    const run = (code: string) => new Function('globalThis', `${code} return globalThis.seen;`)({});
    expect(run(content)).toEqual(run(source));
  });
});
