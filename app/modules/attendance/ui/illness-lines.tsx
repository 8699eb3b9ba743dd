import { formatDay, formatLabelled, formatList } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { IllnessLine } from '../illness.server.ts'

const [step, width, height] = [12, 8, 36]

/** How many children of each class were ill of late, and where they are many today, a way to a notice that names nobody. */
export function IllnessLines({
  lines,
  from,
  noticeHref,
}: {
  lines: readonly IllnessLine[]
  /** Children on one day from which it is many; null for never. */
  from: number | null
  /** Null where the reader writes no notices. */
  noticeHref: string | null
}) {
  const { t } = useLanguage()
  if (lines.length === 0) return null
  return (
    <section className="mt-10">
      <SectionHeader title={t('attendance.check.illness.title')} text={t('attendance.check.illness.text')} />
      <ul className="grid gap-4 md:grid-cols-2">
        {lines.map(line => {
          const today = line.days.at(-1)?.count ?? 0
          return (
            <Card key={line.id} as="li" className="flex flex-col gap-4">
              <div className="flex items-end justify-between gap-4">
                <div className="min-w-0">
                  <h3 className="text-lg">{line.name}</h3>
                  <p className="text-ink-soft text-sm">{t('attendance.check.illness.today', { count: today })}</p>
                </div>
                <Bars {...line} />
              </div>
              {from !== null && today >= from ? (
                <Banner
                  tone="warn"
                  title={t('attendance.check.illness.many', { class: line.name })}
                  actions={
                    noticeHref ? (
                      <Button size="sm" variant="secondary" href={noticeHref}>
                        {t('attendance.check.illness.notice')}
                      </Button>
                    ) : undefined
                  }
                >
                  {t('attendance.check.illness.many_text')}
                </Banner>
              ) : null}
            </Card>
          )
        })}
      </ul>
    </section>
  )
}

function Bars({ days }: IllnessLine) {
  const { locale } = useLanguage()
  const most = Math.max(4, ...days.map(({ count }) => count))
  const said = days
    .filter(({ count }) => count > 0)
    .map(({ day, count }) => formatLabelled(locale, formatDay(locale, day), String(count)))
  return (
    <svg
      role="img"
      aria-label={formatList(locale, said)}
      viewBox={`0 0 ${days.length * step} ${height}`}
      className="h-12 w-36 shrink-0 text-warn"
    >
      {days.map(({ day, count }, index) => {
        const tall = count === 0 ? 2 : Math.max(4, (count / most) * height)
        return (
          <rect
            key={day}
            x={index * step + 2}
            y={height - tall}
            width={width}
            height={tall}
            rx={2}
            className={count === 0 ? 'fill-line' : 'fill-current'}
          />
        )
      })}
    </svg>
  )
}
