import type { Locale } from '#app/platform/i18n/translate.ts'
import type { ActorRole } from '#tenants/roles.ts'

/** One way of doing something, as it rests in `articles/<id>.json`, in every language. */
interface ArticleFile {
  /** Who does it. */
  roles: readonly ActorRole[]
  /** The module that must be on; left out: none. */
  module?: string
  /** Where it is done. */
  href: string
  /** Where it stands among the others; lower is earlier. */
  order: number
  words: Record<Locale, { title: string; summary: string; steps: readonly string[]; hint?: string }>
}

export interface Article {
  id: string
  href: string
  title: string
  summary: string
  steps: readonly string[]
  hint: string | null
}

interface Reader {
  role: ActorRole
  modules: readonly string[]
  locale: Locale
}

const files = Object.entries(
  import.meta.glob<ArticleFile>('./articles/*.json', { eager: true, import: 'default' }),
).map(([path, file]) => ({ id: path.replace(/^.*\/(.+)\.json$/, '$1'), file }))

/** What a reader's role does at this school, in the order of the day. @param search words that all have to stand in the article; '' for all */
export function articlesFor({ role, modules, locale }: Reader, search = ''): Article[] {
  const words = search.toLocaleLowerCase(locale).split(/\s+/).filter(Boolean)
  return files
    .filter(({ file }) => file.roles.includes(role) && (!file.module || modules.includes(file.module)))
    .toSorted((a, b) => a.file.order - b.file.order)
    .map(({ id, file }) => {
      const { hint = null, ...texts } = file.words[locale]
      return { id, href: file.href, hint, ...texts }
    })
    .filter(({ title, summary, steps, hint }) => {
      const text = [title, summary, ...steps, hint].join(' ').toLocaleLowerCase(locale)
      return words.every(word => text.includes(word))
    })
}

/** One of them, or null: none of that name, another role's, or of a module that is off. */
export const articleFor = (reader: Reader, id: string | undefined): Article | null =>
  articlesFor(reader).find(article => article.id === id) ?? null
