import { Form, useLoaderData } from '@remix-run/react'
import BellRing from 'lucide-react/icons/bell-ring'
import FileCheck from 'lucide-react/icons/file-check'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { paths } from '../paths.ts'
import { mayChange } from '../policy.ts'
import { responses } from '../responses.server.ts'
import { ChildStates } from '../ui/child-states.tsx'

export const loader = load('notices:write', async ({ school, actor, params, t }) => {
  const found = await responses(school, idFrom(params.noticeId))
  return {
    ...found,
    canChase: found.out && !found.over && mayChange(actor, found.notice),
    title: t('notices.responses.title'),
  }
})

export const meta = titled

export default function ResponsesPage() {
  const { t, locale, timeZone } = useLanguage()
  const { notice, children, progress, canChase, chasedAt, chaseAgain } = useLoaderData<typeof loader>()
  const { busy } = useAnswer()
  const open = progress.total - progress.done
  return (
    <>
      <PageHeader
        title={t('notices.responses.title')}
        eyebrow={notice.title}
        back={{ href: paths.notice(notice.id), label: t('notices.responses.back') }}
        actions={
          <Button href={paths.record(notice.id)} variant="secondary" icon={FileCheck}>
            {t('notices.record.open')}
          </Button>
        }
      />
      <div className="flex flex-col gap-6">
        <Card as="section" className="flex flex-col gap-4">
          <ProgressBar
            label={t(`notices.responses.${notice.level}`)}
            value={progress.done}
            max={progress.total}
            valueLabel={t('notices.responses.of', progress)}
            tone={open === 0 ? 'ok' : 'brand'}
          />
          {canChase && open > 0 ? (
            <Form
              method="post"
              action={paths.chase(notice.id)}
              className="flex flex-wrap items-center gap-3 print:hidden"
            >
              <Button
                type="submit"
                icon={BellRing}
                disabled={chaseAgain !== null}
                busy={busy}
                busyLabel={t('ui.state.busy')}
              >
                {t('notices.chase.action')}
              </Button>
              <p className="text-ink-soft text-sm">
                {chaseAgain
                  ? t('notices.chase.again', { time: formatMoment(locale, timeZone, chaseAgain) })
                  : chasedAt
                    ? t('notices.chase.last', { time: formatMoment(locale, timeZone, chasedAt) })
                    : t('notices.chase.text')}
              </p>
            </Form>
          ) : null}
        </Card>
        {children.length > 0 ? (
          <ChildStates notice={notice} states={children} />
        ) : (
          <EmptyState title={t('notices.responses.nobody')} text={t('notices.responses.nobody_text')} />
        )}
      </div>
    </>
  )
}
