import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { LogoRefusal } from './logo-refused.ts'
import { sanitiseSvg } from './svg.server.ts'

const dot = '<circle cx="50" cy="50" r="40" fill="#2f6f4e"/>'
const file = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100" ${attributes}>${inside}</svg>`
const clean = async (text: string) => sanitiseSvg(Buffer.from(text))
const refusal = (reason: LogoRefusal) => ({ name: 'LogoRefused', reason })

/** Each is a working attack on a browser or on a converter when it stays in the file. */
const HOSTILE: [string, string, RegExp][] = [
  ['a script', '<script>alert(1)</script>', /script|alert/],
  ['a script in another namespace', '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>', /alert/],
  ['a script by link', '<script xlink:href="https://evil.example/x.js"/>', /evil|script/],
  ['an event handler', '<rect width="9" height="9" onload="alert(1)" onclick="alert(2)"/>', /alert|onload|onclick/],
  ['a javascript link', '<a xlink:href="javascript:alert(1)"><rect width="9" height="9"/></a>', /javascript|<a/],
  [
    'foreign content',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="//evil.example"/></body></foreignObject>',
    /foreign|iframe|evil/,
  ],
  ['a remote picture', '<image href="https://evil.example/track.png" width="9" height="9"/>', /evil|image/],
  ['a local file as picture', '<image xlink:href="file:///etc/passwd" width="9" height="9"/>', /passwd|image/],
  ['a picture inside', '<image href="data:image/svg+xml;base64,PHN2Zz4=" width="9" height="9"/>', /data:|image/],
  ['use of another document', '<use xlink:href="https://evil.example/a.svg#x"/><use href="//evil.example#x"/>', /evil/],
  ['use of a data document', '<use href="data:image/svg+xml;base64,PHN2Zz4=#x"/>', /data:/],
  [
    'a style with an address',
    '<rect style="fill:url(https://evil.example/a.svg#p)" width="9" height="9"/>',
    /evil|style|url/,
  ],
  ['paint from an address', '<rect fill="url(//evil.example/a#p)" width="9" height="9"/>', /evil|url/],
  [
    'paint from an address after a local one',
    '<rect fill="url(#a) url(//evil.example)" width="9" height="9"/>',
    /evil/,
  ],
  ['an address hidden by escapes', '<rect fill="u\\72l(//evil.example)" width="9" height="9"/>', /evil/],
  [
    'a style sheet with import',
    '<style>@import "https://evil.example/a.css"; rect{fill:red}</style>',
    /evil|import|style/,
  ],
  [
    'a style sheet with a font',
    '<style>@font-face{font-family:a;src:url(https://evil.example/f)}</style>',
    /evil|style/,
  ],
  [
    'a style sheet that closes itself',
    '<style><![CDATA[</style><script>alert(1)</script>]]></style>',
    /alert|script|style/,
  ],
  ['text that closes itself', '<text><![CDATA[</text><script>alert(1)</script>]]></text>', /<script/],
  [
    'an animated link',
    '<a id="l"><animate attributeName="href" values="javascript:alert(1)"/><rect width="9" height="9"/></a>',
    /animate|javascript/,
  ],
  [
    'a set of a handler',
    '<rect width="9" height="9"><set attributeName="onmouseover" to="alert(1)"/></rect>',
    /set|alert/,
  ],
  [
    'a filter with a picture',
    '<filter id="f"><feImage href="https://evil.example/a"/></filter><rect filter="url(#f)" width="9" height="9"/>',
    /evil|filter/,
  ],
  ['a handler of XML events', '<handler xmlns="http://www.w3.org/2001/xml-events">alert(1)</handler>', /alert|handler/],
  [
    'XInclude',
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
    /include|passwd/,
  ],
  [
    'a title with markup',
    '<title><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="alert(1)"/></title>',
    /img|alert/,
  ],
  ['a comment trick', '<!-- ><script>alert(1)</script> -->', /alert|<!--/],
  ['a base address', '<g xml:base="https://evil.example/"><rect width="9" height="9"/></g>', /evil|base/],
]

describe('sanitiseSvg', () => {
  test.each(HOSTILE)('takes out %s and keeps the drawing', async (_, inside, trace) => {
    const { svg } = await clean(file(inside + dot))
    expect(svg).not.toMatch(trace)
    expect(svg).toContain('fill="#2f6f4e"')
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/:\/\/|xlink|\son\w+=|style/)
  })

  test('names what it left out', async () => {
    const { removed } = await clean(file(`<script/><image/><foreignObject/><style/><metadata/>${dot}`))
    expect(removed).toEqual(['foreignObject', 'image', 'script'])
  })

  test('drops handlers of the root, style sheets named before it and comments', async () => {
    const { svg } = await clean(
      `<?xml version="1.0"?><?xml-stylesheet href="https://evil.example/a.css"?><!-- by -->${file(dot, 'onload="alert(1)"')}`,
    )
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 100 100" width="1024" height="1024">/,
    )
    expect(svg).not.toMatch(/alert|evil|<\?|<!--/)
  })

  test('turns style sheets and style attributes into attributes, by weight', async () => {
    const { svg } = await clean(
      file(
        `<defs><style>/* { */ #b{fill:#00f} .st0{fill:#f00;stroke:#111 !important} circle{fill:#0f0}
         @media print{.st0{fill:#999}} g > .st0{fill:#777}</style></defs>
         <circle class="st0" r="9"/><circle id="b" class="st0" r="8"/><circle r="7"/><circle class="st0" r="6" style="fill:#ff0"/>`,
      ),
    )
    const fills = [...svg.matchAll(/r="(\d)"[^>]*fill="([^"]+)"|fill="([^"]+)"[^>]*r="(\d)"/g)]
    expect(fills.map(([, r1, f1, f2, r2]) => `${r1 ?? r2} ${f1 ?? f2}`)).toEqual([
      '9 #f00',
      '8 #00f',
      '7 #0f0',
      '6 #ff0',
    ])
    expect(svg).toContain('stroke="#111"')
    expect(svg).not.toMatch(/style|class|#999|#777/)
  })

  test('keeps gradients, clips and use of the same file, under ids that cannot meet those of a page', async () => {
    const { svg } = await clean(
      file(`<defs><linearGradient id="body"><stop offset="0" stop-color="#f00"/></linearGradient>
        <clipPath id="c"><circle r="50"/></clipPath><path id="p" d="M0 0h50v50z"/></defs>
        <g clip-path="url(#c)" transform="translate(1 2) scale(.5)"><rect style="fill:url(&quot;#body&quot;)" width="9" height="9"/></g>
        <use xlink:href="#p" x="3"/>`),
    )
    for (const kept of ['id="logo-body"', 'fill="url(#logo-body)"', 'clip-path="url(#logo-c)"', 'href="#logo-p"'])
      expect(svg).toContain(kept)
    expect(svg).toContain('transform="translate(1 2) scale(.5)"')
    expect(svg).toMatch(/<linearGradient/)
  })

  test('keeps the drawing of prefixed elements and of wrappers', async () => {
    const { svg, width, height } = await clean(
      '<s:svg xmlns:s="http://www.w3.org/2000/svg" width="200mm" height="50mm"><s:switch><s:g><s:rect width="9" height="9"/></s:g></s:switch></s:svg>',
    )
    expect([width, height]).toEqual([1024, 256])
    expect(svg).toContain('<g><rect width="9" height="9"/></g>')
  })

  test('gives an SVG that is well-formed and draws', async () => {
    const { svg } = await clean(file(`<text x="5" y="20">Fish &amp; &lt;Co&gt;</text>${dot}`))
    expect(svg).toContain('Fish &amp; &lt;Co&gt;')
    const { data } = await sharp(Buffer.from(svg))
      .extract({ left: 512, top: 512, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect([...data]).toEqual([0x2f, 0x6f, 0x4e, 255])
  })

  test('refuses entities: of files, of addresses and those that multiply', async () => {
    const xxe = `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${file(`<text>&x;</text>${dot}`)}`
    const remote = `<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://evil.example/a.dtd"> %x;]>${file(dot)}`
    const laughs = `<!DOCTYPE svg [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>${file(`<text>&c;</text>`)}`
    for (const bomb of [xxe, remote, laughs]) await expect(clean(bomb)).rejects.toMatchObject(refusal('svg-entities'))
  })

  test('takes the plain document type that drawing programs write', async () => {
    const old = `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${file(dot)}`
    expect((await clean(old)).svg).not.toContain('DOCTYPE')
  })

  test('refuses references that multiply or run in a circle', async () => {
    const level = (n: number) => `<g id="l${n}">${`<use href="#l${n - 1}"/>`.repeat(10)}</g>`
    const laughs = file(
      `<defs><g id="l0">${dot}</g>${[1, 2, 3, 4, 5, 6, 7, 8].map(level).join('')}</defs><use href="#l8"/>`,
    )
    const circle = file('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')
    const paint = file('<pattern id="p" width="1" height="1"><rect width="1" height="1" fill="url(#p)"/></pattern>')
    for (const bomb of [laughs, circle, paint])
      await expect(clean(bomb)).rejects.toMatchObject(refusal('svg-too-complex'))
  })

  test('refuses very deep, very many and very large drawings', async () => {
    const deep = file(`${'<g>'.repeat(4000)}${dot}${'</g>'.repeat(4000)}`)
    const hidden = file(`${'<g id="/>">'.repeat(1000)}${dot}${'</g>'.repeat(1000)}`)
    await expect(clean(hidden)).rejects.toMatchObject(refusal('svg-too-complex'))
    await expect(clean(deep)).rejects.toMatchObject(refusal('svg-too-complex'))
    await expect(clean(file('<g/>'.repeat(20_000)))).rejects.toMatchObject(refusal('svg-too-complex'))
    const rules = file(`<style>${'a{fill:red}'.repeat(500)}</style>${dot}`)
    await expect(clean(rules)).rejects.toMatchObject(refusal('svg-too-complex'))
    await expect(clean(file(`<path d="${'M0 0'.repeat(70_000)}"/>`))).rejects.toMatchObject(refusal('too-large'))
  })

  test('refuses what is broken, is not SVG, draws nothing, has no size or is a thread', async () => {
    const cases: [string, LogoRefusal][] = [
      [file(dot).slice(0, -9), 'svg-malformed'],
      [file(`<!-- --!><script>alert(1)</script> -->${dot}`), 'svg-malformed'],
      ['<svg viewBox="0 0 9 9"><rect width="9" height="9"/></svg>', 'svg-malformed'],
      ['<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', 'svg-malformed'],
      [`<svg xmlns="http://www.w3.org/2000/svg">${dot}</svg>`, 'svg-malformed'],
      [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 -1 NaN">${dot}</svg>`, 'svg-malformed'],
      [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4000 9">${dot}</svg>`, 'too-narrow'],
      [file('<script>1</script>'), 'svg-empty'],
    ]
    for (const [text, reason] of cases) await expect(clean(text)).rejects.toMatchObject(refusal(reason))
    const utf16 = Buffer.from(`\uFEFF${file('<script>alert(1)</script>')}`, 'utf16le')
    await expect(sanitiseSvg(utf16)).rejects.toMatchObject(refusal('svg-malformed'))
  })

  test('gives the same when it cleans its own result again', async () => {
    const once = await clean(file(`<g opacity=".5">${dot}</g>`))
    expect((await clean(once.svg)).svg).toBe(once.svg)
  })
})
