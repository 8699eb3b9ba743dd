import type { SchoolRequest } from '#app/platform/load.server.ts'
import { type ChildSummary, childrenOf } from '#tenants/people/children.server.ts'
import { type Found, foundBy } from '#tenants/people/directory/search.server.ts'
import { reachByChild } from '#tenants/people/reach.server.ts'
import { spellingOf, spellingOfPerson } from '#tenants/people/spelling.server.ts'
import { tagsByChild } from '#tenants/people/tags.server.ts'
import type { School } from '#tenants/school.server.ts'
import { type ListedChild, letterOf } from './child-groups.ts'

/** So many children travel to the browser as a whole, which then finds among them without asking; more come by the letter. */
export const wholeList = 300

export interface Directory {
  /** Of how many children the reader sees these are. */
  total: number
  children: ListedChild[]
  /** By which letters a long list is leafed through, and at which it stands; null for one that is here as a whole. */
  letters: { all: string[]; at: string | null } | null
  classes: { id: string; name: string }[]
}

/** The children that the reader may see, with their guardians and everything by which they are found; of many, those at a letter. */
export async function directory({
  school,
  url,
  locale,
}: Pick<SchoolRequest, 'school' | 'url' | 'locale'>): Promise<Directory> {
  const all = await childrenOf(school)
  const classes = [...new Map(all.flatMap(child => child.classes).map(each => [each.id, each])).values()].sort(
    byName(locale),
  )
  const common = { total: all.length, classes }
  if (all.length <= wholeList) return { ...common, children: await listed(school, all), letters: null }
  const { searchParams } = url
  const wanted = await filtered(school, all, searchParams.get('class'), searchParams.get('tag'))
  const letters = lettersOf(wanted)
  const asked = searchParams.get('letter')
  const at = wanted.length <= wholeList ? null : letters.includes(asked ?? '') ? asked : (letters[0] ?? null)
  const children = at === null ? wanted : wanted.filter(child => letterOf(child, spellingOf(child)) === at)
  return { ...common, children: await listed(school, children), letters: { all: letters, at } }
}

/** Whom a part of a name finds: staff, and of a list that is not with the reader as a whole its children. */
export async function searched(
  school: School,
  typed: string,
): Promise<{ staff: Found['staff']; children: ListedChild[] }> {
  const [all, found] = await Promise.all([childrenOf(school), foundBy(school, typed)])
  const ids = new Set(found.childIds)
  const children = all.length <= wholeList ? [] : all.filter(({ id }) => ids.has(id))
  return { staff: found.staff, children: await listed(school, children) }
}

async function filtered(
  school: School,
  children: readonly ChildSummary[],
  classId: string | null,
  tagId: string | null,
): Promise<ChildSummary[]> {
  const tags = tagId ? await tagsByChild(school) : null
  return children.filter(
    ({ id, classes }) =>
      (!classId || classes.some(each => each.id === classId)) &&
      (!tags || tags.get(id)?.some(each => each.id === tagId)),
  )
}

/** All of them, each with its guardians and everything by which it is found. */
export const listedChildren = async (school: School): Promise<ListedChild[]> => listed(school, await childrenOf(school))

async function listed(school: School, children: readonly ChildSummary[]): Promise<ListedChild[]> {
  const [reach, tags] = await Promise.all([reachByChild(school), tagsByChild(school)])
  return children.map(({ leftOn: _, ...child }) => {
    const { guardians, joined } = reach.get(child.id) ?? { guardians: [], joined: 0 }
    const spellings = [spellingOf(child), ...guardians.map(({ name }) => spellingOfPerson(name))]
    return {
      ...child,
      guardians,
      joined,
      tags: tags.get(child.id) ?? [],
      spelling: spellings.filter(Boolean).join(' '),
    }
  })
}

const lettersOf = (children: readonly ChildSummary[]): string[] =>
  [...new Set(children.map(child => letterOf(child, spellingOf(child))))].sort()

function byName(locale: string): (a: { name: string }, b: { name: string }) => number {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  return (a, b) => compare(a.name, b.name)
}
