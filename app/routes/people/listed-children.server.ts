import { childrenOf } from '#tenants/people/children.server.ts'
import { reachByChild } from '#tenants/people/reach.server.ts'
import { spellingOf, spellingOfPerson } from '#tenants/people/spelling.server.ts'
import { tagsByChild } from '#tenants/people/tags.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { ListedChild } from './child-groups.ts'

/** The children that the reader may see, with their guardians and everything by which they are found. */
export async function listedChildren(school: School): Promise<ListedChild[]> {
  const [children, reach, tags] = await Promise.all([childrenOf(school), reachByChild(school), tagsByChild(school)])
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
