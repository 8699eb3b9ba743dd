import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { memberOf } from '#tenants/actor.ts'
import { shortNameOf } from '#tenants/people/child-name.ts'
import { myClasses } from '#tenants/people/classes.server.ts'
import { ownChildren } from '#tenants/people/own-children.server.ts'
import { may } from '#tenants/permissions.ts'
import { latestOf } from '../child-observations.server.ts'
import { childrenOfClass } from '../class-children.server.ts'
import { paths } from '../paths.ts'
import { settingsOf } from '../settings.ts'
import { ownUnshared, waitingIds } from '../sharing.server.ts'
import { readByIds } from '../shown.server.ts'
import { ClassStart } from '../ui/class-start.tsx'
import { FamilyStart } from '../ui/family-start.tsx'

const latestShown = 5

export const loader = load('portfolio:view', async ({ school, actor, resolved, url, locale, t }) => {
  const title = t('portfolio.name')
  if (!may(actor.role, 'portfolio:observe')) {
    const own = await ownChildren(school)
    const [only] = own
    if (only && own.length === 1) throw redirect(paths.child(only.id))
    return {
      of: 'family' as const,
      children: own.map(child => ({
        id: child.id,
        name: shortNameOf(child),
        photoId: child.photoId,
        classes: child.classes,
      })),
      title,
    }
  }
  const classes = await myClasses(school)
  const wanted = url.searchParams.get('class')
  const chosen = classes.find(({ id }) => id === wanted) ?? classes[0] ?? null
  const reviews = may(actor.role, 'portfolio:review')
  const [children, latest, unshared, waiting] = await Promise.all([
    chosen ? childrenOfClass(school, chosen.id) : [],
    chosen ? latestOf(school, chosen.id, latestShown, locale) : [],
    ownUnshared(school).then(ids => readByIds(school, ids, locale)),
    reviews ? waitingIds(school) : [],
  ])
  return {
    of: 'school' as const,
    classes,
    chosen: chosen?.id ?? null,
    children,
    latest,
    unshared,
    waiting: waiting.length,
    reviews: reviews && (settingsOf(resolved).review || waiting.length > 0),
    canConfigure: may(actor.role, 'portfolio:configure'),
    memberId: memberOf(actor),
    words: attachmentWords(locale),
    title,
  }
})

export const meta = titled

export default function Start() {
  const data = useLoaderData<typeof loader>()
  return data.of === 'family' ? <FamilyStart {...data} /> : <ClassStart {...data} />
}
