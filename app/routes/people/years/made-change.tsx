import Undo2 from 'lucide-react/icons/undo-2'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { Ask } from '../ask.tsx'
import { paths } from '../paths.ts'
import type { ShownMade } from './shown.server.ts'

/** What a change of years did, and the way back as long as there is one. */
export function MadeChange({ shown }: { shown: ShownMade }) {
  const { t, locale } = useLanguage()
  const undone = shown.state === 'undone'
  const done = t('people.year.done_text', {
    moving: t('people.year.moves', { count: shown.moving }),
    leaving: t('people.year.moves', { count: shown.leaving }),
    day: formatDay(locale, shown.takesOn),
  })
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-8">
      <EmptyState
        level={1}
        illustration={<DoneIllustration />}
        title={undone ? t('people.year.undone') : t('people.year.done')}
        text={undone ? t('people.year.undone_text') : done}
        actions={<Button href={paths.classes()}>{t('people.tab.classes')}</Button>}
      />
      {shown.contradictions.length > 0 ? (
        <Banner tone="info" title={t('people.year.contradicted')}>
          <ul>
            {shown.contradictions.slice(0, 20).map(({ kind, name, childId }) => (
              <li key={childId ?? name}>{t(`people.year.contradiction.${kind}`, { name })}</li>
            ))}
          </ul>
          {shown.contradictions.length > 20 ? (
            <p>{t('people.year.more', { count: shown.contradictions.length - 20 })}</p>
          ) : null}
        </Banner>
      ) : null}
      {shown.undoable && shown.contradictions.length === 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-4 border-line/70 border-t pt-6">
          <p className="text-ink-soft text-sm">{t('people.year.undo_hint')}</p>
          <Ask
            label={t('people.year.undo')}
            icon={Undo2}
            variant="danger-soft"
            title={t('people.year.undo_title', { year: shown.toYear })}
            text={t('people.year.undo_text')}
            action={paths.undoYearChange(shown.id)}
            confirm={t('people.year.undo')}
            danger
          />
        </div>
      ) : null}
    </div>
  )
}
