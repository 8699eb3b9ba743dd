import { useT } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Card } from '#app/ui/card.tsx'
import type { NoticeDraft } from '../edited-notice.server.ts'
import { NoticeText } from './notice-text.tsx'

/** Somebody else was quicker: the notice as it stands now, above the form with what was typed. */
export function CurrentState({ notice, error }: { notice: NoticeDraft; error: readonly string[] }) {
  const t = useT()
  return (
    <section className="flex flex-col gap-3">
      <Banner live tone="warn" title={t('notices.edit.overtaken_title')}>
        {error.join(' ')}
      </Banner>
      <Card>
        <h2 className="mb-1 text-ink-soft text-sm">{t('notices.edit.now')}</h2>
        <p className="mb-3 text-ink-soft text-sm">
          {t(`notices.form.audience_${notice.audience}`)} · {t(`notices.form.level_${notice.level}`)}
        </p>
        <h3 className="mb-2 break-words text-lg">{notice.title}</h3>
        <NoticeText text={notice.body} />
      </Card>
    </section>
  )
}
