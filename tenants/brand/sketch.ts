import { contrast, type Hex } from './contrast.ts'
import { type Demand, type Oklch, reach, toHex, withLightness } from './oklch.ts'
import { PAIRS, TEXT } from './pairs.ts'
import { SHADES } from './shades.ts'
import { COLOUR_TOKENS, type ColourToken, type Scheme, type Status, type Tokens } from './tokens.ts'

/**
 * Where one of the school's own colours, or white text on it, was not readable: `token` had contrast `had` on
 * `against` but needs `asked`, so it moved from `from` to `to`.
 */
export type Note = {
  scheme: Scheme
  token: ColourToken
  against: ColourToken
  asked: number
  had: number
  from: Hex
  to: Hex
  moved: 'darker' | 'lighter'
}

/** One scheme in the making: backgrounds are put first, then what is drawn on them is fitted to `PAIRS`. */
export class Sketch {
  readonly notes: Note[] = []
  private readonly made: Partial<Tokens> = {}

  constructor(private readonly scheme: Scheme) {}

  /** The colour of a token made before. Throws an Error when it is asked for too early. */
  get(token: ColourToken): Hex {
    const colour = this.made[token]
    if (!colour) throw new Error(`The token ${token} is needed before it is made`)
    return colour
  }

  /** Puts a colour as it is. */
  put(token: ColourToken, colour: Hex): void {
    this.made[token] = colour
  }

  /** Puts a colour, darkened (light scheme) or lightened (dark scheme) until all its pairs hold. */
  fit(token: ColourToken, start: Hex, own: boolean): void {
    const moved = this.scheme === 'light' ? 'darker' : 'lighter'
    const demands = this.demands(token)
    const to = reach(start, demands, moved)
    this.put(token, to)
    if (own && to !== start) this.note(token, demands, start, to, moved)
  }

  /** Puts the text of a solid colour: white where that is readable, else a deep shade of the colour itself. */
  fill(token: ColourToken, ground: Oklch, own: boolean): void {
    const back = toHex(ground)
    if (contrast('#ffffff', back) >= TEXT) {
      this.put(token, '#ffffff')
      return
    }
    const demands = this.demands(token)
    const deep = toHex({ ...withLightness(ground, 0.24), c: Math.min(ground.c, 0.055) })
    const to = reach(deep, demands, 'darker')
    this.put(token, to)
    if (own) this.note(token, demands, '#ffffff', to, 'darker')
  }

  /** Puts a pale ground in the colour's hue, and the text on it. */
  soft(name: 'brand' | 'accent' | Status, colour: Oklch): void {
    const { soft, onSoft } = SHADES[this.scheme]
    this.put(`${name}-soft`, toHex({ l: soft.l, c: Math.min(colour.c * soft.share, soft.c), h: colour.h }))
    const text = withLightness({ ...colour, c: Math.min(colour.c, onSoft.c) }, onSoft.l)
    this.fit(`on-${name}-soft`, toHex(text), false)
  }

  /** The finished scheme. Throws an Error when a token was forgotten. */
  tokens(): Tokens {
    if (!isComplete(this.made)) throw new Error('A token is missing')
    return this.made
  }

  /** The hover shade is made after the text on it, and moves away from that text. */
  private demands(token: ColourToken): (Demand & { against: ColourToken })[] {
    return PAIRS.filter(({ front, back }) => front === token && back !== 'brand-hover').map(({ back, ratio }) => ({
      against: back,
      back: this.get(back),
      ratio,
    }))
  }

  private note(token: ColourToken, demands: ReturnType<Sketch['demands']>, from: Hex, to: Hex, moved: Note['moved']) {
    const worst = demands.reduce((a, b) => (contrast(from, a.back) <= contrast(from, b.back) ? a : b))
    const had = contrast(from, worst.back)
    this.notes.push({ scheme: this.scheme, token, against: worst.against, asked: worst.ratio, had, from, to, moved })
  }
}

function isComplete(made: Partial<Tokens>): made is Tokens {
  return COLOUR_TOKENS.every(token => made[token] !== undefined)
}
