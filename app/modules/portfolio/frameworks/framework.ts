/** A name in the languages of the product. */
export type Names = Readonly<Record<'en' | 'zh-Hans', string>>

/** Frameworks that come with the product; a school's own is `own`. */
export const builtInIds = ['cn36', 'eyfs'] as const
export const frameworkIds = [...builtInIds, 'own'] as const
export type FrameworkId = (typeof frameworkIds)[number]

/**
 * One of them as data. Keys are what rows store, so they never change: `cn36.health` is an area, `cn36.health.body` a part of it,
 * `cn36.health.body.1` a goal. Facts and names follow the source; texts are our own words.
 */
export interface Framework {
  id: (typeof builtInIds)[number]
  names: Names
  /** Where it is published, to be checked against. */
  source: string
  areas: readonly Area[]
}
export interface Area {
  key: string
  names: Names
  parts: readonly Part[]
}
export interface Part {
  key: string
  names: Names
  goals: readonly Goal[]
}
export interface Goal {
  key: string
  names: Names
}

type Pair = readonly [en: string, zh: string]
/** A part as it is written down: its key's last word, its names, and its goals in order. */
export type PartLine = readonly [word: string, names: Pair, goals: readonly Pair[]]

const namesOf = ([en, zh]: Pair): Names => ({ en, 'zh-Hans': zh })

/** Makes an area of its lines; goals are numbered from 1 within their part. */
export const area = (key: string, names: Pair, parts: readonly PartLine[]): Area => ({
  key,
  names: namesOf(names),
  parts: parts.map(([word, partNames, goals]) => ({
    key: `${key}.${word}`,
    names: namesOf(partNames),
    goals: goals.map((goal, index) => ({ key: `${key}.${word}.${index + 1}`, names: namesOf(goal) })),
  })),
})
