import { looksAt } from '#tenants/access/access.server.ts'
import { historyOf } from '#tenants/consent.server.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { classHistory } from '#tenants/people/class-history.server.ts'
import { relativesOfChild } from '#tenants/people/relatives/relatives.server.ts'
import { formatFullDay, formatMoment } from '../i18n/format.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { RecordBlock, RecordPart, RecordReader } from '../record.ts'

/** More than any child has. */
const mostLooks = 10_000

/** What the core knows of a child: who it is, its classes, consents, relatives, and who looked. @throws Problem not_found */
export async function aboutChild({ school, locale, t }: RecordReader, childId: string): Promise<RecordPart> {
  const [child, classes, consents, relatives, { looks }] = await Promise.all([
    childOf(school, childId),
    classHistory(school, childId),
    historyOf(school, childId),
    relativesOfChild(school, childId),
    looksAt(school, childId, { limit: mostLooks }),
  ])
  const day = (iso: string | null) => (iso ? formatFullDay(locale, iso) : null)
  const at = (moment: string | Date) => formatMoment(locale, school.facts.timeZone, moment)
  const own = (memberId: string) => memberId === school.actor.memberId
  const facts: RecordBlock = {
    kind: 'facts',
    facts: [
      { label: t('record.child.name'), value: nameOf(child) },
      { label: t('record.child.call_name'), value: child.callName },
      { label: t('record.child.birth'), value: day(child.birthDate) },
      { label: t('record.child.left'), value: day(child.leftOn) },
    ],
  }
  const portrait = child.photoId
    ? [{ mediaId: child.photoId, name: t('record.child.portrait'), day: school.today() }]
    : []
  const table = (caption: string, head: string[], rows: string[][]): RecordBlock[] =>
    rows.length > 0 ? [{ kind: 'table', caption, head, rows }] : []
  return {
    pages: [
      {
        name: 'child',
        title: nameOf(child),
        blocks: [
          ...(portrait.length > 0 ? [{ kind: 'files' as const, files: portrait }] : []),
          facts,
          ...table(
            t('record.classes.title'),
            [t('record.classes.class'), t('record.classes.year'), t('record.from'), t('record.until')],
            classes.map(each => [each.className, each.schoolYear, day(each.startsOn) ?? '', day(each.endsOn) ?? '']),
          ),
          ...table(
            t('record.relatives.title'),
            [t('record.relatives.name'), t('record.relatives.relation'), t('record.relatives.since')],
            relatives.map(each => [each.name, t(`relatives.relation.${each.relation}`), day(each.since) ?? '']),
          ),
        ],
      },
      {
        name: 'child-consents',
        title: t('record.consents.title'),
        blocks: table(
          t('record.consents.title'),
          [t('record.when'), t('record.consents.for'), t('record.consents.decision'), t('record.consents.who')],
          consents.map(({ decidedAt, purpose, decision, memberId }) => [
            at(decidedAt),
            t(`record.consents.${purpose}`),
            t(`record.consents.${decision}`),
            t(own(memberId) ? 'record.consents.you' : 'record.consents.other'),
          ]),
        ),
      },
      {
        name: 'child-access',
        title: t('record.access.title'),
        blocks: table(
          t('record.access.title'),
          [t('record.when'), t('record.access.who'), t('record.access.what'), t('record.access.why')],
          looks.map(({ at: moment, name, subject, kind, reason }) => [
            at(moment),
            name || t('access.by.guardian'),
            `${t(`access.subject.${subject}` as MessageKey)}${kind === 'export' ? ` (${t('access.export')})` : ''}`,
            reason ?? '',
          ]),
        ),
      },
    ],
    data: {
      child: { ...child, classes: undefined },
      classes,
      consents: consents.map(({ decidedAt, purpose, decision, textVersion, memberId }) => ({
        ...{ decidedAt, purpose, decision, textVersion, byYou: own(memberId) },
      })),
      relatives,
      looks,
    },
  }
}
