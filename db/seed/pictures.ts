import sharp from 'sharp'

/** Deterministic, so that the demo looks the same everywhere. */
function random(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (state ^ (state << 13)) >>> 0
    state = (state ^ (state >>> 17)) >>> 0
    state = (state ^ (state << 5)) >>> 0
    return state / 4_294_967_296
  }
}

const skies = ['#bfe3f5', '#fde2c4', '#d6ecd2', '#f8d9df', '#e3dcf5', '#fff0c2']
const grounds = ['#8fbf6b', '#c9b37a', '#7fb59a', '#d9a66b', '#a3b36b']
const clothes = ['#e4572e', '#2e86ab', '#f2b134', '#7b4fa3', '#3a9d6e', '#d64577']
const skins = ['#f6d5b8', '#e0ac7e', '#b97a4e', '#8a5735', '#f1c7a1']
const hairs = ['#2d2019', '#6b4423', '#c98a3a', '#1b1b22', '#8c3b1f']

/**
 * A drawn scene of children outdoors as a JPEG, 1600 px wide: the demo shows no photo of a real child.
 * @param seed another number, another scene
 */
export async function drawnPhoto(seed: number): Promise<Buffer> {
  const next = random(seed + 7)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item
  const upright = seed % 4 === 3
  const [width, height] = upright ? [1200, 1600] : [1600, 1200]
  const horizon = height * (0.5 + next() * 0.15)
  const shapes = [
    `<rect width="${width}" height="${height}" fill="${pick(skies)}"/>`,
    `<circle cx="${next() * width}" cy="${height * 0.18}" r="${70 + next() * 60}" fill="#fff6d8" opacity=".9"/>`,
    hills(width, horizon, pick(grounds), next),
    `<rect y="${horizon}" width="${width}" height="${height - horizon}" fill="${pick(grounds)}"/>`,
    ...Array.from({ length: 3 + Math.floor(next() * 3) }, () =>
      tree(
        next() * width,
        horizon + next() * 40,
        90 + next() * 120,
        pick(['#4f8f5b', '#d98c3f', '#6aa84f', '#b5543a']),
      ),
    ),
    ...Array.from({ length: 2 + Math.floor(next() * 4) }, (_, index) =>
      child(
        width * (0.15 + 0.18 * index + next() * 0.08),
        horizon + height * 0.12 + next() * height * 0.14,
        150 + next() * 60,
        pick(clothes),
        pick(skins),
        pick(hairs),
      ),
    ),
    ...Array.from(
      { length: 24 },
      () =>
        `<ellipse cx="${next() * width}" cy="${horizon + 60 + next() * (height - horizon)}" rx="${6 + next() * 10}" ry="5" fill="${pick(['#e9b44c', '#d1495b', '#edae49', '#ffffff'])}" opacity=".8"/>`,
    ),
  ]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${shapes.join('')}</svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer()
}

function hills(width: number, horizon: number, fill: string, next: () => number): string {
  const top = () => horizon - 60 - next() * 140
  return `<path d="M0 ${horizon} Q ${width * 0.25} ${top()} ${width * 0.5} ${horizon} T ${width} ${horizon} V ${horizon + 10} H 0 Z" fill="${fill}" opacity=".65"/>`
}

function tree(x: number, y: number, size: number, fill: string): string {
  return `<rect x="${x - size * 0.08}" y="${y - size * 0.6}" width="${size * 0.16}" height="${size * 0.7}" fill="#7a5a3a"/><circle cx="${x}" cy="${y - size}" r="${size * 0.55}" fill="${fill}"/><circle cx="${x - size * 0.35}" cy="${y - size * 0.75}" r="${size * 0.35}" fill="${fill}"/><circle cx="${x + size * 0.36}" cy="${y - size * 0.78}" r="${size * 0.33}" fill="${fill}"/>`
}

function child(x: number, y: number, size: number, shirt: string, skin: string, hair: string): string {
  const head = size * 0.34
  return `<g><ellipse cx="${x}" cy="${y + size * 1.2}" rx="${size * 0.5}" ry="${size * 0.1}" fill="#000" opacity=".12"/>
<rect x="${x - size * 0.2}" y="${y + size * 0.75}" width="${size * 0.16}" height="${size * 0.45}" rx="${size * 0.06}" fill="#41506b"/><rect x="${x + size * 0.05}" y="${y + size * 0.75}" width="${size * 0.16}" height="${size * 0.45}" rx="${size * 0.06}" fill="#41506b"/>
<rect x="${x - size * 0.32}" y="${y + size * 0.2}" width="${size * 0.64}" height="${size * 0.66}" rx="${size * 0.2}" fill="${shirt}"/>
<circle cx="${x}" cy="${y}" r="${head}" fill="${skin}"/><path d="M ${x - head} ${y} A ${head} ${head} 0 0 1 ${x + head} ${y} Q ${x} ${y - head * 0.45} ${x - head} ${y} Z" fill="${hair}"/>
<circle cx="${x - head * 0.36}" cy="${y + head * 0.12}" r="${head * 0.09}" fill="#2b2b2b"/><circle cx="${x + head * 0.36}" cy="${y + head * 0.12}" r="${head * 0.09}" fill="#2b2b2b"/>
<path d="M ${x - head * 0.3} ${y + head * 0.42} Q ${x} ${y + head * 0.68} ${x + head * 0.3} ${y + head * 0.42}" stroke="#8a3b2b" stroke-width="${head * 0.09}" fill="none" stroke-linecap="round"/></g>`
}
