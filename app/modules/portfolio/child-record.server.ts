import { formatFullDay, formatList, formatMoment } from '#app/platform/i18n/format.ts'
import type { RecordBlock, RecordEntry, RecordPage, RecordReader, RecordSource } from '#app/platform/record.ts'
import { childObservations, portfolioChild } from './child-observations.server.ts'
import { goalsNoted, type NotedArea } from './goals-noted.server.ts'
import type { ShownObservation } from './shown-observation.ts'
import { type Step, stepsOf } from './steps.server.ts'

/** What was shared of the child, a page for each year, and how far it is: goals and next steps. Of other children only what its family sees. */
export const record: RecordSource = async (reader, childId) => {
  const { school, locale, t } = reader
  await portfolioChild(school, childId)
  const [shared, areas, steps] = [
    await allObservations(reader, childId),
    await goalsNoted(school, childId, locale),
    await stepsOf(school, childId),
  ]
  const years = [...new Set(shared.map(({ on }) => on.slice(0, 4)))]
  return {
    pages: [
      ...years.map(
        (year): RecordPage => ({
          name: `portfolio-${year}`,
          title: t('portfolio.child_record.year', { year }),
          blocks: [
            {
              kind: 'entries',
              entries: shared.filter(({ on }) => on.startsWith(year)).map(each => entryOf(reader, each)),
            },
          ],
        }),
      ),
      {
        name: 'portfolio-progress',
        title: t('portfolio.child_record.progress'),
        blocks: progressBlocks(reader, areas, steps),
      },
    ],
    data: {
      observations: shared.map(({ id, on, author, origin, text, words, areas: shows, attachments }) => ({
        ...{ id, on, author, origin, text, words },
        areas: shows.map(({ term, name }) => ({ term, name })),
        files: attachments.map(({ mediaId }) => mediaId),
      })),
      goals: areas,
      steps: steps.map(({ id, text, area, author, at, doneAt }) => ({ id, text, area, author, at, doneAt })),
    },
  }
}

async function allObservations({ school, locale }: RecordReader, childId: string): Promise<ShownObservation[]> {
  const all: ShownObservation[] = []
  let before: { on: string; id: string } | undefined
  for (;;) {
    const { observations, next } = await childObservations(school, childId, { before }, locale)
    all.push(...observations)
    const last = observations.at(-1)
    if (!next || !last) return all
    before = { on: last.on, id: last.id }
  }
}

const entryOf = (
  { t, locale }: RecordReader,
  { id, on, author, origin, text, words, areas, attachments }: ShownObservation,
): RecordEntry => ({
  ...{ id, day: on, text },
  title: t(origin === 'home' ? 'portfolio.timeline.home' : 'portfolio.timeline.by', { name: author }),
  facts: [
    { label: t('portfolio.said'), value: words },
    {
      label: t('portfolio.child_record.areas'),
      value: formatList(
        locale,
        areas.map(({ name }) => name),
      ),
    },
  ],
  files: attachments.map(({ mediaId }, index) => ({
    ...{ mediaId, day: on },
    name: `${on} ${t('portfolio.child_record.photo')} ${String(index + 1).padStart(2, '0')}`,
  })),
})

function progressBlocks(
  { school, locale, t }: RecordReader,
  areas: readonly NotedArea[],
  steps: readonly Step[],
): RecordBlock[] {
  const { timeZone } = school.facts
  const goals = areas.flatMap(({ name, goals }): RecordBlock[] => [
    { kind: 'heading', text: name },
    {
      kind: 'facts',
      facts: goals.map(({ name: goal, standing, on }) => ({
        label: goal,
        value: `${t(`portfolio.milestone.${standing}`)} · ${formatFullDay(locale, on)}`,
      })),
    },
  ])
  if (steps.length === 0) return goals
  const entries = steps.map(({ text, author, at, doneAt }) => ({
    ...{ title: text, about: [author, formatMoment(locale, timeZone, at)].join(' · ') },
    facts: [{ label: t('portfolio.steps.done'), value: doneAt && formatMoment(locale, timeZone, doneAt) }],
  }))
  return [...goals, { kind: 'heading', text: t('portfolio.steps.title') }, { kind: 'entries', entries }]
}
