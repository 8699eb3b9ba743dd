import { formatList } from '#app/platform/i18n/format.ts'
import type { Locale, Translate } from '#app/platform/i18n/translate.ts'
import { type IncidentReport, regionName } from './incident.ts'

/** A fact of a report by its name, as pages and paper show it. */
export interface IncidentFact {
  id: string
  term: string
  text: string
}

/** What stands in a report, in the order in which it is asked for; what was left empty is left out. */
export function factsOf(report: IncidentReport, t: Translate, locale: Locale): IncidentFact[] {
  const regions = report.regions.map(id => regionName(t, id))
  const place = t(`health.incident.place.${report.place}`)
  const facts: [id: string, term: string, text: string | null][] = [
    ['time', t('health.incident.form.time_label'), report.time],
    [
      'place',
      t('health.incident.form.place_label'),
      report.placeWords ? t('health.incident.place_words', { place, words: report.placeWords }) : place,
    ],
    ['what', t('health.incident.form.what_label'), report.what],
    ['regions', t('health.incident.form.regions_label'), formatList(locale, regions)],
    ['firstAid', t('health.incident.form.first_aid_label'), report.firstAid],
    ['firstAidBy', t('health.incident.form.first_aid_by_label'), report.firstAidBy],
    ['seenBy', t('health.incident.form.seen_by_label'), report.seenBy],
    [
      'called',
      t('health.incident.form.called_label'),
      report.familyCalled
        ? t('health.incident.called_at', { time: report.calledAt ?? '' })
        : t('health.incident.not_called'),
    ],
    ['doctor', t('health.incident.form.doctor_label'), t(`health.incident.doctor.${report.doctor}`)],
    ['others', t('health.incident.form.others_label'), report.others],
  ]
  return facts.flatMap(([id, term, text]) => (text ? [{ id, term, text }] : []))
}
