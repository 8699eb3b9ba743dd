import { Form } from '@remix-run/react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { stateTones } from '#app/platform/state-tones.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Table, type TableColumn } from '#app/ui/table.tsx'
import type { SiteFigures, SiteSummary } from './figures.server.ts'
import { gigabytes } from './gigabytes.ts'
import type { DayLabel } from './group-figures.tsx'
import { sitePaths } from './paths.ts'

/** Each school with its figures; the ways to it and from it. */
export function SiteTable(props: { sites: readonly SiteSummary[]; here: string; days: readonly DayLabel[] }) {
  const { t, locale } = useLanguage()
  const whole = (value: number) => new Intl.NumberFormat(locale).format(value)
  const pair = ({ value, of }: { value: number; of: number }) => t('sites.pair', { value: whole(value), of: whole(of) })
  const figure = (id: string, header: string, one: (figures: SiteFigures) => string): TableColumn<SiteSummary> => ({
    ...{ id, header, end: true },
    cell: ({ figures }) => <span className="whitespace-nowrap">{figures ? one(figures) : '–'}</span>,
  })
  const columns: TableColumn<SiteSummary>[] = [
    { id: 'name', header: t('sites.school'), main: true, cell: site => <Name site={site} /> },
    figure('children', t('sites.figure.children'), ({ children }) => whole(children)),
    figure('families', t('sites.figure.families'), ({ families }) => pair(families)),
    ...props.days.map(({ moduleId, label }) =>
      figure(moduleId, label, ({ today }) => {
        const day = today.find(each => each.moduleId === moduleId)
        return day ? pair(day) : '–'
      }),
    ),
    figure('staff', t('sites.figure.staff'), ({ staff }) => whole(staff)),
    figure('classes', t('sites.figure.classes'), ({ classes }) => whole(classes)),
    figure('storage', t('sites.figure.storage'), ({ storage }) => gigabytes(storage.value, locale)),
    {
      id: 'ways',
      header: t('sites.ways'),
      cell: site => (site.id === props.here ? <span>{t('sites.here')}</span> : <Ways site={site} />),
    },
  ]
  return <Table caption={t('sites.each')} columns={columns} rows={props.sites} rowId={({ id }) => id} />
}

function Name({ site: { name, plan, state } }: { site: SiteSummary }) {
  const { t } = useLanguage()
  return (
    <span className="flex flex-col items-start gap-1.5 md:min-w-32">
      <span className="min-w-0 [overflow-wrap:anywhere]">{name}</span>
      <span className="flex flex-wrap gap-1.5">
        {plan === state ? null : <Badge>{t(`settings.plan.${plan}` as MessageKey)}</Badge>}
        <Badge tone={stateTones[state]}>{t(`billing.state.${state}`)}</Badge>
      </span>
    </span>
  )
}

/** Going there is a ticket (decision 023); copying begins with a comparison. A school that is shut gives neither. */
function Ways({ site: { id, name, figures } }: { site: SiteSummary }) {
  const { t } = useLanguage()
  if (!figures) return <span className="text-ink-soft text-sm">{t('sites.shut')}</span>
  return (
    <span className="flex flex-wrap gap-2 whitespace-nowrap max-md:justify-end">
      <Form method="post" action="/enter/other-school">
        <input type="hidden" name="schoolId" value={id} />
        <Button type="submit" size="sm" aria-label={`${t('shell.schools.go')}: ${name}`}>
          {t('shell.schools.go')}
        </Button>
      </Form>
      <Button href={sitePaths.site(id)} size="sm" variant="secondary" aria-label={`${t('sites.copy')}: ${name}`}>
        {t('sites.copy')}
      </Button>
    </span>
  )
}
