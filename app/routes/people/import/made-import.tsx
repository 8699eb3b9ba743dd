import { Link } from '@remix-run/react'
import MailPlus from 'lucide-react/icons/mail-plus'
import Undo2 from 'lucide-react/icons/undo-2'
import Users from 'lucide-react/icons/users'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import type { ImportSummary } from '#tenants/people/import/made.server.ts'
import { Ask } from '../ask.tsx'
import { paths } from '../paths.ts'
import { PrintSheet } from '../print-sheet.tsx'

/** What an import made, what comes next, and the way back for a day. */
export function MadeImport({ summary, timeZone }: { summary: ImportSummary; timeZone: string }) {
  const { t, locale } = useLanguage()
  const undone = summary.state === 'undone'
  const made = [
    t('people.import.made_children', { count: summary.children }),
    t('people.import.made_guardians', { count: summary.guardians }),
    t('people.import.made_classes', { count: summary.classes.length }),
    ...(summary.tags > 0 ? [t('people.import.made_tags', { count: summary.tags })] : []),
    ...(summary.skipped > 0 && !undone ? [t('people.import.made_skipped', { count: summary.skipped })] : []),
  ].join(' · ')
  const stays = t('people.import.stays', { count: summary.kept.length })
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-8">
      <EmptyState
        level={1}
        illustration={<DoneIllustration />}
        title={undone ? t('people.import.undone') : t('people.import.done')}
        text={undone && summary.children === 0 ? t('people.import.undone_whole') : undone ? stays : made}
        actions={
          undone ? (
            <Button href={paths.import()}>{t('people.import.again')}</Button>
          ) : (
            <>
              <Button href={paths.children()} icon={Users}>
                {t('people.import.see')}
              </Button>
              <Button href={paths.invitations()} variant="secondary" icon={MailPlus}>
                {t('people.import.invite')}
              </Button>
            </>
          )
        }
      />
      {!undone && summary.classes.length > 0 ? (
        <Card as="section">
          <h2 className="text-lg">{t('people.import.print')}</h2>
          <p className="mt-1 text-ink-soft text-sm">{t('people.codes.text')}</p>
          <div className="mt-4 flex flex-wrap gap-2.5">
            {summary.classes.map(({ id, name }) => (
              <PrintSheet key={id} action={paths.classSheet(id)} label={name} />
            ))}
          </div>
        </Card>
      ) : null}
      {summary.kept.length > 0 ? (
        <Card as="section">
          <h2 className="text-lg">{undone ? t('people.import.kept') : t('people.import.would_stay')}</h2>
          <ul className="mt-3 flex flex-col gap-1.5 text-sm">
            {summary.kept.slice(0, 50).map(({ childId, name, use }) => (
              <li key={childId}>
                <Link to={paths.child(childId)} className="font-bold text-link underline underline-offset-4">
                  {name}
                </Link>{' '}
                – {t(`people.import.use.${use}`)}
              </li>
            ))}
          </ul>
          {summary.kept.length > 50 ? (
            <p className="mt-2 text-ink-soft text-sm">{t('people.import.more', { count: summary.kept.length - 50 })}</p>
          ) : null}
        </Card>
      ) : null}
      {undone ? null : (
        <div className="flex flex-wrap items-center justify-between gap-4 border-line/70 border-t pt-6">
          <p className="text-ink-soft text-sm">
            {t('people.import.undo_until', { moment: formatMoment(locale, timeZone, summary.expiresAt) })}
          </p>
          <Ask
            label={t('people.import.undo')}
            icon={Undo2}
            variant="danger-soft"
            title={t('people.import.undo_title')}
            text={
              summary.kept.length > 0
                ? t('people.import.undo_part', { count: summary.kept.length })
                : t('people.import.undo_text')
            }
            action={paths.undoImport(summary.id)}
            confirm={t('people.import.undo')}
            danger
          />
        </div>
      )}
    </div>
  )
}
