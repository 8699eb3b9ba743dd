import { eq, sql } from 'drizzle-orm'
import type { HomeCards, HomeRow } from '#app/platform/home-card.ts'
import { formatDay } from '#app/platform/i18n/format.ts'
import { children } from '#db/schema/children.ts'
import { observationChildren, observations } from '#db/schema/portfolio.ts'
import { memberOf } from '#tenants/actor.ts'
import { shortNameOf } from '#tenants/people/child-name.ts'
import { hereOn } from '#tenants/people/enrolled.ts'
import { portraitId } from '#tenants/people/portrait.server.ts'
import type { School } from '#tenants/school.server.ts'
import { daysNew } from './limits.ts'
import { paths } from './paths.ts'
import { daysBetween } from './policy.ts'

const shown = 3
/** Days after which a child is worth a look. */
const quietDays = 7

export const cards: HomeCards = {
  /** Whom a teacher has not seen for the longest, and what they have not shared yet. */
  observe: async ({ school, t }) => {
    const rows = await quietest(school)
    const drafts = rows[0]?.drafts ?? 0
    const today = school.today()
    const quiet = rows.flatMap(({ child, photoId, last }): HomeRow[] => {
      const days = last === null ? null : daysBetween(last, today)
      if (days !== null && days < quietDays) return []
      const name = shortNameOf(child)
      return [
        {
          id: child.id,
          title: name,
          text: days === null ? t('portfolio.seen.never') : t('portfolio.seen.days', { count: days }),
          href: paths.new({ childId: child.id }),
          avatar: { name, seed: child.id, photoId },
        },
      ]
    })
    if (quiet.length === 0 && drafts === 0) return null
    return {
      title: t('portfolio.homecard.observe'),
      text: drafts > 0 ? t('portfolio.homecard.drafts', { count: drafts }) : undefined,
      icon: 'sprout',
      rows: quiet,
      link:
        drafts > 0
          ? { href: paths.start(), label: t('portfolio.homecard.open') }
          : { href: paths.new(), label: t('portfolio.observe') },
    }
  },
  /** What waits for a lead. */
  review: async ({ school, t }) => {
    const [row] = await school.read(q =>
      q.select({ waiting: sql<number>`count(*)::int` }).from(observations).where(eq(observations.state, 'waiting')),
    )
    if (!row?.waiting) return null
    return {
      title: t('portfolio.homecard.review', { count: row.waiting }),
      icon: 'sprout',
      tone: 'warn',
      link: { href: paths.review(), label: t('portfolio.homecard.review_open') },
    }
  },
  /** What is new of a guardian's children. */
  news: async ({ school, locale, t }) => {
    const rows = await newest(school)
    if (rows.length === 0) return null
    return {
      title: t('portfolio.homecard.news'),
      icon: 'sprout',
      rows: rows.map(({ id, on, author, child, photoId }) => {
        const name = shortNameOf(child)
        return {
          id: `${id}-${child.id}`,
          title: name,
          text: `${formatDay(locale, on)} · ${author}`,
          href: paths.observation(id),
          avatar: { name, seed: child.id, photoId },
        }
      }),
      link: { href: paths.start(), label: t('portfolio.homecard.open') },
    }
  },
}

const quietest = (school: School) => {
  const last = sql<string | null>`(select max(o.observed_on)::text from observation_children c
    join observations o on o.school_id = c.school_id and o.id = c.observation_id
    where c.school_id = "children"."school_id" and c.child_id = "children"."id" and o.state = 'shared')`
  const drafts = sql<number>`(select count(*)::int from observations o where o.school_id = "children"."school_id"
    and o.author_id = ${memberOf(school.actor)} and o.state = 'draft')`
  return school.read(q =>
    q
      .select({ child: children, photoId: portraitId, last, drafts })
      .from(children)
      .where(hereOn(school.today()))
      .orderBy(sql`${last} asc nulls first`, children.firstName, children.id)
      .limit(shown),
  )
}

const newest = (school: School) =>
  school.read(q =>
    q
      .select({
        id: observations.id,
        on: observations.observedOn,
        author: observations.authorName,
        child: children,
        photoId: portraitId,
      })
      .from(observations)
      .innerJoin(
        observationChildren,
        sql`${observationChildren.schoolId} = ${observations.schoolId} and ${observationChildren.observationId} = ${observations.id}`,
      )
      .innerJoin(
        children,
        sql`${children.schoolId} = ${observationChildren.schoolId} and ${children.id} = ${observationChildren.childId}`,
      )
      .where(
        sql`${observations.state} = 'shared' and ${observations.sharedAt} > now() - make_interval(days => ${daysNew}) and ${observations.authorId} <> ${memberOf(school.actor)}`,
      )
      .orderBy(sql`${observations.sharedAt} desc`, observations.id, children.id)
      .limit(shown),
  )
