import { and, eq, isNull, sql } from 'drizzle-orm'
import { formatFullDay, formatLabelled, formatList, formatMoment, formatMonth } from '#app/platform/i18n/format.ts'
import type { RecordBlock, RecordReader, RecordSource } from '#app/platform/record.ts'
import { absences, attendanceDays } from '#db/schema/attendance.ts'
import { type Absence, absencesOf } from './absence.server.ts'
import { type CheckDay, checksSince } from './check-list.server.ts'
import { type ChildMonth, childMonth } from './history.server.ts'
import { type PickupPerson, personsOf } from './pickup-person.server.ts'
import { settingsOf } from './settings.ts'

/** Before anything was ever kept. */
const ever = '2000-01-01'

/** Days, absences with their certificates, morning checks, and who may pick up. */
export const record: RecordSource = async (reader, childId) => {
  const { school, t } = reader
  const months: ChildMonth[] = []
  // A month is one read; a child has some fifty at most.
  for (const month of await monthsOf(reader, childId))
    months.push(await childMonth(school, settingsOf(reader.resolved), childId, month))
  const [reports, checks, persons] = [
    await absencesOf(school, childId),
    await checksSince(school, childId, ever),
    await personsOf(school, childId),
  ]
  return {
    pages: [
      {
        name: 'attendance',
        title: t('attendance.child_record.days'),
        blocks: months.flatMap(month => monthBlocks(reader, month)),
      },
      { name: 'attendance-absences', title: t('attendance.today.absences'), blocks: absenceBlocks(reader, reports) },
      { name: 'attendance-checks', title: t('attendance.check.title'), blocks: checkBlocks(reader, checks) },
      { name: 'attendance-pickup', title: t('attendance.pickup.persons'), blocks: personBlocks(reader, persons) },
    ],
    data: {
      days: months.flatMap(({ days }) =>
        days.map(({ day, state, cell, arrivedAt, leftAt, reason }) => ({
          day,
          state,
          cell,
          arrivedAt,
          leftAt,
          reason,
        })),
      ),
      absences: reports.map(({ certificates, childName: _name, own: _own, ...each }) => ({
        ...each,
        certificates: certificates.map(({ mediaId }) => mediaId),
      })),
      checks: checks.map(({ day, rounds, steps }) => ({ day, rounds, steps })),
      pickupPersons: persons.map(({ photoId, addedBy: _by, ...each }) => ({ ...each, mediaId: photoId })),
    },
    sensitive:
      checks.length > 0 || reports.some(({ note, certificates }) => note || certificates.length > 0) ? ['health'] : [],
  }
}

/** Months with anything in them, the latest first. */
async function monthsOf({ school }: RecordReader, childId: string): Promise<string[]> {
  const [days, reports] = await school.read(q =>
    Promise.all([
      q
        .selectDistinct({ month: sql<string>`to_char(${attendanceDays.day}, 'YYYY-MM')` })
        .from(attendanceDays)
        .where(eq(attendanceDays.childId, childId)),
      q
        .selectDistinct({
          month: sql<string>`to_char(generate_series(date_trunc('month', ${absences.fromDay}), least(${absences.toDay}, ${school.today()}::date), interval '1 month'), 'YYYY-MM')`,
        })
        .from(absences)
        .where(and(eq(absences.childId, childId), isNull(absences.withdrawnAt))),
    ]),
  )
  return [...new Set([...days, ...reports].map(({ month }) => month))].sort().reverse()
}

function monthBlocks({ school, locale, t }: RecordReader, { month, days, present, missed }: ChildMonth): RecordBlock[] {
  if (days.length === 0) return []
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: school.facts.timeZone })
  const at = (moment: string | null) => (moment ? clock.format(new Date(moment)) : '')
  return [
    { kind: 'heading', text: formatMonth(locale, month) },
    {
      kind: 'table',
      caption: [
        formatLabelled(locale, t('attendance.month.present'), String(present)),
        formatLabelled(locale, t('attendance.month.missed'), String(missed)),
      ].join(' · '),
      head: [
        t('attendance.child_record.day'),
        t('attendance.child_record.state'),
        t('attendance.sheet.arrived'),
        t('attendance.sheet.left'),
      ],
      rows: days.map(({ day, cell, state, arrivedAt, leftAt, reason }) => [
        formatFullDay(locale, day),
        [
          cell ? t(`attendance.month.word.${cell}`) : t(`attendance.state.${state}`),
          reason ? t(`attendance.reason.${reason}`) : null,
        ]
          .filter(Boolean)
          .join(' · '),
        at(arrivedAt),
        at(leftAt),
      ]),
    },
  ]
}

function absenceBlocks({ locale, t }: RecordReader, reports: readonly Absence[]): RecordBlock[] {
  if (reports.length === 0) return []
  const entries = reports.map(({ id, fromDay, toDay, reason, note, reportedBy, withdrawn, certificates }) => ({
    ...{ id, day: fromDay, text: note ?? undefined },
    title: t(`attendance.reason.${reason}`),
    about: [reportedBy, withdrawn ? t('attendance.child_record.withdrawn') : null].filter(Boolean).join(' · '),
    facts: [
      { label: t('attendance.child_record.last'), value: toDay === fromDay ? null : formatFullDay(locale, toDay) },
    ],
    files: certificates.map(({ mediaId }) => ({
      mediaId,
      day: fromDay,
      name: t('attendance.child_record.certificate'),
    })),
  }))
  return [{ kind: 'entries', entries }]
}

function checkBlocks({ school, locale, t }: RecordReader, days: readonly CheckDay[]): RecordBlock[] {
  const { timeZone } = school.facts
  const entries = days.flatMap(({ day, rounds, steps }) => {
    const checks = rounds.flatMap(({ round, check }) => (check ? [{ round, ...check }] : []))
    // What was done is of the day: it stands once, at its last look.
    const done = formatList(
      locale,
      steps.map(({ step }) => t(`attendance.check.step.${step}`)),
    )
    return checks.map(({ round, level, finding, at, by }, index) => {
      const { temperature = null, note = null, ...signs } = finding ?? {}
      const parts = Object.entries(signs).flatMap(([part, sign]) =>
        sign
          ? [
              {
                label: t(`attendance.check.part.${part as keyof typeof signs}`),
                value: t(`attendance.check.sign.${sign}`),
              },
            ]
          : [],
      )
      return {
        ...{ day, title: `${t(`attendance.check.round.${round}`)} · ${t(`attendance.check.level.${level}`)}` },
        about: [by, formatMoment(locale, timeZone, at)].filter(Boolean).join(' · '),
        text: note || undefined,
        facts: [
          { label: t('attendance.check.temperature'), value: temperature === null ? null : `${temperature} °C` },
          ...parts,
          { label: t('attendance.check.what_done'), value: index === checks.length - 1 ? done : '' },
        ],
      }
    })
  })
  return entries.length > 0 ? [{ kind: 'entries', entries }] : []
}

function personBlocks({ locale, t }: RecordReader, persons: readonly PickupPerson[]): RecordBlock[] {
  if (persons.length === 0) return []
  const entries = persons.map(({ name, relation, phone, photoId, fromDay, toDay }) => ({
    ...{ title: name, about: relation },
    facts: [
      { label: t('attendance.child_record.phone'), value: phone },
      { label: t('record.from'), value: formatFullDay(locale, fromDay) },
      { label: t('record.until'), value: toDay ? formatFullDay(locale, toDay) : null },
    ],
    files: photoId ? [{ mediaId: photoId, day: fromDay, name }] : [],
  }))
  return [{ kind: 'entries', entries }]
}
