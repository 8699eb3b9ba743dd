import { and, between, inArray, ne } from 'drizzle-orm'
import { formatDay, formatList } from '#app/platform/i18n/format.ts'
import type { Register } from '#app/platform/registers.ts'
import { healthIncidents } from '#db/schema/health-incidents.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { sealFor } from '#tenants/vault.server.ts'
import { regionName, standingOf } from './incident.ts'
import { incidentRows, openReport } from './incident-rows.server.ts'

/** The register of incidents, as far as they were submitted. */
export const incidentRegister: Register = {
  title: 'health.registers.incidents.title',
  text: 'health.registers.incidents.text',
  columns: [
    { id: 'day', label: 'health.registers.incidents.day', share: 0.11 },
    { id: 'child', label: 'health.registers.incidents.child', share: 0.13 },
    { id: 'what', label: 'health.registers.incidents.what', share: 0.26 },
    { id: 'where', label: 'health.registers.incidents.where', share: 0.12 },
    { id: 'body', label: 'health.registers.incidents.body', share: 0.12 },
    { id: 'done', label: 'health.registers.incidents.done', share: 0.16 },
    { id: 'family', label: 'health.registers.incidents.family', share: 0.1 },
  ],
  rows: async ({ school, t, locale }, { children, firstDay, lastDay }) => {
    const sealer = await sealFor(school, 'health')
    const rows = await school.read(q =>
      incidentRows(
        q,
        and(
          inArray(
            healthIncidents.childId,
            children.map(({ id }) => id),
          ),
          between(healthIncidents.day, firstDay, lastDay),
          ne(healthIncidents.state, 'draft'),
        ),
      ),
    )
    return Promise.all(
      rows.toReversed().map(async ({ incident, child, signedWith }) => {
        const report = await openReport(sealer, incident)
        const { time, kind, place, placeWords, what, regions, firstAid, firstAidBy, calledAt, doctor } = report
        const standing = standingOf({ ...incident, returned: false, signedWith })
        return {
          id: incident.id,
          cells: {
            day: `${formatDay(locale, incident.day, 'short')} ${time}`,
            child: nameOf(child),
            what: `${t(`health.incident.kind.${kind}`)} · ${what}`,
            where: [t(`health.incident.place.${place}`), ...(placeWords ? [placeWords] : [])].join(' · '),
            body: formatList(
              locale,
              regions.map(id => regionName(t, id)),
            ),
            done: [firstAid, firstAidBy, ...(doctor === 'none' ? [] : [t(`health.incident.doctor.${doctor}`)])].join(
              ' · ',
            ),
            family: [
              ...(calledAt ? [t('health.registers.incidents.called', { time: calledAt })] : []),
              t(`health.incident.standing.${standing}`),
            ].join(' · '),
          },
        }
      }),
    )
  },
}
