import type { Vocabulary } from './vocabulary.ts'

export const schoolKinds = ['kindergarten', 'nursery', 'primary', 'after-school'] as const
export type SchoolKind = (typeof schoolKinds)[number]

/** What a new school of a kind begins with; it can change all of it. */
export type KindDefaults = {
  /** Ids of modules switched on; an open list, since modules come and go by their manifests. */
  modules: readonly string[]
  vocabulary: Vocabulary
  /** By module id, then by that module's own setting. */
  settings: Readonly<Record<string, Readonly<Record<string, boolean>>>>
}

/** True for one of the four kinds; for text from a form or a row. */
export function isSchoolKind(text: string): text is SchoolKind {
  return schoolKinds.some(kind => kind === text)
}

/**
 * What is usual in a country, over the settings of a kind. Kindergartens and nurseries in China look at every child again at noon
 * (晨午检) and keep a register of both rounds.
 */
const countrySettings: Readonly<Record<string, Partial<Record<SchoolKind, KindDefaults['settings']>>>> = {
  CN: {
    kindergarten: { attendance: { noonChecks: true } },
    nursery: { attendance: { noonChecks: true } },
  },
}

/** Settings with which a module begins in a school of a kind and country; none for a kind that is unknown. */
export const usualSettings = (
  { kind, country }: { kind: string; country: string },
  moduleId: string,
): Readonly<Record<string, boolean>> =>
  isSchoolKind(kind)
    ? { ...kindDefaults[kind].settings[moduleId], ...countrySettings[country]?.[kind]?.[moduleId] }
    : {}

/**
 * Defaults per kind. Comments begin off for the youngest, where a remark is about a child who cannot answer,
 * and in after-school care, where families of several schools meet; hearts are harmless everywhere. The youngest are looked at
 * every morning.
 */
export const kindDefaults: Readonly<Record<SchoolKind, KindDefaults>> = {
  kindergarten: {
    modules: ['albums', 'attendance', 'health', 'messages', 'notices', 'portfolio', 'reports'],
    vocabulary: { class: 'noun.class', teacher: 'noun.teacher', child: 'noun.child' },
    settings: { albums: { comments: true, hearts: true }, attendance: { checks: true }, notices: { comments: true } },
  },
  nursery: {
    modules: ['albums', 'attendance', 'health', 'messages', 'notices', 'portfolio', 'reports'],
    vocabulary: { class: 'noun.group', teacher: 'noun.educator', child: 'noun.child' },
    settings: { albums: { comments: false, hearts: true }, attendance: { checks: true }, notices: { comments: false } },
  },
  primary: {
    modules: ['albums', 'attendance', 'health', 'messages', 'notices'],
    vocabulary: { class: 'noun.class', teacher: 'noun.teacher', child: 'noun.pupil' },
    settings: { albums: { comments: true, hearts: true }, notices: { comments: true } },
  },
  'after-school': {
    modules: ['albums', 'attendance', 'health', 'messages', 'notices'],
    vocabulary: { class: 'noun.group', teacher: 'noun.educator', child: 'noun.child' },
    settings: { albums: { comments: false, hearts: true }, notices: { comments: false } },
  },
}
