import { formatDay } from '#app/platform/i18n/format.ts'
import { type Language, useLanguage } from '#app/platform/i18n/provider.tsx'
import { type DayLevel, type ShownComponent, shownDays } from '#tenants/status/standing.ts'
import { shareText } from './share-text.ts'

const wide = 4
const apart = 1
const tall = 36
/** Told apart by height as well as by colour. */
const looks: Record<DayLevel, { height: number; className: string }> = {
  well: { height: tall, className: 'fill-ok' },
  some: { height: 26, className: 'fill-warn' },
  bad: { height: 16, className: 'fill-danger' },
  none: { height: 5, className: 'fill-line-strong' },
}
const levels = ['well', 'some', 'bad', 'none'] as const

/** Each component's last days as bars, with the share of them that was well. */
export function ComponentHistory({ components }: { components: readonly ShownComponent[] }) {
  const language = useLanguage()
  const { t } = language
  return (
    <section aria-labelledby="history" className="mt-14">
      <h2 id="history" className="text-2xl">
        {t('status.history.title', { days: shownDays })}
      </h2>
      <p className="mt-2 max-w-3xl text-ink-soft">{t('status.history.text')}</p>
      <ul className="mt-6 flex flex-col gap-7">
        {components.map(each => (
          <li key={each.component}>
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <h3 className="text-lg">{t(`status.component.${each.component}`)}</h3>
              <p className="text-ink-soft text-sm tabular-nums">{shareSentence(language, each.share)}</p>
            </div>
            <p className="mb-2.5 max-w-3xl text-ink-soft text-sm">{t(`status.component.${each.component}_text`)}</p>
            <Bars component={each} />
            <p aria-hidden="true" className="mt-1 flex justify-between text-ink-soft text-xs">
              <span>{t('status.history.first', { days: shownDays - 1 })}</span>
              <span>{t('status.history.last')}</span>
            </p>
          </li>
        ))}
      </ul>
      <ul className="mt-6 flex flex-wrap gap-x-6 gap-y-2 text-ink-soft text-sm">
        {levels.map(level => (
          <li key={level} className="flex items-end gap-2">
            <svg aria-hidden="true" width={8} height={20} viewBox={`0 0 8 ${tall}`} preserveAspectRatio="none">
              <Bar level={level} x={0} width={8} />
            </svg>
            {t(`status.level.${level}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Bars({ component: { component, share, days } }: { component: ShownComponent }) {
  const language = useLanguage()
  const { t, locale } = language
  const troubled = days.filter(({ level }) => level === 'some' || level === 'bad').length
  const label = t('status.history.bars', {
    component: t(`status.component.${component}`),
    share: shareSentence(language, share),
    troubled,
  })
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${days.length * (wide + apart) - apart} ${tall}`}
      preserveAspectRatio="none"
      className="block h-9 w-full"
    >
      {days.map(({ day, level, share }, index) => (
        <Bar
          key={day}
          level={level}
          x={index * (wide + apart)}
          width={wide}
          // Of most days there is nothing to say, and each word is fetched ninety times.
          title={
            level === 'some' || level === 'bad'
              ? `${formatDay(locale, day, 'short')}: ${shareText(locale, share ?? 0)}`
              : null
          }
        />
      ))}
    </svg>
  )
}

function Bar({ level, x, width, title }: { level: DayLevel; x: number; width: number; title?: string | null }) {
  const { height, className } = looks[level]
  return (
    <rect x={x} y={tall - height} width={width} height={height} className={className}>
      {title ? <title>{title}</title> : null}
    </rect>
  )
}

const shareSentence = ({ t, locale }: Language, share: number | null) =>
  share === null ? t('status.history.none') : t('status.history.share', { share: shareText(locale, share) })
